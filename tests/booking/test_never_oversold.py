"""Separate processes book at once, some are killed in the middle; afterwards every count is exact."""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest

from hamroh.foundation import keys
from hamroh.project.postgres import temporary

pytestmark = pytest.mark.processes
CLONE = Path(__file__).resolve().parents[2]
CROWD = 6
WITHIN_SECONDS = 60

Environment = dict[str, str]


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Environment]:
    """A database with fsync on, and what a process needs to work in it."""
    folder = tmp_path_factory.mktemp("booking-keys")
    keys.create_missing(folder)
    with temporary.cluster(durable=True) as cluster:
        made = {
            **os.environ,
            "DATABASE_URL": cluster.url,
            "HAMROH_KEYS": str(folder),
            "HAMROH_POOL": "0",
            "PYTHONPATH": f"{CLONE / 'src'}{os.pathsep}{CLONE}",
            "DJANGO_SETTINGS_MODULE": "hamroh.project.settings",
        }
        subprocess.run(
            [sys.executable, "-m", "django", "migrate", "-v", "0"], env=made, cwd=CLONE, check=True
        )
        yield made


class Booker:
    """A process that books, and what it has said so far; it may be killed at any moment."""

    def __init__(self, environment: Environment, *arguments: str) -> None:
        self.heard = tempfile.NamedTemporaryFile("r")  # noqa: SIM115 - closed when it is collected
        with Path(self.heard.name).open("w") as out:
            self.process = subprocess.Popen(
                [sys.executable, "-W", "error", "-m", "tests.booking.booker_main", *arguments],
                env=environment,
                cwd=CLONE,
                stdin=subprocess.PIPE,
                stdout=out,
                text=True,
            )

    @property
    def lines(self) -> list[list[str]]:
        """Each whole line in words."""
        text = Path(self.heard.name).read_text()
        return [line.split() for line in text[: text.rfind("\n") + 1].splitlines()]

    def await_lines(self, count: int) -> None:
        """Until it has said so much."""
        until(lambda: len(self.lines) >= count or self.process.poll() is not None)
        assert len(self.lines) >= count, "it fell over an error that nobody expects"

    def kill(self) -> None:
        """No chance to say anything more."""
        assert self.process.poll() is None, "it fell over an error that nobody expects"
        self.process.send_signal(signal.SIGKILL)
        self.process.communicate(timeout=WITHIN_SECONDS)

    def finish(self, said: str | None = None) -> str:
        """What it says in all, when it ends by itself."""
        self.process.communicate(said, timeout=WITHIN_SECONDS)
        assert self.process.returncode == 0
        return Path(self.heard.name).read_text()


def until(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + WITHIN_SECONDS
    while not true():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.01)


def counted(environment: Environment) -> dict[str, Any]:
    count: dict[str, Any] = json.loads(Booker(environment, "count").finish())
    return count


def test_the_last_places_go_to_as_many_as_there_are(environment: Environment) -> None:
    Booker(environment, "open", "3").finish()
    crowd = [Booker(environment, "rush") for _ in range(CROWD)]
    for booker in crowd:
        booker.await_lines(1)
    for booker in crowd:
        assert booker.process.stdin
        booker.process.stdin.write("go\n")
        booker.process.stdin.flush()
    words = [booker.finish().splitlines()[1].split()[0] for booker in crowd]
    assert sorted(words) == ["held"] * 3 + ["slot_taken"] * (CROWD - 3)
    count = counted(environment)
    assert (count["fsync"], count["miscounted"], count["halves"]) == ("on", 0, [])
    assert count["taken"] == count["live"] == 3 * 6
    assert sorted(count["states"]) == count["answered"]


@contextmanager
def half_way(environment: Environment) -> Iterator[None]:
    """While the last desk's slots are locked by somebody else, bookers stand in the middle of their statement."""
    waiting = "SELECT count(*) > 0 FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
    with (
        psycopg.connect(environment["DATABASE_URL"]) as locker,
        psycopg.connect(environment["DATABASE_URL"], autocommit=True) as watcher,
    ):
        locker.execute("SELECT FROM booking_slot WHERE desk_kind = 'file' FOR UPDATE")
        until(lambda: bool((watcher.execute(waiting).fetchone() or (False,))[0]))
        yield


@contextmanager
def at_any_moment(environment: Environment) -> Iterator[None]:
    """Wherever they are just now."""
    yield


def test_whoever_is_killed_leaves_a_whole_visit_or_none(environment: Environment) -> None:
    Booker(environment, "open", "2").finish()
    crowd = [Booker(environment, "book", str(number)) for number in range(4)]
    for booker in crowd:
        booker.await_lines(4)
    for victim, way in zip(crowd, (half_way, half_way, at_any_moment, at_any_moment), strict=True):
        with way(environment):
            victim.kill()
        for other in crowd[crowd.index(victim) + 1 :]:
            other.await_lines(len(other.lines) + 2)

    count = counted(environment)
    assert count["fsync"] == "on"
    assert count["miscounted"] == 0
    assert count["taken"] == count["live"]
    assert count["halves"] == []
    assert count["kept"] == count["active"], "who has a visit has all of its places"
    assert count["unfinished"] == 0
    assert sorted(count["states"]) == count["answered"]
    told = {visit for booker in crowd for word, visit in booker.lines if word != "ready"}
    assert len(told) >= 2 * len(crowd)
    assert told <= set(count["states"]), "what was answered is there"
