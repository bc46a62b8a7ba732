"""A booked visit is moved or given up, and its reminders with it."""

from datetime import datetime
from uuid import UUID

from hamroh.booking import actions as booking
from hamroh.booking.access import get_visit
from hamroh.booking.actions import Held
from hamroh.core.itinerary.states import VisitState
from hamroh.core.itinerary.values import Itinerary, Request
from hamroh.flows.reminding.visits import forget_visit, remind_of_visit
from hamroh.foundation.actor import Actor
from hamroh.foundation.transactions import flow


def move_booking(
    *, actor: Actor, now: datetime, key: str, visit_id: UUID, request: Request, itinerary: Itinerary
) -> Held:
    """Put a visit on other places and remind of the new time only. Raises as `booking.move_visit`."""
    with flow(actor=actor, why="move_booking"):
        moved = booking.move_visit(
            actor=actor, now=now, key=key, visit_id=visit_id, request=request, itinerary=itinerary
        )
        forget_visit(actor=actor, now=now, visit_id=visit_id)
        if get_visit(actor=actor, visit_id=moved.visit_id).state == VisitState.CONFIRMED:
            remind_of_visit(actor=actor, now=now, visit_id=moved.visit_id)
    return moved


def cancel_booking(*, actor: Actor, now: datetime, key: str, visit_id: UUID) -> None:
    """Give a visit up; nobody is reminded of it any more. Raises as `booking.cancel_visit`."""
    with flow(actor=actor, why="cancel_booking"):
        booking.cancel_visit(actor=actor, now=now, key=key, visit_id=visit_id)
        forget_visit(actor=actor, now=now, visit_id=visit_id)
