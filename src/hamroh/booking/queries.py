"""Reads: what is free, which visit fits, who comes when."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Count, F, Q, QuerySet

from hamroh.booking.models import Slot, Visit
from hamroh.core.dispatch.lines import Spot
from hamroh.core.itinerary import values
from hamroh.core.itinerary.reasons import list_reasons
from hamroh.core.itinerary.search import find
from hamroh.core.itinerary.states import VisitState
from hamroh.foundation.errors import DomainError
from hamroh.network.models import Centre, CentreDeskKind, Desk, Service

SOON = timedelta(days=7)
HORIZON = timedelta(days=62)
"""Nobody is offered a day that lies further ahead."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A service that a plan asks for, by its key in the network, and the services that come before it."""

    service: str
    after: frozenset[str] = frozenset()
    results_after: int = 0
    """Minutes until what comes after it may begin."""


def make_request(
    *, centre_id: UUID, wanted: Iterable[Wanted], earliest: datetime, latest_day: date | None = None
) -> values.Request:
    """The request of a visit as this centre does it: desk kinds, minutes, spots and its time zone.

    Raises `not_found` (the centre), `unknown_services` (services).
    """
    centre = Centre.objects.filter(pk=centre_id).first()
    if centre is None:
        raise DomainError("not_found")
    asked = {one.service: one for one in wanted}
    services = list(Service.objects.filter(key__in=asked).select_related("desk_kind"))
    unknown = sorted(set(asked) - {service.key for service in services})
    if unknown:
        raise DomainError("unknown_services", services=tuple(unknown))
    here = dict(
        CentreDeskKind.objects.filter(centre=centre).values_list("desk_kind_id", "minutes").order_by()
    )
    return values.Request(
        services=tuple(
            values.Service(
                key=service.key,
                kind=service.desk_kind.key,
                minutes=service.minutes or here.get(service.desk_kind_id, service.desk_kind.minutes),
                after=asked[service.key].after,
                results_after=asked[service.key].results_after,
            )
            for service in services
        ),
        zone=ZoneInfo(centre.time_zone),
        earliest=earliest,
        latest_day=latest_day,
        spots=_spots(centre),
    )


def _spots(centre: Centre) -> dict[str, Spot]:
    """Where each desk kind is: at its first open desk."""
    desks = Desk.objects.filter(centre=centre, is_open=True).order_by("-number")
    return {
        kind: Spot(floor, room) for kind, floor, room in desks.values_list("desk_kind__key", "floor", "room")
    }


def find_visit(
    *, centre_id: UUID, request: values.Request, walk_in: bool = False
) -> values.Itinerary | values.NoDay:
    """The earliest visit for which the centre has places, or why it has none within the horizon.

    One query for a visit within a week, two for a later one, three for a "no".
    """
    kinds = {service.kind for service in request.services}
    answer: values.Itinerary | values.NoDay = values.NoDay(())
    for ahead in (SOON, HORIZON):
        slots = free_slots(
            centre_id=centre_id,
            kinds=kinds,
            since=request.earliest,
            until=request.earliest + ahead,
            walk_in=walk_in,
        )
        answer = find(request, slots)
        if isinstance(answer, values.Itinerary):
            return answer
    everything = free_slots(
        centre_id=centre_id,
        kinds=kinds,
        since=request.earliest,
        until=request.earliest + HORIZON,
        walk_in=walk_in,
        full_too=True,
    )
    assert isinstance(answer, values.NoDay)  # noqa: S101 - for the type
    return replace(answer, reasons=list_reasons(request, everything))


def free_slots(
    *,
    centre_id: UUID,
    kinds: Collection[str],
    since: datetime,
    until: datetime,
    walk_in: bool = False,
    full_too: bool = False,
) -> dict[str, list[values.Slot]]:
    """For each desk kind its slots from `since` to before `until`, by start, in one query."""
    capacity, taken = ("walk_in_capacity", "walk_in_taken") if walk_in else ("capacity", "taken")
    left = F(capacity) - F(taken)
    rows = Slot.objects.filter(
        centre_id=centre_id, desk_kind__in=kinds, starts_at__gte=since, starts_at__lt=until
    )
    if not full_too:
        rows = rows.filter(**{f"{capacity}__gt": F(taken)})
    lines: dict[str, list[values.Slot]] = {}
    listed = rows.order_by("starts_at").values_list("desk_kind", "starts_at", "minutes", left)
    for kind, starts_at, minutes, places in listed.iterator(chunk_size=5000):
        lines.setdefault(kind, []).append(values.Slot(kind, starts_at, minutes, places))
    return lines


def visits_of(*, person_id: UUID, limit: int = 20) -> list[Visit]:
    """A person's visits with their places, the latest first, without those that another one replaced."""
    gone = (VisitState.MOVED, VisitState.EXPIRED)
    visits = Visit.objects.filter(person_id=person_id).exclude(state__in=gone)
    return list(visits.prefetch_related("places").order_by("-starts_at", "-id")[:limit])


def visits_of_day(
    *,
    centre_id: UUID,
    day: date,
    states: Collection[VisitState] = (VisitState.CONFIRMED, VisitState.ARRIVED, VisitState.SERVED),
    limit: int = 500,
) -> list[Visit]:
    """Who is expected, there or done on a day of the centre, with places, by time."""
    visits = Visit.objects.filter(centre_id=centre_id, day=day, state__in=states)
    return list(visits.prefetch_related("places").order_by("starts_at", "id")[:limit])


def count_visits_of_day(*, centre_id: UUID, day: date) -> dict[VisitState, int]:
    """How many visits of a day are in each state; states without any are left out."""
    rows = Visit.objects.filter(centre_id=centre_id, day=day).order_by().values_list("state")
    return {VisitState(state): count for state, count in rows.annotate(count=Count("pk"))}


def list_miscounted_slots(*, limit: int = 100) -> list[Slot]:
    """Slots whose counts differ from their places: always none. For the consistency command."""
    return list(
        _counted().exclude(taken=F("live"), walk_in_taken=F("walked")).order_by("starts_at", "id")[:limit]
    )


def _counted() -> "QuerySet[Slot]":
    live = Q(places__isnull=False, places__released_at=None)
    return Slot.objects.annotate(
        live=Count("places", filter=live & Q(places__walk_in=False)),
        walked=Count("places", filter=live & Q(places__walk_in=True)),
    )
