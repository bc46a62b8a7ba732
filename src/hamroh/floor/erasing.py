"""Tickets of somebody who is erased: numbers of a day, without what was recorded of papers."""

from uuid import UUID

from hamroh.core.dispatch.states import TicketState
from hamroh.floor.models import Ticket, TicketService
from hamroh.foundation.actor import Actor
from hamroh.foundation.transactions import action

_ENDED = (TicketState.DONE, TicketState.LEFT)


def has_open_ticket(person_id: UUID) -> bool:
    """Whether the person is in a centre now."""
    return Ticket.objects.filter(person_id=person_id).exclude(state__in=_ENDED).exists()


def erase_tickets(*, actor: Actor, person_id: UUID) -> int:
    """Take the person out of every ticket; answers how many stay as numbers. In the system's scope."""
    with action(actor=actor, why="erase_tickets"):
        ids = list(Ticket.objects.filter(person_id=person_id).order_by("id").values_list("id", flat=True))
        TicketService.objects.filter(ticket_id__in=ids).update(result={})
        return Ticket.objects.filter(id__in=ids).update(person=None)
