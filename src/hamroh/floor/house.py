"""What the dispatcher looks at: open desks of a centre and who is before each, read in two statements."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from hamroh.core.dispatch.lines import Desk as OpenDesk
from hamroh.core.dispatch.lines import Line, Spot, plan_lines
from hamroh.core.dispatch.road import Road, Service, plan_road
from hamroh.core.dispatch.states import ServiceState
from hamroh.floor.models import Period, TicketService, Watch
from hamroh.network.models import Desk


@dataclass(frozen=True, slots=True)
class Place:
    """Somebody in the house, as far as lines care."""

    ticket: UUID
    kind: UUID
    desk: UUID | None
    at_desk: bool
    minutes: int
    since: datetime


@dataclass(frozen=True, slots=True)
class House:
    """A centre at one moment."""

    now: datetime
    desks: tuple[Desk, ...]
    places: tuple[Place, ...]

    @property
    def open_kinds(self) -> frozenset[UUID]:
        """Kinds of which a desk is open."""
        return frozenset(desk.desk_kind_id for desk in self.desks)

    def lines_before(self, ticket: UUID | None, since: datetime | None = None) -> tuple[OpenDesk, ...]:
        """Open desks, each free when those are done who are there before this ticket."""
        others = [
            place
            for place in self.places
            if place.ticket != ticket
            and (
                place.at_desk
                or ticket is None
                or since is None
                or (place.since, place.ticket) < (since, ticket)
            )
        ]
        lines = {
            str(kind): Line(
                [p.minutes for p in others if p.kind == kind and not p.at_desk and p.desk is None],
                {
                    str(desk.id): [p.minutes for p in others if p.desk == desk.id and not p.at_desk]
                    for desk in self.desks
                    if desk.desk_kind_id == kind
                },
            )
            for kind in self.open_kinds
        }
        return plan_lines([self._open(desk, others) for desk in self.desks], lines)

    def _open(self, desk: Desk, others: Iterable[Place]) -> OpenDesk:
        free_at = self.now
        for place in others:
            if place.at_desk and place.desk == desk.id:
                # Somebody who has overrun is about to be done.
                free_at = max(place.since + timedelta(minutes=place.minutes), self.now + timedelta(minutes=1))
        return OpenDesk(str(desk.id), str(desk.desk_kind_id), spot_of(desk), free_at)


def spot_of(desk: Desk) -> Spot:
    """Where a desk stands."""
    return Spot(desk.floor, desk.room)


def read_house(*, centre_id: UUID, now: datetime) -> House:
    """The centre as it is now: two statements, however many people are in it."""
    watches = (
        Watch.objects.filter(centre_id=centre_id, ends_at__isnull=True, kind=Watch.Kind.OPEN)
        .select_related("desk")
        .order_by("desk_id")
    )
    periods = (
        Period.objects.filter(centre_id=centre_id, ends_at__isnull=True, desk_kind__isnull=False)
        .order_by("starts_at", "id")
        .values_list("ticket_id", "desk_kind_id", "desk_id", "kind", "minutes", "starts_at")
    )
    return House(
        now,
        tuple(watch.desk for watch in watches),
        tuple(
            Place(ticket, desk_kind, desk, kind in Period.AT_DESK, minutes, starts_at)
            for ticket, desk_kind, desk, kind, minutes, starts_at in periods
            if desk_kind is not None
        ),
    )


def plan_rest(
    services: Sequence[TicketService],
    house: House,
    *,
    ticket: UUID,
    spot: Spot | None = None,
    since: datetime | None = None,
    begins: datetime | None = None,
) -> Road:
    """The road of what is left on a ticket, from now or from when it begins.

    Keys are those of network services and desks, as texts.
    """
    left = [one for one in services if ServiceState(one.state) in {ServiceState.LEFT, ServiceState.NEXT}]
    failed = frozenset(str(one.service_id) for one in services if one.state == ServiceState.FAILED)
    return plan_road(
        left=[_service(one, house, results_at(one, services)) for one in left],
        desks=house.lines_before(ticket, since),
        now=begins or house.now,
        spot=spot,
        failed=failed,
    )


def results_at(one: TicketService, services: Iterable[TicketService]) -> datetime | None:
    """When the results of what was done before this service are all there; None if none are awaited."""
    awaited = [
        other.ended_at + timedelta(minutes=other.results_after)
        for other in services
        if other.service_id in one.after and other.ended_at and other.results_after
    ]
    return max(awaited, default=None)


def _service(one: TicketService, house: House, not_before: datetime | None) -> Service:
    named = one.desk_id if any(desk.id == one.desk_id for desk in house.desks) else None
    return Service(
        key=str(one.service_id),
        kind=str(one.kind_id),
        minutes=one.minutes,
        after=frozenset(map(str, one.after)),
        booked_at=one.booked_at,
        fixed_at=one.fixed_at,
        desk=str(named) if named else None,
        not_before=not_before,
        results_after=one.results_after,
    )
