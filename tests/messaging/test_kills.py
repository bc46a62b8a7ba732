"""A worker that is killed at any step loses no reminder, and repeats one only where nobody can know better."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from email.message import Message
from pathlib import Path

import pytest

from hamroh.foundation import keys
from tests.gateways.mail_server import OK, Manners, mail_server
from tests.messaging.gates import DEADLINE_SECONDS, Watch

pytestmark = pytest.mark.processes
CLONE = Path(__file__).resolve().parents[2]
START = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
LATER = timedelta(hours=1)
"""Leases of the killed have ended by then."""
NOT_ARRIVED = """
SELECT count(*) FROM messaging_reminder r LEFT JOIN messaging_message m ON m.reminder_id = r.id
 WHERE r.state <> 'sent' OR m.state IS DISTINCT FROM 'handed_over'
"""
LAST_JOB = "SELECT last_value FROM procrastinate_jobs_id_seq"

Worker = subprocess.Popen[bytes]
Start = Callable[..., Worker]


@pytest.fixture(scope="module")
def environment(durable_database_url: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    keys_folder = tmp_path_factory.mktemp("worker-keys")
    keys.create_missing(keys_folder)
    made = {
        **os.environ,
        "DATABASE_URL": durable_database_url,
        "HAMROH_KEYS": str(keys_folder),
        "PYTHONPATH": f"{CLONE / 'src'}{os.pathsep}{CLONE}",
        "DJANGO_SETTINGS_MODULE": "hamroh.project.settings",
    }
    subprocess.run([sys.executable, "-m", "django", "migrate", "-v", "0"], env=made, cwd=CLONE, check=True)
    with Watch(durable_database_url) as watch:
        watch.install_gates()
    return made


@pytest.fixture
def manners() -> Iterator[Manners]:
    with mail_server(Manners()) as served:
        yield served


@pytest.fixture
def watch(environment: dict[str, str]) -> Iterator[Watch]:
    with Watch(environment["DATABASE_URL"]) as made:
        made.empty()
        yield made


@pytest.fixture
def start(environment: dict[str, str], manners: Manners) -> Iterator[Start]:
    """Starts `worker_main` with the clock at START, or `after` it; what still runs in the end is killed."""
    running: list[Worker] = []

    def begin(*arguments: str, after: timedelta = timedelta()) -> Worker:
        offset = int((START + after).timestamp() - time.time())
        mine = {"HAMROH_CLOCK_OFFSET": str(offset), "HAMROH_MAIL_URL": f"smtp://127.0.0.1:{manners.port}"}
        command = [sys.executable, "-W", "error", "-m", "tests.messaging.worker_main", *arguments]
        running.append(subprocess.Popen(command, env=environment | mine, cwd=CLONE))
        return running[-1]

    yield begin
    for process in running:
        if process.poll() is None:
            _kill(process)


def _kill(worker: Worker) -> None:
    worker.kill()
    worker.wait()


def _keep(start: Start, watch: Watch, count: int) -> None:
    assert start("keep", str(count)).wait(DEADLINE_SECONDS) == 0
    assert watch.value("SELECT count(*) FROM messaging_reminder") == count


def _finish(start: Start, watch: Watch, manners: Manners) -> list[int]:
    """Let a second worker do the rest and stop it politely; how often each reminder's letter arrived."""
    jobs = watch.value(LAST_JOB)
    worker = start(after=LATER)
    watch.until(LAST_JOB, lambda job: job > jobs)  # it works, so it also listens to signals
    return _stop(worker, watch, manners)


def _stop(worker: Worker, watch: Watch, manners: Manners) -> list[int]:
    watch.until(NOT_ARRIVED, lambda n: n == 0)
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(DEADLINE_SECONDS) == 0
    sent = {row[0] for row in watch.connection.execute("SELECT message_id FROM messaging_message")}
    arrived = Counter(str(letter["Message-ID"]) for letter in manners.stored)
    assert set(arrived) == sent
    return sorted(arrived.values())


@pytest.mark.parametrize(
    "gate",
    [
        "reminder update claimed",
        "asked in the turn",
        "message insert queued",
        "reminder update sent",
        "message update claimed",
        "asked before handing over",
    ],
)
def test_a_kill_before_the_hand_over_loses_and_repeats_nothing(
    gate: str, start: Start, watch: Watch, manners: Manners
) -> None:
    _keep(start, watch, 3)
    with watch.closed(gate):
        worker = start()
        watch.wait_for_somebody_at_a_gate()
        _kill(worker)
        assert not manners.stored
    assert _finish(start, watch, manners) == [1, 1, 1]


def _kill_at_the_first_letter(start: Start, manners: Manners, answer: str) -> None:
    """Start a worker that is killed when its letter has arrived, before it hears `answer`."""
    workers: list[Worker] = []

    def after_data(_letter: Message) -> str:
        manners.after_data = lambda _letter: OK
        _kill(workers[0])
        return answer

    manners.after_data = after_data
    workers.append(start())
    workers[0].wait(DEADLINE_SECONDS)


def test_a_kill_during_the_hand_over_of_a_letter_that_was_not_taken_repeats_nothing(
    start: Start, watch: Watch, manners: Manners
) -> None:
    _keep(start, watch, 1)
    _kill_at_the_first_letter(start, manners, "451 not taken")
    assert _finish(start, watch, manners) == [1]


def test_a_kill_before_the_answer_to_a_letter_that_was_taken_repeats_it_with_its_message_id(
    start: Start, watch: Watch, manners: Manners
) -> None:
    _keep(start, watch, 1)
    _kill_at_the_first_letter(start, manners, OK)
    assert _finish(start, watch, manners) == [2]


def test_a_kill_between_the_answer_and_its_record_repeats_the_letter_with_its_message_id(
    start: Start, watch: Watch, manners: Manners
) -> None:
    _keep(start, watch, 1)
    with watch.closed("message update handed_over"):
        worker = start()
        watch.wait_for_somebody_at_a_gate()
        _kill(worker)
        assert len(manners.stored) == 1
    assert _finish(start, watch, manners) == [2]


def test_a_kill_after_the_record_repeats_nothing(start: Start, watch: Watch, manners: Manners) -> None:
    _keep(start, watch, 1)
    worker = start()
    watch.until(NOT_ARRIVED, lambda n: n == 0)
    _kill(worker)
    assert _finish(start, watch, manners) == [1]


def test_two_workers_at_once_send_each_reminder_once(start: Start, watch: Watch, manners: Manners) -> None:
    start(after=LATER)
    worker = start(after=LATER)
    watch.until("SELECT count(*) FROM procrastinate_workers", lambda n: n == 2)
    _keep(start, watch, 30)
    assert _stop(worker, watch, manners) == [1] * 30


def test_the_job_of_a_dead_worker_is_put_back(start: Start, watch: Watch) -> None:
    _keep(start, watch, 1)
    with watch.closed("asked in the turn"):
        worker = start()
        watch.wait_for_somebody_at_a_gate()
        _kill(worker)
        left = watch.value("SELECT max(id) FROM procrastinate_jobs WHERE task_name = 'reminding.turns'")
    start(after=LATER)
    watch.until(f"SELECT count(*) FROM procrastinate_jobs WHERE id <= {left}", lambda n: n == 0)
    watch.until(NOT_ARRIVED, lambda n: n == 0)
