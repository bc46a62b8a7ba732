"""The supervisor keeps processes running and leaves none behind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.processes

CHILD = "import os, sys, time; open(sys.argv[1], 'a').write(f'{os.getpid()}\\n'); "
STAYS = CHILD + "print('here', flush=True); time.sleep(60)"
STUBBORN = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); " + STAYS
ENDS = CHILD + "print('done')"

SUPERVISOR = """
import os, sys
from hamroh.project.supervisor import Child, Supervisor
program, notes, ready, once = sys.argv[1:]
child = Child("web", (sys.executable, "-c", program, notes), stop_seconds=1, once=once == "once")
sys.exit(Supervisor([child], environment=os.environ, ready=lambda: ready == "yes").run())
"""


def supervise(program: str, notes: Path, ready: str = "yes", once: str = "always") -> "subprocess.Popen[str]":
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", SUPERVISOR, program, str(notes), ready, once]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)


def pids(notes: Path) -> list[int]:
    return [int(line) for line in notes.read_text().splitlines()] if notes.exists() else []


def wait_for(condition: Callable[[], bool], seconds: float = 15) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "waited too long"
        time.sleep(0.02)


def is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().split(")")[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_a_child_that_ends_with_code_0_is_started_again(tmp_path: Path) -> None:
    notes = tmp_path / "pids"
    with supervise(ENDS, notes) as supervisor:
        wait_for(lambda: len(pids(notes)) >= 2)
        supervisor.send_signal(signal.SIGTERM)
        assert supervisor.wait(10) == 0
        assert supervisor.stdout is not None
        assert "web | ended with code 0, starts again" in supervisor.stdout.read()


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_the_children_too(tmp_path: Path, sign: signal.Signals) -> None:
    notes = tmp_path / "pids"
    with supervise(STAYS, notes) as supervisor:
        wait_for(lambda: bool(pids(notes)))
        supervisor.send_signal(sign)
        assert supervisor.wait(10) == 0
        assert not any(is_alive(pid) for pid in pids(notes))
        assert supervisor.stdout is not None
        assert supervisor.stdout.read() == "web | here\n"


def test_a_child_that_does_not_listen_is_killed_when_its_time_is_over(tmp_path: Path) -> None:
    notes = tmp_path / "pids"
    with supervise(STUBBORN, notes) as supervisor:
        wait_for(lambda: bool(pids(notes)))
        supervisor.send_signal(signal.SIGTERM)
        assert supervisor.wait(10) == 0
        assert not any(is_alive(pid) for pid in pids(notes))


def test_children_end_when_the_supervisor_is_killed(tmp_path: Path) -> None:
    notes = tmp_path / "pids"
    with supervise(STAYS, notes) as supervisor:
        wait_for(lambda: bool(pids(notes)))
        supervisor.kill()
    wait_for(lambda: not any(is_alive(pid) for pid in pids(notes)))


def test_what_cannot_even_start_is_given_up(tmp_path: Path) -> None:
    with supervise(ENDS, tmp_path / "pids", ready="no") as supervisor:
        assert supervisor.wait(30) == 1


def test_a_child_for_once_starts_when_all_is_ready_and_not_again_after_code_0(tmp_path: Path) -> None:
    notes = tmp_path / "pids"
    with supervise(ENDS, notes, once="once") as supervisor:
        assert supervisor.stdout is not None
        assert supervisor.stdout.readline() == "web | done\n"
        with pytest.raises(subprocess.TimeoutExpired):
            supervisor.wait(1.5)
        supervisor.send_signal(signal.SIGTERM)
        assert supervisor.wait(10) == 0
        assert supervisor.stdout.read() == ""
    assert len(pids(notes)) == 1


def test_a_child_for_once_that_fails_is_started_again(tmp_path: Path) -> None:
    notes = tmp_path / "pids"
    with supervise(ENDS + "; sys.exit(1)", notes, once="once") as supervisor:
        wait_for(lambda: len(pids(notes)) >= 2)
        supervisor.send_signal(signal.SIGTERM)
        assert supervisor.wait(10) == 0
