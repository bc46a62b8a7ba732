"""The web server stops promptly and leaves no process behind."""

import http.client
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from hamroh.project import ports

pytestmark = pytest.mark.processes
HOST = "127.0.0.1"


def status_of_health(port: int) -> int | None:
    connection = http.client.HTTPConnection(HOST, port, timeout=5)
    try:
        connection.request("GET", "/health")
        return connection.getresponse().status
    except OSError:
        return None
    finally:
        connection.close()


@pytest.fixture
def port() -> int:
    return ports.choose(HOST, None)


@pytest.fixture
def server(port: int) -> Iterator["subprocess.Popen[bytes]"]:
    """The server of a machine whose database cannot be reached."""
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join(sys.path),
        "DATABASE_URL": "postgresql://nobody@/nothing?host=/nowhere",
        "HAMROH_POOL": "0",
    }
    command = [
        sys.executable,
        "-m",
        "hamroh.project.server",
        "--host",
        HOST,
        "--port",
        str(port),
        "--workers",
        "1",
    ]
    with subprocess.Popen(command, env=environment, start_new_session=True) as process:
        deadline = time.monotonic() + 30
        while status_of_health(port) is None:
            assert time.monotonic() < deadline, "the server does not answer"
            time.sleep(0.05)
        yield process
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)


def test_health_says_when_the_database_is_out_of_reach(server: "subprocess.Popen[bytes]", port: int) -> None:
    assert server.poll() is None
    assert status_of_health(port) == http.HTTPStatus.SERVICE_UNAVAILABLE
    assert not ports.is_healthy(HOST, port)


def test_it_stops_promptly_while_a_browser_keeps_its_connection(
    server: "subprocess.Popen[bytes]", port: int
) -> None:
    kept = http.client.HTTPConnection(HOST, port)
    kept.request("GET", "/health")
    kept.getresponse().read()
    server.send_signal(signal.SIGTERM)
    server.wait(5)
    kept.close()


def test_its_processes_end_when_the_first_is_killed(server: "subprocess.Popen[bytes]", port: int) -> None:
    server.kill()
    deadline = time.monotonic() + 10
    while status_of_health(port) is not None:
        assert time.monotonic() < deadline, "somebody still answers"
        time.sleep(0.05)
    assert ports.choose(HOST, port) == port
