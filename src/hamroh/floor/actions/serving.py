"""A desk has served, could not serve, or sends the person to another desk."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from hamroh.core.dispatch.states import ServiceState
from hamroh.floor.actions.calling import hold_active, service_of
from hamroh.floor.choosing import choose_next
from hamroh.floor.house import spot_of
from hamroh.floor.log import Hand, add_event, list_services, once, turn
from hamroh.floor.models import TicketEvent, TicketService
from hamroh.floor.results import Result, ResultKind
from hamroh.foundation.actor import Actor
from hamroh.foundation.errors import DomainError
from hamroh.network.models import Desk

MEDICAL_KINDS = frozenset({"medical"})
"""Keys of desk kinds that examine: nothing but a medical paper may be recorded there."""


class Hindered(StrEnum):
    """Why a desk could not serve somebody who was there."""

    SYSTEM_DOWN = "system_down"
    REFUSED = "refused"
    CLOSED = "closed"
    OUR_EQUIPMENT = "our_equipment"
    OUR_PAPERS = "our_papers"
    OUR_CLOSING = "our_closing"


_OURS = (Hindered.OUR_EQUIPMENT, Hindered.OUR_PAPERS, Hindered.OUR_CLOSING)


def hindrances_at(desk: Desk) -> tuple[Hindered, ...]:
    """What can hinder this desk: the record is signed, so that ours must not name an office of the state."""
    ours = not desk.hosted_body and not desk.desk_kind.of_the_state
    return tuple(one for one in Hindered if (one in _OURS) is ours)


@dataclass(frozen=True, slots=True)
class Served:
    """What was done, and where the ticket goes now; no next service when the day is over for it."""

    ticket_id: UUID
    number: str
    visit_id: UUID
    service_id: UUID
    ticket_service_id: UUID
    result: dict[str, str]
    next_service_id: UUID | None


@dataclass(frozen=True, slots=True)
class Attempt:
    """What a signed record of the attempt says, and what the search for the next slot needs."""

    ticket_id: UUID
    number: str
    visit_id: UUID
    centre_id: UUID
    desk_id: UUID
    desk_number: int
    hosted_body: str
    service_id: UUID
    ticket_service_id: UUID
    event_id: UUID
    arrived_at: datetime
    at: datetime
    reason: Hindered
    left_undone: tuple[UUID, ...]
    """All services of the visit that are not done, this one included: what the next slot must cover."""


def serve(
    *, actor: Actor, now: datetime, key: str, desk_id: UUID, result: Result, ticket_id: UUID | None = None
) -> Served:
    """The service is done and its result recorded; the dispatcher sends the person on.

    Raises `nobody_at_desk`, `result_not_of_this_desk`; `Result` itself refuses what may not be stored.
    """
    with once(
        actor=actor, now=now, key=key, why="serve", desk=desk_id, ticket=ticket_id, result=result.stored()
    ) as claim:
        if claim.outcome is not None:
            return _served(TicketService.objects.select_related("ticket").get(id=claim.outcome["done"]))
        desk, period, ticket = hold_active(actor, desk_id, ticket_id)
        service = service_of(period)
        _require_fitting(desk, result)
        turn(service, ServiceState.DONE, ended_at=now, result=result.stored(), sent_back=False)
        add_event(
            ticket,
            TicketEvent.Kind.SERVED,
            Hand(actor, now),
            desk=desk.id,
            service=service,
            reason=result.kind.value,
        )
        choose_next(ticket, Hand(actor, now), spot=spot_of(desk))
        claim.store({"done": str(service.id)})
        service.ticket = ticket
        return _served(service)


def cannot_serve(
    *, actor: Actor, now: datetime, key: str, desk_id: UUID, reason: Hindered, ticket_id: UUID | None = None
) -> Attempt:
    """The person was here and the desk could not, or refused. He is sent on to what is still possible.

    Returns what the signed record and the next slot need. Raises `nobody_at_desk`, and `reason_missing` for
    a reason that is not of this desk.
    """
    with once(
        actor=actor, now=now, key=key, why="cannot_serve", desk=desk_id, ticket=ticket_id, reason=reason
    ) as claim:
        if claim.outcome is not None:
            return _attempt(TicketEvent.objects.get(id=claim.outcome["event"]), reason)
        desk, period, ticket = hold_active(actor, desk_id, ticket_id)
        if reason not in hindrances_at(desk):
            raise DomainError("reason_missing")
        service = service_of(period)
        turn(service, ServiceState.FAILED, ended_at=now, sent_back=False)
        event = add_event(
            ticket,
            TicketEvent.Kind.REFUSED,
            Hand(actor, now),
            desk=desk.id,
            service=service,
            reason=reason.value,
        )
        choose_next(ticket, Hand(actor, now), spot=spot_of(desk))
        claim.store({"event": str(event.id)})
        return _attempt(event, reason)


def _require_fitting(desk: Desk, result: Result) -> None:
    examines = desk.desk_kind.key in MEDICAL_KINDS
    if examines and result.kind not in {ResultKind.MEDICAL, ResultKind.DONE}:
        raise DomainError("result_not_of_this_desk", kind=result.kind.value)
    if not examines and result.kind is ResultKind.MEDICAL:
        raise DomainError("result_not_of_this_desk", kind=result.kind.value)


def _served(done: TicketService) -> Served:
    following = (
        done.ticket.services.filter(state=ServiceState.NEXT).values_list("service_id", flat=True).first()
    )
    return Served(
        done.ticket_id,
        done.ticket.number,
        done.ticket.visit_id,
        done.service_id,
        done.id,
        done.result,
        following,
    )


def _attempt(event: TicketEvent, reason: Hindered) -> Attempt:
    ticket = event.ticket
    services = list_services(ticket)
    tried = next(one for one in services if one.service_id == event.service_id)
    desk = Desk.objects.get(id=str(event.desk_id))
    return Attempt(
        ticket_id=ticket.id,
        number=ticket.number,
        visit_id=ticket.visit_id,
        centre_id=ticket.centre_id,
        desk_id=desk.id,
        desk_number=desk.number,
        hosted_body=desk.hosted_body,
        service_id=tried.service_id,
        ticket_service_id=tried.id,
        event_id=event.id,
        arrived_at=ticket.arrived_at,
        at=event.at,
        reason=reason,
        left_undone=tuple(one.service_id for one in services if one.state != ServiceState.DONE),
    )
