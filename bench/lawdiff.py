"""`law diff --people` over a generated database: for how many people a release moves which days and sums.

150,000 invented people with their facts behind row-level security, two worker processes, a dearer duty and a
shorter term. The peer is the goal, a minute.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from time import perf_counter

from bench.database import migrated
from bench.figures import Figure
from bench.filling import PEOPLE, fill_facts
from hamroh.packs.comparing.counting import Side, count_all
from hamroh.packs.loader import read_texts

TODAY = date(2026, 11, 23)
LIMIT_SECONDS = 60.0
WORKERS = 2
BATCH = 2000


def measure(*, quick: bool = False) -> list[Figure]:
    """Seconds from the first row read to the last count."""
    count = PEOPLE // 50 if quick else PEOPLE
    with filled(count):
        from hamroh.foundation.scope import system_scope
        from hamroh.journeys.queries import facts_in_batches

        started = perf_counter()
        with system_scope():
            found = count_all(
                facts_in_batches(BATCH),
                before=Side(read_texts("ru"), TODAY),
                after=Side(changed_law(), TODAY),
                workers=WORKERS,
            )
        took = perf_counter() - started
    if found.people != count or not found.moved:
        raise AssertionError(f"{found.people} people, {found.moved} moved")
    name = f"law diff --people over {count:,} people, seconds"
    return [Figure(name, took, LIMIT_SECONDS, took / LIMIT_SECONDS, "≤ 1")]


@contextmanager
def filled(count: int) -> Iterator[str]:
    """A throw-away database with so many people's facts, with Django set up on it."""
    with migrated() as url:
        fill_facts(url, count)
        import django

        django.setup()
        yield url


def changed_law() -> dict[str, str]:
    """The Russian pack with a duty of 5,000 roubles and 25 days for the patent's application."""
    texts = read_texts("ru")
    for name, old, new in (
        ("parameters/duty/patent.yaml", "value: 420000", "value: 500000"),
        ("parameters/patent/application_term.yaml", "count: 30", "count: 25"),
    ):
        if old not in texts[name]:
            raise AssertionError(f"{name} has no {old}")
        texts[name] = texts[name].replace(old, new)
    return texts
