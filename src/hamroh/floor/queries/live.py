"""What the person's phone shows: the number, where to go now, and the road of the day with its times."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from hamroh.core.dispatch.road import Leg, Road
from hamroh.core.dispatch.states import ServiceState, TicketState
from hamroh.floor.house import plan_rest, read_house, spot_of
from hamroh.floor.log import list_services
from hamroh.floor.models import Period, Ticket, TicketService
from hamroh.network.models import Desk


class StopState(StrEnum):
    """How a stop of the road is shown."""

    DONE = "done"
    FAILED = "failed"
    HERE = "here"
    NEXT = "next"
    LATER = "later"
    NOT_TODAY = "not_today"


@dataclass(frozen=True, slots=True)
class Stop:
    """One service of the visit. `at` is when it was done, or when it is expected to begin."""

    service_id: UUID
    state: StopState
    minutes: int
    at: datetime | None
    desk_number: int | None
    floor: int | None
    room: str
    hindrance: str = ""


@dataclass(frozen=True, slots=True)
class Live:
    """A ticket as its person sees it."""

    ticket_id: UUID
    number: str
    state: str
    desk_number: int | None
    floor: int | None
    room: str
    service_id: UUID | None
    since: datetime | None
    called_at: datetime | None
    stops: tuple[Stop, ...]
    ends_at: datetime | None
    """When the day is expected to end; for a ticket that has ended, when it did."""


def live_state(*, now: datetime, ticket_id: UUID | None = None, visit_id: UUID | None = None) -> Live | None:
    """The ticket of a visit as it is now; None before check-in, and for whoever may not see it.

    Row-level security decides who may: the person, and the service compartment of the centre.
    """
    wanted = {"id": ticket_id} if ticket_id else {"visit_id": visit_id}
    ticket = Ticket.objects.filter(**wanted).first()
    if ticket is None:
        return None
    services = list_services(ticket)
    period = Period.objects.select_related("desk").filter(ticket=ticket, ends_at__isnull=True).first()
    road, desks = _road(ticket, services, period, now)
    at_desk = period is not None and period.kind in Period.AT_DESK
    desk = period.desk if period is not None and at_desk else None
    current = next((s for s in services if period is not None and s.id == period.service_id), None)
    return Live(
        ticket_id=ticket.id,
        number=ticket.number,
        state=ticket.state,
        desk_number=desk.number if desk else None,
        floor=desk.floor if desk else None,
        room=desk.room if desk else "",
        service_id=current.service_id if current else None,
        since=period.starts_at if period else None,
        called_at=period.starts_at if period is not None and period.kind == Period.Kind.CALLED else None,
        stops=_stops(services, road, desks, now),
        ends_at=ticket.ended_at or (road.ends_at if road else None) or now,
    )


def _road(
    ticket: Ticket, services: list[TicketService], period: Period | None, now: datetime
) -> tuple[Road | None, dict[str, Desk]]:
    if ticket.state in {TicketState.DONE, TicketState.LEFT}:
        return None, {}
    house = read_house(centre_id=ticket.centre_id, now=now)
    since, begins, spot = None, now, None
    if period is not None and period.kind == Period.Kind.WAITING:
        since = period.starts_at
    elif period is not None and period.desk is not None:
        begins = max(now, period.starts_at + timedelta(minutes=period.minutes))
        spot = spot_of(period.desk)
    road = plan_rest(services, house, ticket=ticket.id, spot=spot, since=since, begins=begins)
    return road, {str(desk.id): desk for desk in house.desks}


def _stops(
    services: list[TicketService], road: Road | None, desks: dict[str, Desk], now: datetime
) -> tuple[Stop, ...]:
    legs: dict[str, Leg] = {leg.service: leg for leg in road.legs} if road else {}
    behind = [_past(one, now) for one in services if _is_past(one)]
    behind.sort(key=lambda stop: (stop.state is StopState.HERE, stop.at or now))
    by_key = {str(one.service_id): one for one in services}
    ahead = [_ahead(by_key[key], leg, desks[leg.desk]) for key, leg in legs.items()]
    rest = [
        Stop(
            one.service_id,
            StopState.NOT_TODAY,
            one.minutes,
            None,
            None,
            None,
            "",
            road.hindered[str(one.service_id)].value if road else "",
        )
        for one in services
        if not _is_past(one) and str(one.service_id) not in legs
    ]
    return (*behind, *ahead, *rest)


def _is_past(one: TicketService) -> bool:
    return one.state in {ServiceState.DONE, ServiceState.FAILED, ServiceState.AT_DESK}


def _past(one: TicketService, now: datetime) -> Stop:
    states = {ServiceState.DONE.value: StopState.DONE, ServiceState.FAILED.value: StopState.FAILED}
    desk = one.desk
    return Stop(
        one.service_id,
        states.get(one.state, StopState.HERE),
        one.minutes,
        one.ended_at or now,
        desk.number if desk else None,
        desk.floor if desk else None,
        desk.room if desk else "",
    )


def _ahead(one: TicketService, leg: Leg, desk: Desk) -> Stop:
    state = StopState.NEXT if one.state == ServiceState.NEXT else StopState.LATER
    return Stop(one.service_id, state, one.minutes, leg.starts_at, desk.number, desk.floor, desk.room)
