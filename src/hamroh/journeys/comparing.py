"""All plans compared with a release that came into force, by as many workers as there are. No plan is written here.

Read, plan, write only what moves. Workers claim stretches of people, so that none waits for another, and a
stretch whose worker died is simply claimed again.
"""

import json
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import connection

from hamroh.core.law import Facts, Law, make_plan, read_facts
from hamroh.core.law.moves import Move, compare_plans
from hamroh.core.law.review import ReviewState
from hamroh.foundation.actor import Actor
from hamroh.foundation.ids import new_id
from hamroh.foundation.transactions import action
from hamroh.journeys.law import law_of
from hamroh.journeys.models import OPEN_REVIEWS, LawRelease, PlanChange, Stretch
from hamroh.journeys.queries import FACTS_TEXT
from hamroh.packs.comparing.counting import read_alike

_BOUNDS = """
SELECT person_id FROM (
    SELECT person_id, row_number() OVER (ORDER BY person_id) AS number
    FROM journeys_plan WHERE superseded_at IS NULL AND release_id <> %s
) numbered WHERE number %% %s = 0 ORDER BY person_id
"""
_PLANS = f"""
SELECT plan.person_id, plan.release_id, {FACTS_TEXT}
FROM journeys_plan plan
LEFT JOIN journeys_personfact fact ON fact.person_id = plan.person_id AND fact.superseded_at IS NULL
WHERE plan.superseded_at IS NULL AND plan.release_id <> %(release)s
    AND plan.person_id > %(after)s AND (%(up_to)s::uuid IS NULL OR plan.person_id <= %(up_to)s)
GROUP BY plan.person_id, plan.release_id ORDER BY plan.person_id
"""  # noqa: S608  # both parts are written here
# A release may move tens of thousands of plans; by the ORM writing them costs as much as planning.
_WRITE = """
INSERT INTO journeys_planchange (id, person_id, release_id, moves, may_harm, nearest, found_at, state)
SELECT id, person_id, %s, moves, may_harm, nearest, %s, %s
FROM unnest(%s::uuid[], %s::uuid[], %s::jsonb[], %s::bool[], %s::date[])
    AS found (id, person_id, moves, may_harm, nearest)
ON CONFLICT (person_id, release_id) DO NOTHING
"""
PENDING = ReviewState.PENDING.value
Found = tuple[UUID, UUID, str, bool, date | None]
"""A change: its key, the person, the moves as JSON, whether they may harm, the first day that moves."""


def compare_next(*, actor: Actor, now: datetime, today: date, pack: str, limit: int) -> int | None:
    """Compare the next stretch of some `limit` plans with the release in force.

    Returns how many plans there were, None when no stretch is left to claim. Safe to repeat, to stop anywhere and to
    run several times at once: what is found stands in the transaction that closes the stretch.
    """
    with action(actor=actor, why="compare_plans"):
        release = _to_compare(pack, now)
        if release is None:
            return None
        stretch = _claim(release)
        if stretch is None:
            _divide(actor, now, release, limit)
            stretch = _claim(release)
        if stretch is None:
            _close(release, now)
            return None
        rows = _rows(stretch)
        _write(list(_changes(rows, release, today)), release, now)
        stretch.done_at = now
        stretch.save(update_fields=["done_at"])
        return len(rows)


def overtake_older(*, actor: Actor, now: datetime, release: LawRelease) -> int:
    """Close what still waited because of earlier releases of the pack: the new one is compared with instead."""
    with action(actor=actor, why="overtake_older"):
        # First no stretch of theirs may be under way, lest it leave changes behind.
        Stretch.objects.filter(release__pack=release.pack).exclude(release=release).delete()
        older = PlanChange.objects.filter(release__pack=release.pack, state__in=OPEN_REVIEWS)
        return older.exclude(release=release).update(state=ReviewState.OVERTAKEN.value, decided_at=now)


def _to_compare(pack: str, now: datetime) -> LawRelease | None:
    rows = LawRelease.objects.filter(pack=pack, in_force_from__lte=now)
    release = rows.order_by("-in_force_from", "-recorded_at").defer("content", "counts").first()
    return None if release is None or release.compared_at is not None else release


def _claim(release: LawRelease) -> Stretch | None:
    rows = Stretch.objects.filter(release=release, done_at=None).order_by("after")
    return rows.select_for_update(skip_locked=True, no_key=True).first()


def _divide(actor: Actor, now: datetime, release: LawRelease, size: int) -> None:
    """Divide all plans into stretches, once for a release; nothing when somebody has done so or is at it."""
    rows = LawRelease.objects.filter(pk=release.pk, compared_at=None).only("pk")
    if rows.select_for_update(skip_locked=True, no_key=True).first() is None:
        return
    if Stretch.objects.filter(release=release).exists():
        return
    overtake_older(actor=actor, now=now, release=release)
    with connection.cursor() as cursor:
        cursor.execute(_BOUNDS, [release.pk, size])
        bounds = [person_id for (person_id,) in cursor.fetchall()]
    # The last one has no end: whoever got a plan meanwhile is in it.
    edges = zip([UUID(int=0), *bounds], [*bounds, None], strict=True)
    Stretch.objects.bulk_create(Stretch(release=release, after=after, up_to=up_to) for after, up_to in edges)


def _close(release: LawRelease, now: datetime) -> None:
    """All plans are compared when each stretch is done; another worker may still be at the last ones."""
    stretches = Stretch.objects.filter(release=release)
    if stretches.exists() and not stretches.filter(done_at=None).exists():
        release.compared_at = now
        release.save(update_fields=["compared_at"])
        stretches.delete()


def _rows(stretch: Stretch) -> Sequence[tuple[UUID, UUID, str]]:
    """Person, release of the plan in force, facts as JSON."""
    bounds = {"release": stretch.release_id, "after": stretch.after, "up_to": stretch.up_to}
    with connection.cursor() as cursor:
        cursor.execute(_PLANS, bounds)
        return list(cursor.fetchall())


def _changes(rows: Sequence[tuple[UUID, UUID, str]], release: LawRelease, today: date) -> Iterator[Found]:
    old = {one.pk: law_of(one) for one in _releases({row[1] for row in rows})}
    new = law_of(release)
    alike = {key: read_alike(law, new) for key, law in old.items()}
    for person_id, release_id, text in rows:
        data = json.loads(text)
        law = old[release_id]
        facts = _facts(law, data, today)
        theirs = facts if alike[release_id] else _facts(new, data, today)
        before = make_plan(law=law, facts=facts, today=today)
        moves = compare_plans(before, make_plan(law=new, facts=theirs, today=today))
        if moves:
            yield _found(person_id, moves)


def _releases(ids: set[UUID]) -> Sequence[LawRelease]:
    return list(LawRelease.objects.filter(pk__in=ids).order_by("pk").defer("content", "counts"))


def _facts(law: Law, data: object, today: date) -> Facts:
    return read_facts(law=law, data=data, today=today)[0]


def _found(person_id: UUID, moves: Sequence[Move]) -> Found:
    days = [day for one in moves for day in (one.before, one.after) if isinstance(day, date)]
    plain = [[one.step, one.kind.value, _plain(one.before), _plain(one.after)] for one in moves]
    harm = any(one.may_harm for one in moves)
    return new_id(), person_id, json.dumps(plain), harm, min(days, default=None)


def _write(found: Sequence[Found], release: LawRelease, now: datetime) -> None:
    if found:
        with connection.cursor() as cursor:
            cursor.execute(_WRITE, [release.pk, now, PENDING, *map(list, zip(*found, strict=True))])


def _plain(value: date | int | None) -> str | int | None:
    return value.isoformat() if isinstance(value, date) else value
