"""Who comes to the door: with a visit, or without one."""

from datetime import date, datetime, timedelta
from uuid import UUID

from hamroh.booking.access import BOOKS, SERVES, require
from hamroh.booking.actions.holding import Held, check_itinerary, held_of, new_visit, stamp_visit, take
from hamroh.booking.actions.releasing import change_state
from hamroh.booking.models import Purpose, Visit
from hamroh.booking.taking import VIOLATIONS
from hamroh.core.itinerary.states import VisitState
from hamroh.core.itinerary.values import Itinerary, Request
from hamroh.foundation import idempotency
from hamroh.foundation.actor import Actor
from hamroh.foundation.errors import DomainError
from hamroh.foundation.ids import new_id
from hamroh.foundation.locks import lock_row, translate_violations
from hamroh.foundation.transactions import action


def take_walk_in_places(
    *,
    actor: Actor,
    now: datetime,
    key: str,
    centre_id: UUID,
    person_id: UUID | None,
    purpose: Purpose,
    request: Request,
    itinerary: Itinerary,
    identity_hash: str = "",
) -> Held:
    """A confirmed visit for somebody at the door, on places kept back for walk-ins.

    Search them with `queries.find_visit(…, walk_in=True)`. Raises as `hold_visit`, and `already_booked`.
    """
    require(actor, BOOKS, centre_id)
    check_itinerary(itinerary, request, now)
    values = {"centre": centre_id, "person": person_id, "purpose": purpose}
    stamp = stamp_visit(actor, key, "take_walk_in_places", itinerary, **values)
    visit = new_visit(centre_id=centre_id, person_id=person_id, purpose=purpose, itinerary=itinerary, now=now)
    visit.state, visit.walk_in, visit.hold_expires_at = VisitState.CONFIRMED, True, None
    visit.identity_hash = identity_hash
    return take(actor, visit, itinerary, stamp)


def admit_walk_in(
    *,
    actor: Actor,
    now: datetime,
    key: str,
    centre_id: UUID,
    person_id: UUID | None,
    purpose: Purpose,
    day: date,
    identity_hash: str = "",
) -> Held:
    """A confirmed visit without places, when none is left: the person waits in the line for each desk.

    `day` is the centre's day. Raises `not_allowed`, `already_booked`.
    """
    require(actor, BOOKS, centre_id)
    values = {"centre": centre_id, "person": person_id, "purpose": purpose, "day": day}
    with translate_violations(VIOLATIONS), action(actor=actor, why="admit_walk_in"):
        claim = idempotency.claim(actor=actor, key=key, operation="admit_walk_in", request=values, now=now)
        if claim.outcome is not None:
            return held_of(claim.outcome)
        visit = Visit.objects.create(
            id=new_id(),
            centre_id=centre_id,
            person_id=person_id,
            purpose=purpose,
            state=VisitState.CONFIRMED,
            day=day,
            starts_at=now,
            ends_at=now + timedelta(hours=8),
            walk_in=True,
            identity_hash=identity_hash,
            made_at=now,
            changed_at=now,
        )
        outcome = {"visit": str(visit.id), "expires_at": None}
        claim.store(outcome)
        return held_of(outcome)


def mark_arrived(*, actor: Actor, now: datetime, visit_id: UUID, identity_hash: str = "") -> Visit:
    """Somebody with a confirmed visit is at the door. `identity_hash` is that of the paper that was shown.

    Raises `not_found`, `not_allowed`, `identity_differs` (a visit can't be handed on), `wrong_state`.
    """
    with action(actor=actor, why="mark_arrived"):
        visit = lock_row(Visit.objects.all(), visit_id)
        require(actor, SERVES, visit.centre_id)
        if identity_hash and visit.identity_hash and identity_hash != visit.identity_hash:
            raise DomainError("identity_differs")
        change_state(visit, VisitState.ARRIVED, now)
    return visit


def mark_served(*, actor: Actor, now: datetime, visit_id: UUID) -> Visit:
    """Everything of the visit is done. Raises `not_found`, `not_allowed`, `wrong_state`."""
    return _step(actor, now, visit_id, VisitState.SERVED, "mark_served")


def undo_served(*, actor: Actor, now: datetime, visit_id: UUID) -> Visit:
    """Something of it is not done after all. Raises as `mark_served`."""
    return _step(actor, now, visit_id, VisitState.ARRIVED, "undo_served")


def undo_arrival(*, actor: Actor, now: datetime, visit_id: UUID) -> Visit:
    """The wrong visit was checked in. Raises as `mark_served`, and `already_booked`."""
    with translate_violations(VIOLATIONS):
        return _step(actor, now, visit_id, VisitState.CONFIRMED, "undo_arrival")


def _step(actor: Actor, now: datetime, visit_id: UUID, after: VisitState, why: str) -> Visit:
    with action(actor=actor, why=why):
        visit = lock_row(Visit.objects.all(), visit_id)
        require(actor, SERVES, visit.centre_id)
        change_state(visit, after, now)
    return visit
