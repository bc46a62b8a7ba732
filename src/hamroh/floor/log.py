"""How every change of a ticket is written: the row locked, the table of transitions asked, the log added to,
the open period closed and the next one opened. For the actions of this domain only.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from uuid import UUID

from django.db.models import Max
from django.db.models.functions import Greatest

from hamroh.core.dispatch.states import SERVICE, TICKET, ServiceState, TicketState
from hamroh.floor import models
from hamroh.floor.house import seats_in
from hamroh.floor.models import Period, Ticket, TicketEvent, TicketService
from hamroh.foundation.actor import Actor
from hamroh.foundation.errors import DomainError
from hamroh.foundation.idempotency import Claim, claim
from hamroh.foundation.locks import translate_violations
from hamroh.foundation.transactions import action
from hamroh.network.models import Desk

_CODES = {
    models.ONE_OPEN_PERIOD: "ticket_taken",
    models.ONE_CALL_AT_A_DESK: "desk_busy",
    models.ONE_WATCH: "busy",
    models.ONE_TICKET: "already_checked_in",
}
ENDED = frozenset({TicketState.DONE, TicketState.LEFT})


@dataclass(frozen=True, slots=True)
class Hand:
    """Who does something, and when."""

    actor: Actor
    now: datetime


@contextmanager
def once(*, actor: Actor, now: datetime, key: str, why: str, **request: object) -> Iterator[Claim]:
    """One action of the floor: a transaction, its key, and what the database refuses as typed errors."""
    with translate_violations(_CODES), action(actor=actor, why=why):
        yield claim(actor=actor, key=key, operation=why, request=dict(request), now=now)


def list_services(ticket: Ticket) -> list[TicketService]:
    """All services of a ticket in their order."""
    return list(ticket.services.select_related("service", "desk").order_by("position"))


def add_event(
    ticket: Ticket,
    kind: TicketEvent.Kind,
    hand: Hand,
    *,
    desk: UUID | None = None,
    service: TicketService | None = None,
    reason: str = "",
    undoes: TicketEvent | None = None,
) -> TicketEvent:
    """Add to the log of a locked ticket."""
    last = TicketEvent.objects.filter(ticket=ticket).aggregate(last=Max("seq"))["last"] or 0
    return TicketEvent.objects.create(
        ticket=ticket,
        seq=last + 1,
        kind=kind,
        at=hand.now,
        desk_id=desk,
        service_id=service.service_id if service else None,
        actor_kind=hand.actor.kind.value,
        actor_id=hand.actor.id,
        reason=reason,
        undoes=undoes,
    )


def move(
    ticket: Ticket,
    after: TicketState,
    now: datetime,
    *,
    service: TicketService | None = None,
    desk: UUID | None = None,
) -> None:
    """The ticket's next state, and with it its next period."""
    before = TicketState(ticket.state)
    if not TICKET.allowed(before, after):
        raise DomainError("ticket_state", state=before.value, number=ticket.number)
    ticket.state = after
    ticket.ended_at = now if after in ENDED else None
    ticket.save(update_fields=["state", "ended_at"])
    change_period(ticket, now, service=service, desk=desk)


def change_period(
    ticket: Ticket, now: datetime, *, service: TicketService | None = None, desk: UUID | None = None
) -> None:
    """Close the open period; open the one that the ticket's state asks for."""
    Period.objects.filter(ticket=ticket, ends_at__isnull=True).update(ends_at=Greatest("starts_at", now))
    if TicketState(ticket.state) in ENDED:
        return
    Period.objects.create(
        ticket=ticket,
        centre_id=ticket.centre_id,
        number=ticket.number,
        minutes=service.minutes if service else 0,
        kind=ticket.state,
        service=service,
        desk_kind_id=service.kind_id if service else None,
        desk_id=desk,
        seat=_free_seat(desk) if desk and ticket.state in Period.AT_DESK else 1,
        starts_at=now,
    )


def turn(service: TicketService, state: ServiceState, /, **values: object) -> None:
    """A service's next state, with the fields that change with it."""
    before = ServiceState(service.state)
    if not SERVICE.allowed(before, state):
        raise DomainError("service_state", state=before.value)
    service.state = state
    for name, value in values.items():
        setattr(service, name, value)
    service.save(update_fields=["state", *values])


def periods_at(desk: Desk) -> list[Period]:
    """The active calls and services at a desk, by their seats."""
    return list(
        Period.objects.select_related("ticket", "service", "service__service")
        .filter(desk=desk, ends_at__isnull=True, kind__in=Period.AT_DESK)
        .order_by("seat")
    )


def period_at(desk: Desk, ticket_id: UUID | None = None) -> Period | None:
    """The active call or service at a desk; where several are served at once, that of the ticket.

    Raises `which_ticket` when several are and none is named.
    """
    active = [one for one in periods_at(desk) if ticket_id in {None, one.ticket_id}]
    if len(active) > 1:
        raise DomainError("which_ticket")
    return active[0] if active else None


def require_empty(desk: Desk) -> None:
    """Nobody is called to the desk or served there."""
    for period in periods_at(desk):
        raise DomainError("desk_busy", number=period.number)


def require_seat(desk: Desk) -> None:
    """One more can be called to the desk."""
    active = periods_at(desk)
    if active and len(active) >= seats_in(desk.centre_id).get(desk.desk_kind_id, 1):
        raise DomainError("desk_busy", number=active[0].number)


def _free_seat(desk_id: UUID) -> int:
    taken = set(
        Period.objects.filter(desk_id=desk_id, ends_at__isnull=True, kind__in=Period.AT_DESK)
        .order_by("seat")
        .values_list("seat", flat=True)
    )
    return next(seat for seat in count(1) if seat not in taken)
