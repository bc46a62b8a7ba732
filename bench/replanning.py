"""A release comes into force: all plans are compared with it by two workers, each running the product's own sweep.

150,000 invented people with facts and plans behind row-level security; a dearer duty and a shorter term move the
plans of about four in ten. Read, plan, write only what moves. The peer does the same by hand (`plain_replanning`);
that both wrote the same rows is checked.
"""

import multiprocessing
import resource
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from multiprocessing.synchronize import Barrier
from statistics import median
from time import perf_counter, sleep
from uuid import UUID

import psycopg

from bench.figures import Figure
from bench.filling import NOW, PEOPLE
from bench.lawdiff import changed_law, filled

TODAY = date(2026, 11, 23)
WORKERS = 2
RUNS = 3
MEGABYTES = 150
_WRITTEN = """
SELECT count(*), md5(string_agg(concat_ws(' ', person_id, moves, may_harm, nearest, state), ',' ORDER BY person_id))
FROM journeys_planchange
"""
Job = Callable[[int], None]


def measure(*, quick: bool = False) -> list[Figure]:
    """Seconds of the whole job, the median of the runs, and the memory of the larger worker."""
    count = PEOPLE // 50 if quick else PEOPLE
    with filled(count) as url:
        release = _releases(url)
        ours, plain, memory = [], [], 0.0
        for _ in range(1 if quick else RUNS):
            took, _ = _run(url, partial(_by_hand, url, release, count))
            written = _written(url)
            plain.append(took)
            took, used = _run(url, _by_product)
            if _written(url) != written or not written[0]:
                raise AssertionError(f"{_written(url)} is not {written}")
            ours.append(took)
            memory = max(memory, used)
    name = f"replanning {count:,} people, {written[0]:,} moved, {WORKERS} workers, seconds"
    # Neighbours in time share what else the machine does, so the ratio is that of pairs.
    pairs = sorted(mine / theirs for mine, theirs in zip(ours, plain, strict=True))
    spread = f"runs {pairs[0]:.2f} to {pairs[-1]:.2f}"
    return [
        Figure(name, median(ours), median(plain), median(pairs), "≤ 2", spread),
        Figure("memory of a worker at its most, MB", memory, MEGABYTES, memory / MEGABYTES, "≤ 1"),
    ]


def _releases(url: str) -> UUID:
    """A plan for everybody by the law as it is, then the changed law in force; its id."""
    from hamroh.foundation.actor import SYSTEM
    from hamroh.foundation.scope import system_scope
    from hamroh.journeys.releases import put_release_in_force
    from hamroh.packs.loader import read_texts

    with system_scope():
        first, second = (
            put_release_in_force(
                actor=SYSTEM, now=at, pack="ru", files=files, prepared_by="one", approved_by="another"
            )
            for at, files in ((NOW - timedelta(days=9), read_texts("ru")), (NOW, changed_law()))
        )
    with psycopg.connect(url) as connection:
        connection.execute("SET session_replication_role = replica")
        connection.execute("SET hamroh.maintenance = 'on'")
        connection.execute(
            "INSERT INTO journeys_plan (id, person_id, release_id, made_on, made_at, outcome, facts,"
            " consultant_first) SELECT person_id, person_id, %s, %s, %s, 'plan',"
            " json_object_agg(kind, value), '[]' FROM journeys_personfact GROUP BY person_id ORDER BY person_id",
            [first.pk, TODAY, NOW - timedelta(days=1)],
        )
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("VACUUM ANALYZE")
    return second.pk


def _run(url: str, job: Job) -> tuple[float, float]:
    """Seconds and megabytes of the job in two processes, which have started and know the law before it begins."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("TRUNCATE journeys_planchange, journeys_planchangeevent, journeys_stretch")
        connection.execute("UPDATE journeys_lawrelease SET compared_at = NULL")
        connection.execute("CHECKPOINT")
    spawn = multiprocessing.get_context("spawn")
    barrier, answers = spawn.Barrier(WORKERS + 1), spawn.SimpleQueue()
    workers = [spawn.Process(target=_work, args=(job, at, barrier, answers)) for at in range(WORKERS)]
    for worker in workers:
        worker.start()
    barrier.wait()
    started = perf_counter()
    used = [answers.get() for _ in workers]
    took = perf_counter() - started
    for worker in workers:
        worker.join()
    return took, max(used)


def _written(url: str) -> tuple[int, str]:
    with psycopg.connect(url) as connection:
        connection.execute("SET hamroh.maintenance = 'on'")
        row = connection.execute(_WRITTEN).fetchone()
    assert row is not None
    return row


def _work(job: Job, at: int, barrier: Barrier, answers: "multiprocessing.SimpleQueue[float]") -> None:
    import django

    django.setup()
    from hamroh.foundation.scope import system_scope
    from hamroh.journeys.law import law_of
    from hamroh.journeys.models import LawRelease

    with system_scope():
        law_of(LawRelease.objects.order_by("in_force_from").defer("content")[0])
    barrier.wait()
    job(at)
    answers.put(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def _by_product(_at: int) -> None:
    """The sweep as a worker calls it, until all plans are compared; it compiles the new law too."""
    from hamroh.flows.planning.tasks import compare
    from hamroh.foundation import clock
    from hamroh.foundation.scope import system_scope
    from hamroh.journeys.models import LawRelease

    with system_scope(), clock.fixed(NOW):
        newest = LawRelease.objects.order_by("-in_force_from").only("compared_at")
        while newest[0].compared_at is None:
            compare(NOW)
            sleep(0.01)


def _by_hand(url: str, release: UUID, count: int, at: int) -> None:
    from bench.plain_replanning import replan_plainly
    from hamroh.journeys.law import law_of
    from hamroh.journeys.models import LawRelease

    calendar = law_of(LawRelease.objects.order_by("in_force_from").defer("content")[0]).calendar
    half = count // WORKERS
    up_to = count if at == WORKERS - 1 else half * (at + 1)
    replan_plainly(url, calendar, release, TODAY, NOW, after=half * at, up_to=up_to)
