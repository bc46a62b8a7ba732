"""No test reaches beyond this machine: only loopback and sockets of the file system may be connected to."""

import ipaddress
import socket
from typing import Any

_connect = socket.socket.connect
_connect_ex = socket.socket.connect_ex


class NetworkBlockedError(AssertionError):
    """A test tried to leave the machine."""


def block() -> None:
    """From now on a connection to another machine fails loudly, in this process."""
    socket.socket.connect = _guarded_connect  # type: ignore[method-assign,assignment]
    socket.socket.connect_ex = _guarded_connect_ex  # type: ignore[method-assign,assignment]


def _guarded_connect(self: socket.socket, address: Any) -> None:
    _check(self, address)
    _connect(self, address)


def _guarded_connect_ex(self: socket.socket, address: Any) -> int:
    _check(self, address)
    return _connect_ex(self, address)


def _check(used: socket.socket, address: Any) -> None:
    if used.family in {socket.AF_INET, socket.AF_INET6} and not _is_here(str(address[0])):
        raise NetworkBlockedError(f"a test connects to {address[0]}")


def _is_here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
