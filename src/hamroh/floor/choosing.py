"""Where a ticket goes next, written down: the dispatcher's choice becomes the service that it waits for."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from hamroh.booking.actions import mark_served
from hamroh.core.dispatch.lines import Spot
from hamroh.core.dispatch.road import Hindrance, Road
from hamroh.core.dispatch.states import ServiceState, TicketState
from hamroh.floor.house import plan_rest, read_house
from hamroh.floor.log import Hand, change_period, list_services, move, turn
from hamroh.floor.models import Ticket, TicketService

_WORTH_WAITING = (Hindrance.NO_OPEN_DESK, Hindrance.FIXED_TIME_MISSED, Hindrance.AFTER_CLOSING)


@dataclass(frozen=True, slots=True)
class Next:
    """What a ticket waits for now and why; nothing when the day is over for it."""

    service: TicketService | None
    because: str = ""


def choose_next(ticket: Ticket, hand: Hand, *, spot: Spot | None = None) -> Next:
    """Send a locked ticket to the line where it is done soonest, or end it when nothing can follow.

    When no desk is open for what is left, it waits for the first of these services: nobody falls out
    of the day because a desk is shut at this moment. The visit counts as served when all of it is done.
    """
    now = hand.now
    services = list_services(ticket)
    road = plan_rest(services, read_house(centre_id=ticket.centre_id, now=now), ticket=ticket.id, spot=spot)
    key, because = _chosen(services, road)
    chosen = next((one for one in services if str(one.service_id) == key), None)
    set_next(services, chosen, now)
    if chosen is None:
        move(ticket, TicketState.DONE, now)
        if all(one.state == ServiceState.DONE for one in services):
            mark_served(actor=hand.actor, now=now, visit_id=ticket.visit_id)
    elif ticket.state == TicketState.WAITING:
        change_period(ticket, now, service=chosen, desk=chosen.desk_id)
    else:
        move(ticket, TicketState.WAITING, now, service=chosen, desk=chosen.desk_id)
    return Next(chosen, because)


def set_next(services: list[TicketService], chosen: TicketService | None, now: datetime) -> None:
    """Of the services of a ticket this one is next, and no other; the line counts from now."""
    for one in services:
        if one.state == ServiceState.NEXT and one is not chosen:
            turn(one, ServiceState.LEFT)
    if chosen is not None and chosen.state != ServiceState.NEXT:
        turn(chosen, ServiceState.NEXT, waits_since=now)


def _chosen(services: list[TicketService], road: Road) -> tuple[str, str]:
    if road.legs:
        return road.legs[0].service, road.because.value if road.because else ""
    for hindrance in _WORTH_WAITING:
        for one in services:
            if road.hindered.get(str(one.service_id)) is hindrance:
                return str(one.service_id), hindrance.value
    return "", ""


def blocked_services(services: list[TicketService]) -> frozenset[UUID]:
    """Services of which something that must come first is not done yet."""
    undone = {one.service_id for one in services if one.state != ServiceState.DONE}
    return frozenset(one.service_id for one in services if set(one.after) & undone)


def fit_to_send(services: list[TicketService], here: TicketService) -> list[TicketService]:
    """Services at desks of other kinds that could be done now, before this one goes on.

    None that something undone must precede, and none that comes after this one, however far: each would
    wait for the other and nobody could call the person any more.
    """
    blocked = blocked_services(services)
    return [
        one
        for one in services
        if one.kind_id != here.kind_id
        and one.service_id not in blocked
        and here.service_id not in _before(one, services)
    ]


def _before(one: TicketService, services: list[TicketService]) -> set[UUID]:
    """Everything that comes before a service, directly or through others."""
    after = {other.service_id: set(other.after) for other in services}
    found: set[UUID] = set()
    open_ends = set(one.after)
    while open_ends:
        found |= open_ends
        open_ends = {end for key in open_ends for end in after.get(key, ())} - found
    return found
