"""Holding all places of a visit for some minutes."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from hamroh.booking.access import require_booker
from hamroh.booking.actions.releasing import let_go
from hamroh.booking.models import Purpose, Visit
from hamroh.booking.taking import NewVisit, take_places
from hamroh.core.itinerary.check import check
from hamroh.core.itinerary.states import VisitState
from hamroh.core.itinerary.values import Itinerary, Request
from hamroh.foundation import idempotency
from hamroh.foundation.actor import Actor
from hamroh.foundation.errors import DomainError
from hamroh.foundation.ids import new_id
from hamroh.foundation.transactions import action

HOLD_FOR = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Held:
    """A visit whose places are kept until `expires_at`; None when it is confirmed already."""

    visit_id: UUID
    expires_at: datetime | None


def hold_visit(
    *,
    actor: Actor,
    now: datetime,
    key: str,
    centre_id: UUID,
    person_id: UUID | None,
    purpose: Purpose,
    request: Request,
    itinerary: Itinerary,
) -> Held:
    """Hold every place of `itinerary` for ten minutes, or none.

    A hold of the same person and purpose is replaced; it stays if the new one fails. Raises `not_allowed`,
    `itinerary_wrong` (faults), `too_late_to_book`, `slot_taken` (services), `busy`, `key_reused`.
    """
    require_booker(actor, person_id, centre_id)
    check_itinerary(itinerary, request, now)
    stamp = stamp_visit(
        actor, key, "hold_visit", itinerary, centre=centre_id, person=person_id, purpose=purpose
    )
    visit = new_visit(centre_id=centre_id, person_id=person_id, purpose=purpose, itinerary=itinerary, now=now)
    try:
        return take(actor, visit, itinerary, stamp)
    except DomainError as error:
        # Their own hold may be what stands in the way.
        held = Visit.objects.filter(person_id=person_id or new_id(), purpose=purpose, state=VisitState.HELD)
        if error.code not in {"already_holding", "slot_taken"} or not held.exists():
            raise
    with action(actor=actor, why="hold_visit"):
        for old in held.select_for_update():
            let_go(old, becomes=VisitState.MOVED, now=now, reused=itinerary.legs)
            visit.instead_of = old.id
        return take(actor, visit, itinerary, stamp)


def check_itinerary(itinerary: Itinerary, request: Request, now: datetime) -> None:
    """The same rules as the search: order, times, the way, the day. Slots are looked at under their locks.

    Raises `itinerary_wrong`, `too_late_to_book`.
    """
    faults = check(itinerary, request)
    if faults:
        raise DomainError("itinerary_wrong", faults=tuple(fault.problem.value for fault in faults))
    if itinerary.starts_at < now:
        raise DomainError("too_late_to_book")


def new_visit(
    *,
    centre_id: UUID,
    person_id: UUID | None,
    purpose: Purpose,
    itinerary: Itinerary,
    now: datetime,
) -> NewVisit:
    """A held visit, not written yet."""
    return NewVisit(
        id=new_id(),
        centre_id=centre_id,
        person_id=person_id,
        purpose=purpose,
        state=VisitState.HELD,
        day=itinerary.day,
        starts_at=itinerary.starts_at,
        ends_at=itinerary.ends_at,
        hold_expires_at=now + HOLD_FOR,
        made_at=now,
    )


def stamp_visit(
    actor: Actor, key: str, operation: str, itinerary: Itinerary, **values: object
) -> idempotency.Stamp:
    """What makes two requests the same: who is booked where, and each place."""
    legs = [f"{leg.service} {leg.kind} {leg.starts_at.timestamp():.0f}" for leg in itinerary.legs]
    return idempotency.stamp_of(actor=actor, key=key, operation=operation, request={"legs": legs, **values})


def take(actor: Actor, visit: NewVisit, itinerary: Itinerary, stamp: idempotency.Stamp) -> Held:
    """Take the places; the answer is that of the first request with this key."""
    expires = visit.hold_expires_at.isoformat() if visit.hold_expires_at else None
    outcome = take_places(
        actor=actor,
        visit=visit,
        legs=itinerary.legs,
        stamp=stamp,
        outcome={"visit": str(visit.id), "expires_at": expires},
    )
    return held_of(outcome)


def held_of(outcome: idempotency.Outcome) -> Held:
    """The answer that an outcome stands for."""
    expires = outcome["expires_at"]
    return Held(UUID(outcome["visit"]), datetime.fromisoformat(expires) if expires else None)
