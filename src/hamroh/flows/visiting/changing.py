"""A booked visit is moved or given up, and its reminders with it."""

from datetime import datetime
from uuid import UUID

from hamroh.booking import actions as booking
from hamroh.booking.access import get_visit
from hamroh.booking.actions import Held
from hamroh.booking.models import Purpose, Visit
from hamroh.core.itinerary.states import VisitState
from hamroh.core.itinerary.values import Itinerary, Request
from hamroh.flows.reminding.visits import forget_visit, remind_of_visit
from hamroh.foundation.actor import SYSTEM, Actor
from hamroh.foundation.errors import DomainError
from hamroh.foundation.transactions import flow
from hamroh.people.actions import link_person_to_centre


def move_booking(
    *,
    actor: Actor,
    now: datetime,
    key: str,
    visit_id: UUID,
    request: Request,
    itinerary: Itinerary,
    centre_id: UUID | None = None,
) -> Held:
    """Put a visit on other places and remind of the new time only; `centre_id` when they are another centre's.

    Raises as `booking.move_visit`, and for another centre as `hold_visit` and `confirm_visit`.
    """
    with flow(actor=actor, why="move_booking"):
        # The bound scope hides visits of others; who may book is asked by booking itself.
        old = get_visit(actor=SYSTEM, visit_id=visit_id)
        confirmed = old.state == VisitState.CONFIRMED
        if centre_id not in {None, old.centre_id}:
            moved = _to_another_centre(
                actor=actor,
                now=now,
                key=key,
                old=old,
                centre_id=UUID(str(centre_id)),
                request=request,
                itinerary=itinerary,
            )
        else:
            moved = booking.move_visit(
                actor=actor, now=now, key=key, visit_id=visit_id, request=request, itinerary=itinerary
            )
        forget_visit(actor=actor, now=now, visit_id=visit_id)
        if confirmed:
            remind_of_visit(actor=actor, now=now, visit_id=moved.visit_id)
    return moved


def cancel_booking(*, actor: Actor, now: datetime, key: str, visit_id: UUID) -> None:
    """Give a visit up; nobody is reminded of it any more. Raises as `booking.cancel_visit`."""
    with flow(actor=actor, why="cancel_booking"):
        booking.cancel_visit(actor=actor, now=now, key=key, visit_id=visit_id)
        forget_visit(actor=actor, now=now, visit_id=visit_id)


def _to_another_centre(
    *,
    actor: Actor,
    now: datetime,
    key: str,
    old: Visit,
    centre_id: UUID,
    request: Request,
    itinerary: Itinerary,
) -> Held:
    """Slots are locked within one centre: given up there, held and confirmed here, all or nothing."""
    if old.state != VisitState.CONFIRMED or old.walk_in:
        raise DomainError("wrong_state", state=old.state)
    if old.starts_at <= now:
        raise DomainError("too_late_to_move")
    if old.person_id is None:
        raise DomainError("not_found")
    booking.cancel_visit(actor=actor, now=now, key=f"{key}:old", visit_id=old.pk)
    held = booking.hold_visit(
        actor=actor,
        now=now,
        key=key,
        centre_id=centre_id,
        person_id=old.person_id,
        purpose=Purpose(old.purpose),
        request=request,
        itinerary=itinerary,
    )
    # Who may book for the person was asked; the new centre's door is opened by the booking itself.
    link_person_to_centre(actor=SYSTEM, person_id=old.person_id, centre_id=centre_id, why="booking", now=now)
    booking.confirm_visit(
        actor=actor,
        now=now,
        key=f"{key}:confirm",
        visit_id=held.visit_id,
        identity_hash=old.identity_hash,
    )
    return Held(held.visit_id, None)
