"""Tickets as the reception sees them: by number, by visit, and what is done on one."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from hamroh.core.dispatch.states import ServiceState
from hamroh.floor.models import Ticket, TicketEvent, TicketService
from hamroh.floor.returning import why_not_by_phone
from hamroh.foundation.errors import DomainError


@dataclass(frozen=True, slots=True)
class TicketLine:
    """A ticket in a list."""

    id: UUID
    visit_id: UUID
    person_id: UUID | None
    number: str
    state: str


def find_ticket(*, centre_id: UUID, day: date, number: str) -> TicketLine | None:
    """The ticket with this number, such as A147, on a day of a centre, in the bound scope."""
    letter, serial = number[:1].upper(), number[1:]
    if not serial.isascii() or not serial.isdecimal() or len(serial) > 6:
        return None
    ticket = Ticket.objects.filter(centre_id=centre_id, day=day, letter=letter, serial=int(serial)).first()
    return _line(ticket) if ticket else None


def tickets_of_visits(visit_ids: Collection[UUID]) -> dict[UUID, TicketLine]:
    """The tickets of these visits, by visit, in the bound scope."""
    tickets = Ticket.objects.filter(visit_id__in=visit_ids).order_by("arrived_at", "id")
    return {ticket.visit_id: _line(ticket) for ticket in tickets}


def get_ticket(ticket_id: UUID) -> Ticket:
    """A ticket with its centre, in the bound scope. Raises `not_found`."""
    ticket = Ticket.objects.select_related("centre", "visit").filter(pk=ticket_id).first()
    if ticket is None:
        raise DomainError("not_found")
    return ticket


def may_return_by_phone(*, ticket_id: UUID, now: datetime) -> bool:
    """Whether the person, in the bound scope, may say from the phone that they are here again."""
    ticket = Ticket.objects.select_related("centre").filter(pk=ticket_id).first()
    return ticket is not None and not why_not_by_phone(ticket, now)


def waiting_for(*, centre_id: UUID, day: date, service: str, limit: int = 20) -> list[str]:
    """The numbers of the tickets on which this service, by its key, is still to be done."""
    left = TicketService.objects.filter(
        ticket__centre_id=centre_id,
        ticket__day=day,
        ticket__ended_at__isnull=True,
        service__key=service,
        state__in=[ServiceState.LEFT, ServiceState.NEXT, ServiceState.AT_DESK],
    ).select_related("ticket")
    return [one.ticket.number for one in left.order_by("ticket__arrived_at", "id")[:limit]]


def last_undone(*, ticket_id: UUID) -> TicketEvent | None:
    """What was last taken back on a ticket."""
    undoing = TicketEvent.objects.filter(ticket_id=ticket_id, undoes__isnull=False)
    last = undoing.select_related("undoes__desk").order_by("-seq").first()
    return last.undoes if last else None


def services_done(ticket_id: UUID) -> frozenset[str]:
    """The keys of the services of a ticket that are done."""
    done = TicketService.objects.filter(ticket_id=ticket_id, state=ServiceState.DONE)
    return frozenset(done.order_by().values_list("service__key", flat=True))


def _line(ticket: Ticket) -> TicketLine:
    return TicketLine(ticket.id, ticket.visit_id, ticket.person_id, ticket.number, ticket.state)
