"""Somebody is sent to a desk by name, by another desk or by the reception, and the slip is taken back."""

from datetime import datetime
from uuid import UUID

from hamroh.core.dispatch.states import ServiceState, TicketState
from hamroh.floor import access
from hamroh.floor.actions.calling import for_desk, hold_active, remembered_ticket, service_of
from hamroh.floor.choosing import choose_next, fit_to_send, set_next
from hamroh.floor.log import Hand, add_event, change_period, list_services, move, once, turn
from hamroh.floor.models import Ticket, TicketEvent, TicketService
from hamroh.foundation.actor import Actor
from hamroh.foundation.errors import DomainError
from hamroh.foundation.locks import lock_row
from hamroh.network.models import Desk

AT_RECEPTION = "reception"
"""The reason in the log when no desk sent somebody, but the reception."""


def send_to_desk(
    *, actor: Actor, now: datetime, key: str, desk_id: UUID, to_desk_id: UUID, ticket_id: UUID | None = None
) -> Ticket:
    """Another desk must do its part first, again if need be; then the person comes back before the line.

    Raises `nobody_at_desk`, `same_desk`, `desk_unknown`, `not_for_this_desk` when nothing of this visit is
    done there, and `first_elsewhere` when what is done there comes only after this desk or after another.
    """
    request = {"desk": desk_id, "to": to_desk_id, "ticket": ticket_id}
    with once(actor=actor, now=now, key=key, why="send_to_desk", **request) as claim:
        if claim.outcome is not None:
            return remembered_ticket(claim.outcome)
        desk, period, ticket = hold_active(actor, desk_id, ticket_id)
        target = access.find_desk(centre_id=desk.centre_id, desk_id=to_desk_id)
        if target.desk_kind_id == desk.desk_kind_id:
            raise DomainError("same_desk")
        services = list_services(ticket)
        here = next(one for one in services if one.id == service_of(period).id)
        there = _done_there(services, here, target, ticket)
        turn(
            here,
            ServiceState.LEFT,
            desk_id=desk.id,
            sent_back=True,
            after=sorted({*here.after, there.service_id}, key=str),
        )
        set_next(services, there, now)
        there.desk, there.sent_back = target, True
        there.save(update_fields=["desk", "sent_back"])
        move(ticket, TicketState.WAITING, now, service=there, desk=target.id)
        add_event(ticket, TicketEvent.Kind.SENT, Hand(actor, now), desk=desk.id, service=there)
        claim.store({"ticket": str(ticket.id)})
        return ticket


def direct_to_desk(*, actor: Actor, now: datetime, key: str, ticket_id: UUID, to_desk_id: UUID) -> Ticket:
    """The reception sends somebody who waits to this desk next, with the place in time that they had.

    Raises `ticket_state` unless the ticket waits, `desk_unknown`, `not_for_this_desk`, `first_elsewhere` when
    something else must come before, `not_allowed`.
    """
    request = {"ticket": ticket_id, "to": to_desk_id}
    with once(actor=actor, now=now, key=key, why="direct_to_desk", **request) as claim:
        if claim.outcome is not None:
            return remembered_ticket(claim.outcome)
        ticket = _waiting(actor, ticket_id)
        target = access.find_desk(centre_id=ticket.centre_id, desk_id=to_desk_id)
        services = list_services(ticket)
        since = next((one.waits_since for one in services if one.state == ServiceState.NEXT), None)
        wanted = for_desk(ticket, target).id
        there = next(one for one in services if one.id == wanted)
        for one in services:
            if one.desk_id is not None and one.state in {ServiceState.LEFT, ServiceState.NEXT}:
                _free(one)
        set_next(services, there, now)
        there.desk, there.waits_since = target, since or now
        there.save(update_fields=["desk", "waits_since"])
        change_period(ticket, now, service=there, desk=target.id)
        add_event(ticket, TicketEvent.Kind.SENT, Hand(actor, now), service=there, reason=AT_RECEPTION)
        claim.store({"ticket": str(ticket.id)})
        return ticket


def undo_direction(*, actor: Actor, now: datetime, key: str, ticket_id: UUID) -> Ticket:
    """The reception takes its word back: the dispatcher chooses again, with the place in time that they had.

    Raises `nothing_to_undo` when the reception did not send this ticket last, `ticket_state`, `not_allowed`.
    """
    with once(actor=actor, now=now, key=key, why="undo_direction", ticket=ticket_id) as claim:
        if claim.outcome is not None:
            return remembered_ticket(claim.outcome)
        ticket = _waiting(actor, ticket_id)
        event = direction_of(ticket)
        if event is None:
            raise DomainError("nothing_to_undo")
        services = list_services(ticket)
        directed = next(one for one in services if one.state == ServiceState.NEXT)
        since = directed.waits_since
        _free(directed)
        chosen = choose_next(ticket, Hand(actor, now)).service
        if chosen is not None and since is not None:
            chosen.waits_since = since
            chosen.save(update_fields=["waits_since"])
        add_event(ticket, TicketEvent.Kind.UNDONE, Hand(actor, now), service=directed, undoes=event)
        claim.store({"ticket": str(ticket.id)})
        return ticket


def direction_of(ticket: Ticket) -> TicketEvent | None:
    """The reception's word that a waiting ticket follows now, if nothing else has happened since."""
    if ticket.state != TicketState.WAITING:
        return None
    last = (
        TicketEvent.objects.filter(ticket=ticket, undone_by__isnull=True)
        .exclude(kind=TicketEvent.Kind.UNDONE)
        .order_by("-seq")
        .first()
    )
    sent = last is not None and last.kind == TicketEvent.Kind.SENT and last.reason == AT_RECEPTION
    return last if sent else None


def unsend(ticket: Ticket, event: TicketEvent, desk: Desk) -> TicketService:
    """Before the person is brought back to the desk: what `send_to_desk` changed is as it was.

    Answers the service that the desk was at. What the other desk had done before stands as done.
    """
    services = list_services(ticket)
    there = next(one for one in services if one.service_id == event.service_id)
    here = next(
        one
        for one in services
        if one.kind_id == desk.desk_kind_id and one.desk_id == desk.id and one.state == ServiceState.LEFT
    )
    before = (
        TicketEvent.objects.filter(
            ticket=ticket,
            service_id=there.service_id,
            kind__in=[TicketEvent.Kind.SERVED, TicketEvent.Kind.REFUSED],
            undone_by__isnull=True,
        )
        .order_by("-seq")
        .first()
    )
    states = {TicketEvent.Kind.SERVED: ServiceState.DONE, TicketEvent.Kind.REFUSED: ServiceState.FAILED}
    state = states[TicketEvent.Kind(before.kind)] if before is not None else ServiceState.LEFT
    turn(there, state, desk_id=before.desk_id if before is not None else None, sent_back=False)
    if state != ServiceState.DONE:
        # It came first only because the desk had said so.
        here.after = [one for one in here.after if one != there.service_id]
    here.sent_back = False
    here.save(update_fields=["after", "sent_back"])
    return here


def _waiting(actor: Actor, ticket_id: UUID) -> Ticket:
    ticket = lock_row(Ticket.objects.all(), ticket_id)
    access.require_reception(actor=actor, centre_id=ticket.centre_id)
    if ticket.state != TicketState.WAITING:
        raise DomainError("ticket_state", state=ticket.state, number=ticket.number)
    return ticket


def _free(one: TicketService) -> None:
    """Any desk of its kind will do again; who was sent back by a desk keeps that."""
    if not one.sent_back:
        one.desk = None
        one.save(update_fields=["desk"])


def _done_there(
    services: list[TicketService], here: TicketService, target: Desk, ticket: Ticket
) -> TicketService:
    if all(one.kind_id != target.desk_kind_id for one in services):
        raise DomainError("not_for_this_desk", number=ticket.number)
    there = [one for one in fit_to_send(services, here) if one.kind_id == target.desk_kind_id]
    if not there:
        raise DomainError("first_elsewhere", number=ticket.number)
    # Rather what is still to be done there than what is done once more.
    return min(there, key=lambda one: (one.state != ServiceState.LEFT, one.position))
