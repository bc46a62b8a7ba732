"""The last thing that a desk did, taken back: a slip of the finger costs nobody the place."""

from datetime import datetime, timedelta
from uuid import UUID

from hamroh.booking.actions import undo_served
from hamroh.core.dispatch.states import ServiceState, TicketState
from hamroh.core.itinerary.states import VisitState
from hamroh.floor import access
from hamroh.floor.actions.calling import remembered_ticket
from hamroh.floor.actions.sending import unsend
from hamroh.floor.actions.watching import require_open
from hamroh.floor.log import Hand, add_event, list_services, move, once, require_seat, turn
from hamroh.floor.models import Period, Ticket, TicketEvent, TicketService
from hamroh.foundation.actor import Actor
from hamroh.foundation.errors import DomainError
from hamroh.foundation.locks import lock_row
from hamroh.network.models import Desk

WINDOW = timedelta(minutes=10)
_AWAY_FROM_DESK = frozenset(
    {
        TicketEvent.Kind.SERVED,
        TicketEvent.Kind.NOT_SHOWN,
        TicketEvent.Kind.RETURNED,
        TicketEvent.Kind.REFUSED,
        TicketEvent.Kind.SENT,
    }
)
UNDOABLE = _AWAY_FROM_DESK | {TicketEvent.Kind.CALLED, TicketEvent.Kind.STARTED}


def undo_last(*, actor: Actor, now: datetime, key: str, desk_id: UUID) -> Ticket:
    """Take back the desk's last call, start, result, refusal, sending on, "not shown" or "back to the queue".

    The log keeps both. Raises `nothing_to_undo`, `too_late_to_undo` after ten minutes or once something
    else has happened to the ticket, `desk_busy` when somebody else stands here by now.
    """
    with once(actor=actor, now=now, key=key, why="undo_last", desk=desk_id) as claim:
        if claim.outcome is not None:
            return remembered_ticket(claim.outcome)
        desk = access.get_desk(actor=actor, desk_id=desk_id)
        require_open(desk)
        event = last_of(desk)
        if event is None:
            raise DomainError("nothing_to_undo")
        ticket = lock_row(Ticket.objects.all(), event.ticket_id)
        if now - event.at > WINDOW or not is_last_of_ticket(event):
            raise DomainError("too_late_to_undo", number=ticket.number)
        if event.kind in _AWAY_FROM_DESK:
            _unserve(ticket, Hand(actor, now))
            _bring_back(ticket, event, desk, now)
        else:
            _step_back(ticket, event, desk, now)
        add_event(ticket, TicketEvent.Kind.UNDONE, Hand(actor, now), desk=desk.id, undoes=event)
        claim.store({"ticket": str(ticket.id)})
        return ticket


def last_of(desk: Desk) -> TicketEvent | None:
    """What this desk did last, if it can be taken back."""
    event = (
        TicketEvent.objects.select_related("ticket")
        .filter(desk=desk, undone_by__isnull=True)
        .exclude(kind__in=[TicketEvent.Kind.UNDONE, TicketEvent.Kind.RECALLED])
        .order_by("-at", "-id")
        .first()
    )
    return event if event and event.kind in UNDOABLE else None


def is_last_of_ticket(event: TicketEvent) -> bool:
    """Nothing has happened to the ticket since, but for repeated calls and what was undone itself."""
    later = TicketEvent.objects.filter(ticket_id=event.ticket_id, seq__gt=event.seq, undone_by__isnull=True)
    return not later.exclude(kind__in=[TicketEvent.Kind.UNDONE, TicketEvent.Kind.RECALLED]).exists()


def _unserve(ticket: Ticket, hand: Hand) -> None:
    visit = ticket.visit
    if ticket.state == TicketState.DONE and visit.state == VisitState.SERVED:
        undo_served(actor=hand.actor, now=hand.now, visit_id=visit.id)


def _bring_back(ticket: Ticket, event: TicketEvent, desk: Desk, now: datetime) -> None:
    require_seat(desk)
    sent = unsend(ticket, event, desk) if event.kind == TicketEvent.Kind.SENT else None
    services = list_services(ticket)
    wanted = sent.service_id if sent else event.service_id
    tried = next(one for one in services if one.service_id == wanted)
    for one in services:
        if one.state == ServiceState.NEXT and one is not tried:
            turn(one, ServiceState.LEFT)
    turn(tried, ServiceState.AT_DESK, desk_id=desk.id, ended_at=None, result={})
    before = Period.objects.filter(ticket=ticket, desk=desk, kind__in=Period.AT_DESK).order_by(
        "-starts_at", "-id"
    )
    kind = before.values_list("kind", flat=True).first()
    move(ticket, TicketState(kind or TicketState.CALLED), now, service=tried, desk=desk.id)


def _step_back(ticket: Ticket, event: TicketEvent, desk: Desk, now: datetime) -> None:
    tried = _tried(list_services(ticket), event)
    if event.kind == TicketEvent.Kind.STARTED:
        move(ticket, TicketState.CALLED, now, service=tried, desk=desk.id)
        return
    turn(tried, ServiceState.NEXT, desk_id=None)
    move(ticket, TicketState.WAITING, now, service=tried)


def _tried(services: list[TicketService], event: TicketEvent) -> TicketService:
    return next(one for one in services if one.service_id == event.service_id)
