"""The web server: granian, started from here so that it stops promptly and leaves no process behind."""

import argparse
import os
import signal
from collections.abc import Awaitable, Callable
from functools import partial

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server as Granian

from hamroh.project import following

STOP_SECONDS = 3
"""How long requests under way may take to finish."""


def load(parent: int) -> Callable[..., Awaitable[None]]:
    """The application, in a process of the server. That process ends with its parent, however that ends.

    Otherwise a killed parent would leave processes that hold the port and answer with old code.
    """
    following.end_with(parent, signal.SIGKILL)
    from hamroh.project.asgi import application

    return application


def serve(*, host: str, port: int, workers: int) -> None:
    """Answer requests until a signal comes. The parent process never imports Django."""
    granian = Granian(
        "hamroh.project.asgi:application",
        address=host,
        port=port,
        interface=Interfaces.ASGI,
        workers=workers,
        workers_kill_timeout=STOP_SECONDS,
        websockets=False,
        log_level=LogLevels.warning,
    )
    granian.serve(target_loader=partial(load, os.getpid()), wrap_loader=False)


def main() -> None:
    """What the supervisor starts."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--host", required=True)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--workers", type=int, required=True)
    arguments = parser.parse_args()
    serve(host=arguments.host, port=arguments.port, workers=arguments.workers)


if __name__ == "__main__":
    main()
