"""The real application behind the real server, in a process of its own, on the run's test database."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.db import connection

from hamroh.project.paths import CLONE, SOURCE

DAY = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
"""The site lives on this Monday, 10 in the morning in Samara, whatever the machine's date."""

STATIC = CLONE / "build" / "static-of-tests"
START_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Site:
    url: str
    elsewhere: str
    """Where quick exit leads in tests: another origin."""
    clock_offset: int


@contextmanager
def serve(folder: Path, *, clock_offset: int | None = None) -> Iterator[Site]:
    """Start the application and wait until it answers; its log stays in `folder`.

    A second one takes the clock of the first, or what that one wrote would lie in its future.
    """
    port = _free_port()
    offset = int(DAY.timestamp() - time.time()) if clock_offset is None else clock_offset
    site = Site(f"http://127.0.0.1:{port}", f"http://localhost:{port}/robots.txt", offset)
    environment = _environment(site)
    collect = "import django; django.setup(); from hamroh.project.static import collect; collect()"
    subprocess.run([sys.executable, "-c", collect], env=environment, cwd=CLONE, check=True)
    log = folder / "server.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [
                *(sys.executable, "-m", "granian", "--interface", "asgi", "--host", "127.0.0.1"),
                *("--port", str(port), "--workers-kill-timeout", "3", "hamroh.project.asgi:application"),
            ],
            env=environment,
            cwd=CLONE,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait(port, process, log)
            yield site
        finally:
            process.terminate()
            process.wait(timeout=15)


def _environment(site: Site) -> dict[str, str]:
    database = connection.settings_dict
    login = quote(database["USER"]) + (f":{quote(database['PASSWORD'])}" if database["PASSWORD"] else "")
    port = f":{database['PORT']}" if database["PORT"] else ""
    host = quote(database["HOST"], safe="")
    return os.environ | {
        "PYTHONPATH": str(SOURCE),
        "DJANGO_SETTINGS_MODULE": "hamroh.project.settings",
        "DATABASE_URL": f"postgresql://{login}@{port}/{database['NAME']}?host={host}",
        "HAMROH_KEYS": settings.KEYS_DIRECTORY,
        "HAMROH_STATIC": str(STATIC),
        "HAMROH_CLOCK_OFFSET": str(site.clock_offset),
        "HAMROH_PUBLIC_URL": site.url,
        "HAMROH_EXIT_URL": site.elsewhere,
        "HAMROH_POOL": "4",
    }


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(port: int, process: "subprocess.Popen[bytes]", log: Path) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError(f"the server did not start:\n{log.read_text(encoding='utf-8', errors='replace')}")
