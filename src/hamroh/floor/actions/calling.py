"""A desk calls somebody, calls again, takes the person on, or gives the place back."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from hamroh.core.dispatch.states import ServiceState, TicketState
from hamroh.floor import access
from hamroh.floor.actions.watching import require_open
from hamroh.floor.choosing import blocked_services, set_next
from hamroh.floor.house import read_house
from hamroh.floor.line import Candidate, list_candidates
from hamroh.floor.log import Hand, add_event, list_services, move, once, period_at, require_seat, turn
from hamroh.floor.models import Period, Ticket, TicketEvent, TicketService
from hamroh.foundation.actor import Actor
from hamroh.foundation.errors import DomainError
from hamroh.foundation.locks import lock_row
from hamroh.network.models import Desk

_CALLABLE = frozenset({TicketState.WAITING, TicketState.AWAY})


class OwnChoice(StrEnum):
    """Why a desk calls somebody out of turn; it stands in the log."""

    CAME_TO_DESK = "came_to_desk"
    NOT_SHOWN_BEFORE = "not_shown_before"
    NEEDS_HELP = "needs_help"
    LANGUAGE = "language"
    ASKED_BY_MANAGER = "asked_by_manager"


@dataclass(frozen=True, slots=True)
class Call:
    """Who was called to what, and why."""

    ticket_id: UUID
    number: str
    service_id: UUID
    because: str


def call_next(*, actor: Actor, now: datetime, key: str, desk_id: UUID) -> Call | None:
    """Call whom the dispatcher chooses for this desk; None when nobody waits for it.

    Raises `desk_closed`, `desk_paused`, `desk_busy`, `not_allowed`.
    """
    with once(actor=actor, now=now, key=key, why="call_next", desk=desk_id) as claim:
        if claim.outcome is not None:
            return _remembered(claim.outcome)
        desk = access.get_desk(actor=actor, desk_id=desk_id)
        watch = require_open(desk)
        require_seat(desk)
        house = read_house(centre_id=desk.centre_id, now=now)
        for candidate in list_candidates(desk=desk, watch=watch, house=house):
            ticket = _take(candidate)
            if ticket is not None:
                call = _call(ticket, candidate.service, desk, Hand(actor, now), candidate.because)
                claim.store(_outcome(call))
                return call
        claim.store({})
        return None


def call_ticket(
    *, actor: Actor, now: datetime, key: str, desk_id: UUID, ticket_id: UUID, reason: OwnChoice
) -> Call:
    """Call this one, whoever else waits; the reason is recorded.

    Raises `desk_closed`, `desk_paused`, `desk_busy`, `ticket_taken` when another desk has the person,
    `ticket_state`, `not_for_this_desk` when nothing is left that is done here, `first_elsewhere` when
    something else must come before.
    """
    with once(actor=actor, now=now, key=key, why="call_ticket", desk=desk_id, ticket=ticket_id) as claim:
        if claim.outcome is not None and (call := _remembered(claim.outcome)):
            return call
        desk = access.get_desk(actor=actor, desk_id=desk_id)
        require_open(desk)
        require_seat(desk)
        ticket = lock_row(Ticket.objects.filter(centre_id=desk.centre_id), ticket_id)
        if ticket.state in {TicketState.CALLED, TicketState.SERVING}:
            raise DomainError("ticket_taken", number=ticket.number)
        if TicketState(ticket.state) not in _CALLABLE:
            raise DomainError("ticket_state", state=ticket.state, number=ticket.number)
        call = _call(ticket, for_desk(ticket, desk), desk, Hand(actor, now), reason.value)
        claim.store(_outcome(call))
        return call


def recall(*, actor: Actor, now: datetime, key: str, desk_id: UUID, ticket_id: UUID | None = None) -> Ticket:
    """Call the same number once more. Raises `nobody_called`."""
    with once(actor=actor, now=now, key=key, why="recall", desk=desk_id, ticket=ticket_id) as claim:
        if claim.outcome is not None:
            return remembered_ticket(claim.outcome)
        desk, period, ticket = hold_active(actor, desk_id, ticket_id)
        if period.kind != Period.Kind.CALLED:
            raise DomainError("nobody_called")
        add_event(ticket, TicketEvent.Kind.RECALLED, Hand(actor, now), desk=desk.id, service=period.service)
        claim.store({"ticket": str(ticket.id)})
        return ticket


def start_service(
    *, actor: Actor, now: datetime, key: str, desk_id: UUID, ticket_id: UUID | None = None
) -> Ticket:
    """The person called stands at the desk. Raises `nobody_at_desk`, `ticket_state`."""
    with once(actor=actor, now=now, key=key, why="start_service", desk=desk_id, ticket=ticket_id) as claim:
        if claim.outcome is not None:
            return remembered_ticket(claim.outcome)
        desk, period, ticket = hold_active(actor, desk_id, ticket_id)
        move(ticket, TicketState.SERVING, now, service=period.service, desk=desk.id)
        add_event(ticket, TicketEvent.Kind.STARTED, Hand(actor, now), desk=desk.id, service=period.service)
        claim.store({"ticket": str(ticket.id)})
        return ticket


def not_shown(
    *, actor: Actor, now: datetime, key: str, desk_id: UUID, ticket_id: UUID | None = None
) -> Ticket:
    """The person called did not come: nobody calls the number until he is back or a desk calls it again.

    Raises `nobody_at_desk`, `ticket_state` when the service has begun.
    """
    with once(actor=actor, now=now, key=key, why="not_shown", desk=desk_id, ticket=ticket_id) as claim:
        if claim.outcome is not None:
            return remembered_ticket(claim.outcome)
        desk, period, ticket = hold_active(actor, desk_id, ticket_id)
        service = service_of(period)
        move(ticket, TicketState.AWAY, now, service=None)
        turn(service, ServiceState.LEFT)
        add_event(ticket, TicketEvent.Kind.NOT_SHOWN, Hand(actor, now), desk=desk.id, service=service)
        claim.store({"ticket": str(ticket.id)})
        return ticket


def return_to_queue(
    *, actor: Actor, now: datetime, key: str, desk_id: UUID, ticket_id: UUID | None = None
) -> Ticket:
    """Back into the same line, from now. Raises `nobody_at_desk`."""
    with once(actor=actor, now=now, key=key, why="return_to_queue", desk=desk_id, ticket=ticket_id) as claim:
        if claim.outcome is not None:
            return remembered_ticket(claim.outcome)
        desk, period, ticket = hold_active(actor, desk_id, ticket_id)
        service = service_of(period)
        turn(service, ServiceState.NEXT, waits_since=now, desk_id=None)
        move(ticket, TicketState.WAITING, now, service=service)
        add_event(ticket, TicketEvent.Kind.RETURNED, Hand(actor, now), desk=desk.id, service=service)
        claim.store({"ticket": str(ticket.id)})
        return ticket


def hold_active(actor: Actor, desk_id: UUID, ticket_id: UUID | None = None) -> tuple[Desk, Period, Ticket]:
    """The desk, its active call or service, and the ticket under its lock.

    Raises `nobody_at_desk`, and `which_ticket` where several are served at once and none is named.
    """
    desk = access.get_desk(actor=actor, desk_id=desk_id)
    require_open(desk)
    period = period_at(desk, ticket_id)
    if period is None:
        raise DomainError("nobody_at_desk")
    return desk, period, lock_row(Ticket.objects.all(), period.ticket_id)


def service_of(period: Period) -> TicketService:
    """What a period at a desk is about; a constraint says that there is one."""
    if period.service is None:
        raise DomainError("nobody_at_desk")
    return period.service


def remembered_ticket(outcome: dict[str, object]) -> Ticket:
    """The ticket that an earlier request with the same key changed, as it is now."""
    return Ticket.objects.get(id=str(outcome["ticket"]))


def _take(candidate: Candidate) -> Ticket | None:
    """The candidate's ticket under its lock, unless another desk has it or is taking it."""
    ticket = (
        Ticket.objects.select_for_update(skip_locked=True, of=("self",))
        .filter(id=candidate.service.ticket_id, state=TicketState.WAITING)
        .first()
    )
    if ticket is None:
        return None
    candidate.service.refresh_from_db(fields=["state"])
    return ticket if candidate.service.state in {ServiceState.LEFT, ServiceState.NEXT} else None


def for_desk(ticket: Ticket, desk: Desk) -> TicketService:
    """What of a ticket this desk could do now. Raises `not_for_this_desk`, `first_elsewhere`."""
    services = list_services(ticket)
    blocked = blocked_services(services)
    fitting = [
        one
        for one in services
        if one.kind_id == desk.desk_kind_id and one.state in {ServiceState.LEFT, ServiceState.NEXT}
    ]
    if not fitting:
        raise DomainError("not_for_this_desk", number=ticket.number)
    ready = [one for one in fitting if one.service_id not in blocked]
    if not ready:
        raise DomainError("first_elsewhere", number=ticket.number)
    return min(ready, key=lambda one: (one.state != ServiceState.NEXT, one.position))


def _call(ticket: Ticket, service: TicketService, desk: Desk, hand: Hand, because: str) -> Call:
    services = [one if one.id != service.id else service for one in list_services(ticket)]
    set_next(services, service, hand.now)
    turn(service, ServiceState.AT_DESK, desk_id=desk.id)
    move(ticket, TicketState.CALLED, hand.now, service=service, desk=desk.id)
    add_event(ticket, TicketEvent.Kind.CALLED, hand, desk=desk.id, service=service, reason=because)
    return Call(ticket.id, ticket.number, service.service_id, because)


def _outcome(call: Call) -> dict[str, object]:
    return {
        "ticket": str(call.ticket_id),
        "number": call.number,
        "service": str(call.service_id),
        "because": call.because,
    }


def _remembered(outcome: dict[str, object]) -> Call | None:
    if not outcome:
        return None
    ticket, number, service, because = (
        str(outcome[name]) for name in ("ticket", "number", "service", "because")
    )
    return Call(UUID(ticket), number, UUID(service), because)
