"""Replanning as somebody would write it by hand: one query, the plain function twice, one insert for each batch.

The peer of `bench.replanning`: the same rows read through the same walls, the same rows written.
"""

import json
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

import psycopg

from bench.plain_plan import Person, PlainPlan, PlainStep, plain_plan
from hamroh.core.calendars import Calendar
from hamroh.foundation.ids import new_id

OLD, NEW = (420000, 30), (500000, 25)
"""Duty and term before and after."""
BATCH = 2000
WALLS = "-c role=hamroh_app -c hamroh.system=on"
_READ = """
SELECT plan.person_id, json_object_agg(fact.kind, fact.value)::text
FROM journeys_plan plan
JOIN journeys_personfact fact ON fact.person_id = plan.person_id AND fact.superseded_at IS NULL
WHERE plan.superseded_at IS NULL AND plan.person_id > %s AND plan.person_id <= %s
GROUP BY plan.person_id ORDER BY plan.person_id LIMIT %s
"""
_WRITE = """
INSERT INTO journeys_planchange (id, person_id, release_id, moves, may_harm, nearest, found_at, state)
SELECT id, person, %s, moves, harm, nearest, %s, 'pending'
FROM unnest(%s::uuid[], %s::uuid[], %s::jsonb[], %s::bool[], %s::date[]) AS t (id, person, moves, harm, nearest)
"""
_HARMLESS = {"disappears", "later", "cheaper", "freed", "new_sum"}
Row = tuple[UUID, UUID, str, bool, date | None]
Move = tuple[str, str, Any, Any]


def replan_plainly(
    url: str, calendar: Calendar, release: UUID, today: date, now: datetime, *, after: int, up_to: int
) -> None:
    """Compare all people with ids in this stretch."""
    last, end = UUID(int=after), UUID(int=up_to)
    with psycopg.connect(url, options=WALLS) as connection:
        while rows := connection.execute(_READ, [last, end, BATCH]).fetchall():
            found = list(_moved(rows, today, calendar))
            if found:
                connection.execute(_WRITE, [release, now, *map(list, zip(*found, strict=True))])
            connection.commit()
            last = rows[-1][0]


def _moved(rows: Sequence[tuple[UUID, str]], today: date, calendar: Calendar) -> Iterator[Row]:
    for person_id, text in rows:
        person = _person(json.loads(text))
        before = plain_plan(person, today, calendar, *OLD)
        moves = _moves(before, plain_plan(person, today, calendar, *NEW))
        if moves:
            days = [day for move in moves for day in move[2:] if isinstance(day, date)]
            harm = any(kind not in _HARMLESS for _, kind, _, _ in moves)
            yield new_id(), person_id, json.dumps(moves, default=str), harm, min(days, default=None)


def _person(facts: dict[str, Any]) -> Person:
    known = {kind: facts[kind] for kind in Person.__slots__ if kind in facts}
    for kind, value in known.items():
        if kind not in {"citizenship", "region"}:
            known[kind] = date.fromisoformat(value)
    return Person(**known)


def _moves(before: PlainPlan, after: PlainPlan) -> list[Move]:
    """Both have the same steps: only a term and a duty differ."""
    moves: list[Move] = []
    for old, new in zip(before.steps, after.steps, strict=True):
        if not old.done:
            _differ(moves, old.key, ("earlier", "later", "no_day", "new_day"), *_days(old, new))
            _differ(moves, old.key, ("cheaper", "dearer", "no_sum", "new_sum"), _sum(old), _sum(new))
    if bool(before.late) is not bool(after.late):
        moves.append(("", "consultant" if after.late else "freed", None, None))
    return moves


def _differ(moves: list[Move], key: str, names: tuple[str, str, str, str], old: Any, new: Any) -> None:  # noqa: ANN401
    if old == new:
        return
    if old is None or new is None:
        moves.append((key, names[3] if old is None else names[2], old, new))
    else:
        moves.append((key, names[0] if new < old else names[1], old, new))


def _days(old: PlainStep, new: PlainStep) -> tuple[date | None, date | None]:
    # Only the application's days differ; it is filed at an office, so that a working day is named.
    before, after = old.working_day or old.expected, new.working_day or new.expected
    return (old.latest, new.latest) if before == after else (before, after)


def _sum(step: PlainStep) -> int | None:
    amounts = [max(one) for one in step.amounts if one]
    return sum(amounts) if amounts else None
