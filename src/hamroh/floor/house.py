"""What the dispatcher looks at: open desks of a centre and who is before each, read in three statements."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, OuterRef, Subquery

from hamroh.core.dispatch.lines import Desk as OpenDesk
from hamroh.core.dispatch.lines import Line, Spot, plan_lines
from hamroh.core.dispatch.road import Road, Service, plan_road
from hamroh.core.dispatch.states import ServiceState
from hamroh.floor.models import Period, TicketService, Watch
from hamroh.network.models import CentreDeskKind, Desk


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
    seats: Mapping[UUID, int]
    """By desk kind; kinds that are not named have one."""

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
                [self._share(p) for p in others if p.kind == kind and not p.at_desk and p.desk is None],
                {
                    str(desk.id): [self._share(p) for p in others if p.desk == desk.id and not p.at_desk]
                    for desk in self.desks
                    if desk.desk_kind_id == kind
                },
            )
            for kind in self.open_kinds
        }
        return plan_lines([self._open(desk, others) for desk in self.desks], lines)

    def _share(self, place: Place) -> int:
        """What one more before a desk adds to its line; a room works off many at a time."""
        return -(-place.minutes // self.seats.get(place.kind, 1))

    def _open(self, desk: Desk, others: Iterable[Place]) -> OpenDesk:
        # Somebody who has overrun is about to be done.
        soon = self.now + timedelta(minutes=1)
        ends = sorted(
            max(place.since + timedelta(minutes=place.minutes), soon)
            for place in others
            if place.at_desk and place.desk == desk.id
        )
        full = len(ends) >= self.seats.get(desk.desk_kind_id, 1)
        return OpenDesk(str(desk.id), str(desk.desk_kind_id), spot_of(desk), ends[0] if full else self.now)


def spot_of(desk: Desk) -> Spot:
    """Where a desk stands."""
    return Spot(desk.floor, desk.room)


def read_house(*, centre_id: UUID, now: datetime) -> House:
    """The centre as it is now: three statements, however many people are in it."""
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
        seats_in(centre_id),
    )


def seats_in(centre_id: UUID) -> dict[UUID, int]:
    """How many a desk of each kind serves at once: what the kind holds there, shared among its desks."""
    held = CentreDeskKind.objects.filter(centre_id=centre_id, desk_kind_id=OuterRef("desk_kind_id"))
    kinds = (
        Desk.objects.filter(centre_id=centre_id, is_open=True)
        .order_by("desk_kind_id")
        .values("desk_kind_id")
        .annotate(desks=Count("id"), capacity=Subquery(held.values("capacity")[:1]))
    )
    return {kind["desk_kind_id"]: max(1, (kind["capacity"] or 1) // kind["desks"]) for kind in kinds}


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
