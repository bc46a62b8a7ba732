"""Plans that a release moves: shown to a consultant, confirmed or held. They are found in `comparing.py`."""

from collections.abc import Mapping
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
from hamroh.journeys.models import OPEN_REVIEWS, LawRelease, PlanChange
from hamroh.people.access import require_reach


@dataclass(frozen=True, slots=True)
class Moved:
    """A change as it stands today: the plan by the law that the person lives by now, and by the new one."""

    change: PlanChange
    before: Plan
    after: Plan
    moves: tuple[Move, ...]


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


def _both(old: LawRelease, new: LawRelease, data: Mapping[str, object], today: date) -> tuple[Plan, Plan]:
    first, second = (
        make_plan(law=law, facts=read_facts(law=law, data=data, today=today)[0], today=today)
        for law in (law_of(old), law_of(new))
    )
    return first, second


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
