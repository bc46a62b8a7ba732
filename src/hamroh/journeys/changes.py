"""Plans that a release moves: found by comparing, shown to a consultant, confirmed or held. No plan is written here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from hamroh.core.law import Plan, make_plan, read_facts
from hamroh.core.law.moves import Move, compare_plans
from hamroh.core.law.review import REVIEW, ReviewState
from hamroh.foundation.actor import Actor, ActorKind
from hamroh.foundation.errors import DomainError
from hamroh.foundation.locks import lock_row
from hamroh.foundation.transactions import action
from hamroh.journeys import queries
from hamroh.journeys.law import law_of
from hamroh.journeys.models import OPEN_REVIEWS, LawRelease, PersonFact, PlanChange
from hamroh.journeys.models import Plan as PlanRow
from hamroh.people.access import require_reach


@dataclass(frozen=True, slots=True)
class Moved:
    """A change as it stands today: the plan by the law that the person lives by now, and by the new one."""

    change: PlanChange
    before: Plan
    after: Plan
    moves: tuple[Move, ...]


def compare_next(*, actor: Actor, now: datetime, today: date, pack: str, limit: int) -> int | None:
    """Compare the next `limit` plans with the release in force; returns how many, None when none is left.

    Safe to repeat and to stop anywhere: how far it came stands on the release, and a change is found once.
    """
    with action(actor=actor, why="compare_plans"):
        release = (
            LawRelease.objects.select_for_update(skip_locked=True)
            .filter(pack=pack, in_force_from__lte=now)
            .order_by("-in_force_from", "-recorded_at")
            .defer("content", "counts")
            .first()
        )
        if release is None or release.compared_at is not None:
            return None
        if release.compared_to is None:
            overtake_older(actor=actor, now=now, release=release)
        plans = list(
            PlanRow.objects.filter(superseded_at=None, person_id__gt=release.compared_to or UUID(int=0))
            .exclude(release=release)
            .order_by("person_id")
            .select_related("release")
            .defer("release__content", "release__counts")[:limit]
        )
        _find(plans, release, now, today)
        release.compared_to = plans[-1].person_id if plans else release.compared_to
        release.compared_at = now if len(plans) < limit else None
        release.save(update_fields=["compared_to", "compared_at"])
        return len(plans)


def overtake_older(*, actor: Actor, now: datetime, release: LawRelease) -> int:
    """Close what still waited because of earlier releases of the pack: the new one is compared with instead."""
    with action(actor=actor, why="overtake_older"):
        older = PlanChange.objects.filter(release__pack=release.pack, state__in=OPEN_REVIEWS)
        return older.exclude(release=release).update(state=ReviewState.OVERTAKEN.value, decided_at=now)


def _find(plans: Iterable[PlanRow], release: LawRelease, now: datetime, today: date) -> None:
    written = {plan.person_id: plan for plan in plans}
    rows = PersonFact.objects.filter(person_id__in=written, superseded_at=None).order_by("person_id", "kind")
    facts: dict[UUID, dict[str, object]] = {person_id: {} for person_id in written}
    for row in rows:
        facts[row.person_id][row.kind] = {"value": row.value, "trust": row.trust}
    changes = (_change(plan, release, facts[person_id], now, today) for person_id, plan in written.items())
    PlanChange.objects.bulk_create((one for one in changes if one is not None), ignore_conflicts=True)


def _change(
    plan: PlanRow, release: LawRelease, data: Mapping[str, object], now: datetime, today: date
) -> PlanChange | None:
    before, after = _both(plan.release, release, data, today)
    moves = compare_plans(before, after)
    if not moves:
        return None
    days = [day for one in moves for day in (one.before, one.after) if isinstance(day, date)]
    return PlanChange(
        person_id=plan.person_id,
        release=release,
        moves=[[one.step, one.kind.value, _plain(one.before), _plain(one.after)] for one in moves],
        may_harm=any(one.may_harm for one in moves),
        nearest=min(days, default=None),
        found_at=now,
    )


def _both(old: LawRelease, new: LawRelease, data: Mapping[str, object], today: date) -> tuple[Plan, Plan]:
    first, second = (
        make_plan(law=law, facts=read_facts(law=law, data=data, today=today)[0], today=today)
        for law in (law_of(old), law_of(new))
    )
    return first, second


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def list_changes(*, actor: Actor, centre_id: UUID, today: date, limit: int = 20) -> list[Moved]:
    """Open changes of a centre's people, the nearest day first, each reckoned anew for `today`."""
    if centre_id not in actor.places:
        raise DomainError("not_allowed")
    rows = PlanChange.objects.filter(state__in=OPEN_REVIEWS, person__centres__centre_id=centre_id)
    found = (
        rows.order_by("nearest", "id").select_related("release").defer("release__content", "release__counts")
    )
    return [_moved(change, today) for change in found[:limit]]


def count_changes(centre_id: UUID) -> int:
    """How many changes of a centre's people are open."""
    return PlanChange.objects.filter(state__in=OPEN_REVIEWS, person__centres__centre_id=centre_id).count()


def _moved(change: PlanChange, today: date) -> Moved:
    plan = queries.plan_in_force(change.person_id)
    old = plan.release if plan is not None else change.release
    facts = queries.facts_data(change.person_id)
    before, after = _both(old, change.release, facts, today)
    return Moved(change, before, after, compare_plans(before, after))


def decide_change(*, actor: Actor, now: datetime, change_id: UUID, state: ReviewState) -> PlanChange | None:
    """Confirm a change, or hold it until somebody has spoken with the person; None when it was so already.

    For staff who serve the person. Raises DomainError `not_allowed`, `not_found`, and `change_decided` when
    somebody else confirmed it or a newer release came.
    """
    if actor.kind is not ActorKind.STAFF:
        raise DomainError("not_allowed")
    with action(actor=actor, why=f"{state.value}_change"):
        change = lock_row(PlanChange.objects.all(), change_id)
        require_reach(actor, change.person_id)
        if change.state == state:
            return None
        if not REVIEW.allowed(ReviewState(change.state), state):
            raise DomainError("change_decided")
        change.state, change.decided_by, change.decided_at = state.value, actor.id, now
        change.save(update_fields=["state", "decided_by", "decided_at"])
    return change
