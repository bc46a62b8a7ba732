"""How a cluster is made and started: arguments of initdb and settings of the server."""

from pathlib import Path

OWNER = "hamroh"
"""The login of the embedded cluster, its superuser; the application works in a lesser role."""

DATABASE = "hamroh"

_ALWAYS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "max_connections": "100",
    "lc_messages": "C",
}
_THROW_AWAY = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "autovacuum_naptime": "10min",
}


def initdb(folder: Path, major: int, *, durable: bool) -> list[str]:
    """Arguments of initdb. Letters of all scripts are folded alike everywhere: no locale of the machine is used.

    The built-in provider came with 17; before that the C library's C.UTF-8 does the same.
    """
    locale = ["--locale=C.UTF-8"]
    if major >= 17:
        locale += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    return [
        f"--pgdata={folder}",
        f"--username={OWNER}",
        "--encoding=UTF8",
        "--auth-local=trust",
        "--auth-host=reject",
        *locale,
        *([] if durable else ["--no-sync"]),
    ]


def server(folder: Path, sockets: Path, *, durable: bool) -> list[str]:
    """Arguments of the server. `durable=False` is for data that nobody will miss."""
    settings = _ALWAYS | {"unix_socket_directories": str(sockets)} | ({} if durable else _THROW_AWAY)
    arguments = ["-D", str(folder)]
    for name, value in settings.items():
        arguments += ["-c", f"{name}={value}"]
    return arguments
