"""Whole visits of six desks by eight writers: `hold_visit` with all that it does, against bare SQL by pgbench.

Both sides write the same rows under the same indexes, triggers, row-level security and durability, in turn,
in one run. There are 5,000 slots. Hot: all want those of one morning. Spread: any.
"""

import multiprocessing
import os
import random
import re
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg

from bench.database import migrated
from bench.figures import Figure
from hamroh.core.itinerary.values import Itinerary, Leg, Request, Service
from hamroh.project.postgres import programs
from hamroh.project.postgres.account import find as find_account

Side = Callable[[str], float]

WRITERS = 8
SECONDS = 2.0
RUNS = 11
KINDS = ("copy", "cash", "insurance", "print", "medical", "file")
FIRST = datetime(2026, 11, 23, tzinfo=UTC)
STEP, BETWEEN = timedelta(minutes=30), timedelta(minutes=5)
CENTRE = UUID(int=7)
PEOPLE_OF_A_WRITER = 10_000
SQL = Path(__file__).parent / "booking.sql"


@dataclass(frozen=True)
class Load:
    """Over how many starts the visits are spread, and what we want to reach."""

    name: str
    starts: int
    goal: str


ALL_STARTS = 833
VISITS_BEFORE = 2_000
LOADS = (Load("hot morning", 20, "≥ 0.9"), Load("spread days", ALL_STARTS, "≥ 0.85"))


def measure(*, quick: bool = False) -> list[Figure]:
    """Visits a second of both sides, medians of the runs."""
    with migrated() as url:
        return [_compare(url, load, runs=1 if quick else RUNS) for load in LOADS]


def _compare(url: str, load: Load, *, runs: int) -> Figure:
    ours: list[float] = []
    bare: list[float] = []
    with _writers(load) as hold:
        sides: list[tuple[list[float], Side]] = [(bare, partial(_bare, load)), (ours, hold)]
        for _ in range(runs):
            for rates, side in sides:
                _fill(url)
                rates.append(side(url))
            sides.reverse()
    # Neighbours in time share what else the machine does, so the ratio is that of pairs.
    ratios = sorted(mine / theirs for mine, theirs in zip(ours, bare, strict=True))
    spread = f"half of the runs {ratios[runs // 4]:.2f} to {ratios[-1 - runs // 4]:.2f}" if runs > 3 else ""
    name = f"visits of 6 desks a second, {load.name}, {WRITERS} writers"
    value, baseline = statistics.median(ours), statistics.median(bare)
    return Figure(name, value, baseline, statistics.median(ratios), load.goal, spread)


def _fill(url: str) -> None:
    """The same empty days and unbooked people for each run."""
    with psycopg.connect(url) as connection:
        connection.execute(
            "SET session_replication_role = replica"
        )  # people's history is not what we measure
        connection.execute("SET hamroh.maintenance = 'on'")
        connection.execute(
            "TRUNCATE booking_slot, booking_visit, booking_visitplace, booking_visitevent, people_person,"
            " foundation_idempotencykey, network_centre CASCADE"
        )
        connection.execute(
            "INSERT INTO network_centre (id, key, names, address, city, country, region_code, time_zone, phone,"
            " opening, walk_in_percent, branch_abroad, is_demo, is_active) VALUES (%s, 'bench', '{}', '', '', 'RU',"
            " '', 'UTC', '', '{}', 0, false, false, true)",
            [CENTRE],
        )
        connection.execute(
            "INSERT INTO people_person (id, language, region_code, is_invented, created_at)"
            " SELECT lpad(to_hex(number), 32, '0')::uuid, 'uz', '', true, now()"
            " FROM generate_series(1, %s) AS number",
            [WRITERS * PEOPLE_OF_A_WRITER],
        )
        connection.execute(
            "INSERT INTO booking_slot (id, centre_id, desk_kind, starts_at, minutes, capacity, taken,"
            " walk_in_capacity, walk_in_taken) SELECT gen_random_uuid(), %s, kind, %s::timestamptz"
            " + number * %s + (position - 1) * %s, 5, 32000, 0, 0, 0"
            " FROM generate_series(0, %s - 1) AS number, unnest(%s::text[]) WITH ORDINALITY AS k (kind, position)",
            [CENTRE, FIRST, STEP, BETWEEN, ALL_STARTS, list(KINDS)],
        )
        _fill_days_before(connection)
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("VACUUM ANALYZE")
        connection.execute("CHECKPOINT")


def _fill_days_before(connection: "psycopg.Connection[Any]") -> None:
    """Visits of the week before: foreign keys to a table that is empty when first looked at are checked by
    reading all of it ever after, which costs both sides more with each visit.
    """
    connection.execute(
        "INSERT INTO booking_visit (id, person_id, centre_id, purpose, state, day, starts_at, ends_at, walk_in,"
        " identity_hash, made_at, changed_at) SELECT lpad(to_hex(number), 32, '0')::uuid,"
        " lpad(to_hex(number), 32, '0')::uuid, %(centre)s, 'filing', 'served', %(week_before)s, %(week_before)s,"
        " %(week_before)s, false, '', %(week_before)s, %(week_before)s FROM generate_series(1, %(count)s) AS number",
        {"centre": CENTRE, "week_before": FIRST - timedelta(days=7), "count": VISITS_BEFORE},
    )
    connection.execute(
        "INSERT INTO booking_visitplace (id, visit_id, slot_id, person_id, centre_id, service, desk_kind,"
        ' starts_at, minutes, "order", walk_in) SELECT gen_random_uuid(), visit.id, gen_random_uuid(),'
        " visit.person_id, centre_id, kind, kind, starts_at, 3, position, false"
        " FROM booking_visit AS visit, unnest(%s::text[]) WITH ORDINALITY AS k (kind, position)",
        [list(KINDS)],
    )


def _bare(load: Load, url: str) -> float:
    """The transaction of `booking.sql`, by PostgreSQL's own load generator."""
    account = find_account()
    with tempfile.TemporaryDirectory() as home:
        pgbench = programs.find(account, Path(home)).path("pgbench")
        shown = subprocess.run(
            [pgbench, "--no-vacuum", "--protocol=prepared", f"--client={WRITERS}", "--jobs=2",
             f"--time={SECONDS:.0f}", f"--file={SQL}", "--define=seq=0", f"--define=last={load.starts - 1}",
             f"--define=people={PEOPLE_OF_A_WRITER}", url],
            env=os.environ | {"PGOPTIONS": "-c role=hamroh_app -c hamroh.system=on"},
            capture_output=True, text=True, check=False,
        )  # fmt: skip
    assert "number of failed transactions: 0 " in shown.stdout, shown.stdout + shown.stderr
    found = re.search(r"tps = ([0-9.]+)", shown.stdout)
    assert found, shown.stdout
    return float(found[1])


@contextmanager
def _writers(load: Load) -> Iterator[Side]:
    """Processes that hold visits, for several rounds: starting them takes longer than a round."""
    spawn = multiprocessing.get_context("spawn")
    barrier, pipes, writers = spawn.Barrier(WRITERS), [], []
    for number in range(WRITERS):
        ours, theirs = spawn.Pipe()
        pipes.append(ours)
        writers.append(spawn.Process(target=_write, args=(number, load.starts, barrier, theirs)))
        writers[-1].start()

    def round_(url: str) -> float:
        for pipe in pipes:
            pipe.send(True)
        rates = [pipe.recv() for pipe in pipes]
        with psycopg.connect(url) as connection:
            row = connection.execute("SELECT count(*) FROM booking_visit").fetchone()
        assert row is not None
        assert row[0] - VISITS_BEFORE == sum(count for count, _ in rates), "each answer is a visit"
        return float(sum(count / seconds for count, seconds in rates))

    try:
        yield round_
    finally:
        for pipe, writer in zip(pipes, writers, strict=True):
            pipe.send(False)
            writer.join()


def _write(number: int, starts: int, barrier: Barrier, parent: "Connection[tuple[int, float], bool]") -> None:
    import django

    django.setup()
    from django.db import connection, connections

    from hamroh.foundation.scope import system_scope

    minutes = timedelta(minutes=3)
    request = Request(tuple(Service(kind, kind, 3) for kind in KINDS), UTC, FIRST)

    def itinerary(start: int) -> Itinerary:
        begins = [FIRST + start * STEP + index * BETWEEN for index in range(len(KINDS))]
        legs = tuple(Leg(kind, kind, at, at + minutes) for kind, at in zip(KINDS, begins, strict=True))
        return Itinerary(begins[0].date(), legs)

    offers = [itinerary(start) for start in range(starts)]
    chance = random.Random(number)
    with system_scope():
        while parent.recv():
            # As pgbench: new connections, and the time to connect is not counted.
            connections["default"].close_pool()  # type: ignore[attr-defined]  # PostgreSQL's own
            connection.ensure_connection()
            barrier.wait()
            parent.send(_hold_many(number * PEOPLE_OF_A_WRITER, request, lambda: chance.choice(offers)))


def _hold_many(first: int, request: Request, offer: Callable[[], Itinerary]) -> tuple[int, float]:
    """Another person each time until the time is up; how many, and in how many seconds."""
    from hamroh.booking.actions import hold_visit
    from hamroh.booking.models import Purpose
    from hamroh.foundation.actor import SYSTEM

    count, began = 0, time.perf_counter()
    while time.perf_counter() - began < SECONDS:
        count += 1
        person = UUID(int=first + count)
        hold_visit(
            actor=SYSTEM,
            now=FIRST,
            key=f"bench-{person}",
            centre_id=CENTRE,
            person_id=person,
            purpose=Purpose.FILING,
            request=request,
            itinerary=offer(),
        )
    return count, time.perf_counter() - began
