"""`./hamroh demo` on a machine without Node, gettext and PostgreSQL.

As root it is tried for root, whose home is closed to others, and for a new user with an empty home.
When somebody else runs the tests, only for that user: nobody but root can make users.
"""

import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest

from hamroh.project.locks import Lock
from tests.machine import fresh

pytestmark = pytest.mark.machine

INSTALL_SECONDS = 420
SECOND_START_SECONDS = 30
"""It takes three or four; this allows for a machine that is busy with other tests."""


@pytest.fixture(scope="module", params=["root", "new user"] if os.geteuid() == 0 else ["this user"])
def machine(request: pytest.FixtureRequest) -> Iterator[fresh.Machine]:
    if request.param == "new user":
        with fresh.new_account() as account, fresh.machine(account, closed=False) as made:
            yield made
        return
    with fresh.home() as folder, fresh.machine(fresh.this_account(folder), closed=True) as made:
        if os.geteuid() != 0:
            yield made
            return
        # Beside the real places of root, which may hold somebody's demo.
        data = Path(tempfile.mkdtemp(prefix="hamroh-machine-", dir="/var/lib"))
        data.chmod(0o755)
        ours = {"HAMROH_DATA": str(data), "HAMROH_CONFIG": str(folder / "config")}
        yield replace(made, environment=made.environment | ours)
        shutil.rmtree(data)


class Demo:
    """A running demo."""

    def __init__(self, machine: fresh.Machine, seconds: float) -> None:
        started = time.monotonic()
        self.machine = machine
        self.process = machine.start("demo")
        self.output = ""
        assert self.process.stdout is not None
        while "Ctrl-C stops everything" not in self.output:
            line = self.process.stdout.readline()
            self.output += line
            assert line, self.output
            assert time.monotonic() - started < seconds, self.output
        self.seconds = time.monotonic() - started
        found = re.search(r"http://127\.0\.0\.1:\d+", self.output)
        assert found, self.output
        self.url = found[0]

    def get(self, path: str) -> str:
        with urllib.request.urlopen(self.url + path, timeout=10) as answer:
            assert answer.status == 200
            text: str = answer.read().decode()
            return text

    def clean(self) -> None:
        """After a failed test: leave nothing running."""
        if self.process.poll() is None:
            self.kill()
        if self.process.stdout:
            self.process.stdout.close()

    def stop(self) -> None:
        """Ctrl-C: the terminal signals the whole group."""
        everybody = fresh.family(self.process.pid)
        os.killpg(self.process.pid, signal.SIGINT)
        assert self.process.wait(20) == 0, self.output
        fresh.wait_until_gone(everybody, 2)

    def kill(self) -> None:
        everybody = fresh.family(self.process.pid)
        assert len(everybody) > 4
        os.killpg(self.process.pid, signal.SIGKILL)
        for pid in everybody:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
        self.process.wait(10)
        fresh.wait_until_gone(everybody, 10)


Start = Callable[[float], Demo]


@pytest.fixture
def start(machine: fresh.Machine) -> Iterator[Start]:
    """Starts the demo, which must be there after so many seconds."""
    with ExitStack() as stack:

        def started(seconds: float) -> Demo:
            demo = Demo(machine, seconds)
            stack.callback(demo.clean)
            return demo

        yield started


def run(demo: Demo, statement: str) -> list[tuple[object, ...]]:
    url = Lock(demo.machine.data / "postgres.lock").words()["url"]
    with psycopg.connect(url, autocommit=True) as connection:
        answer = connection.execute(statement)
        return answer.fetchall() if answer.description else []


def test_the_machine_has_nothing_that_we_do_not_bring(machine: fresh.Machine) -> None:
    for name in ("node", "msgfmt", "xgettext", "psql", "postgres", "initdb", "docker"):
        assert shutil.which(name, path=machine.environment["PATH"]) is None


def test_the_first_start_shows_pages_and_ctrl_c_ends_it_all(machine: fresh.Machine, start: Start) -> None:
    rights = {parent: parent.stat() for parent in machine.clone.parents}
    demo = start(INSTALL_SECONDS)
    assert "<html" in demo.get("/")
    assert demo.get("/health") == '{"status": "ok", "database": "ok"}'
    demo.stop()
    after = {parent: parent.stat() for parent in rights}
    assert [(s.st_mode, s.st_uid) for s in rights.values()] == [(s.st_mode, s.st_uid) for s in after.values()]


def test_the_second_start_takes_seconds_and_a_third_is_told_where_it_runs(
    machine: fresh.Machine, start: Start
) -> None:
    demo = start(INSTALL_SECONDS)
    demo.stop()
    demo = start(SECOND_START_SECONDS)
    with machine.start("demo") as another:
        assert another.wait(SECOND_START_SECONDS) == 0
        assert another.stdout is not None
        assert f"A demo of yours is running: {demo.url}" in another.stdout.read()
    demo.stop()


def test_after_kill_9_of_everything_it_starts_again_with_all_that_was_committed(start: Start) -> None:
    demo = start(INSTALL_SECONDS)
    run(demo, "create table kept as select generate_series(1, 500) as n")
    demo.kill()
    demo = start(SECOND_START_SECONDS)
    assert run(demo, "select count(*) from kept") == [(500,)]
    run(demo, "drop table kept")
    demo.stop()


def test_after_kill_9_of_the_group_alone_nothing_is_left_in_the_way(start: Start) -> None:
    demo = start(INSTALL_SECONDS)
    run(demo, "create table kept as select 1 as n")
    os.killpg(demo.process.pid, signal.SIGKILL)
    demo.process.wait(10)
    demo = start(SECOND_START_SECONDS)
    assert run(demo, "select count(*) from kept") == [(1,)]
    run(demo, "drop table kept")
    demo.stop()


def test_a_package_list_that_cannot_be_had_is_said_plainly(machine: fresh.Machine, tmp_path: Path) -> None:
    elsewhere = {
        "HAMROH_VENV": str(machine.account.home / "other"),
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": "/nowhere",
    }
    broken = replace(machine, environment=machine.environment | elsewhere | {"PIP_CONFIG_FILE": os.devnull})
    process: subprocess.Popen[str] = broken.start("demo")
    output, _ = process.communicate(timeout=INSTALL_SECONDS)
    assert process.returncode == 1
    assert "The packages could not be installed" in output
