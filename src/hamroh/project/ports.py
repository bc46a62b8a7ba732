"""Which port of this machine to answer on."""

import http.client
import socket

DEFAULT = 8000
_TRIED = 100


class PortTakenError(RuntimeError):
    """Another program answers on the port that was asked for."""


def choose(host: str, asked: int | None) -> int:
    """The port asked for, or the first free one from 8000 on. Raises PortTakenError."""
    if asked is not None:
        if not _is_free(host, asked):
            raise PortTakenError(f"Port {asked} is taken; choose another with --port, or none.")
        return asked
    for port in range(DEFAULT, DEFAULT + _TRIED):
        if _is_free(host, port):
            return port
    raise PortTakenError(f"No port from {DEFAULT} to {DEFAULT + _TRIED} is free; choose one with --port.")


def is_healthy(host: str, port: int) -> bool:
    """Whether Hamroh answers there and reaches its database."""
    connection = http.client.HTTPConnection(host, port, timeout=2)
    try:
        connection.request("GET", "/health")
        return connection.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _is_free(host: str, port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True
