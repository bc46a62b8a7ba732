"""A centre's day by kind of desk and by hour: where people wait, how long, how many are done."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Avg, Count, DateTimeField, F, Max, Value
from django.db.models.functions import Coalesce, Greatest, TruncHour

from hamroh.floor.models import Period, Ticket
from hamroh.floor.visits import list_booked_hours
from hamroh.network.models import Centre

_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class KindDay:
    """A kind of desk on a day; spans in whole minutes."""

    desk_kind_id: UUID
    waiting: int
    longest_now: int
    longest: int
    average_wait: int
    served: int
    average_service: int


@dataclass(frozen=True, slots=True)
class Hour:
    """An hour of a day: whose visits begin in it, who came, how many services were done, who is expected inside."""

    starts_at: datetime
    booked: int
    came: int
    services: int
    expected_inside: int


def kinds_of_day(*, centre_id: UUID, first: datetime, last: datetime, now: datetime) -> list[KindDay]:
    """Kinds of desk at which somebody waited or was served from `first` to before `last`, in two statements."""
    ends = Coalesce(F("ends_at"), Greatest(F("starts_at"), Value(now, output_field=DateTimeField())))
    rows = Period.objects.filter(
        centre_id=centre_id, starts_at__gte=first, starts_at__lt=last, desk_kind__isnull=False
    )
    waits = (
        rows.filter(kind=Period.Kind.WAITING)
        .values("desk_kind_id")
        .annotate(longest=Max(ends - F("starts_at")), average=Avg(ends - F("starts_at")))
        .order_by("desk_kind_id")
    )
    works = (
        rows.filter(kind=Period.Kind.SERVING, ends_at__isnull=False)
        .values("desk_kind_id")
        .annotate(served=Count("id"), average=Avg(F("ends_at") - F("starts_at")))
        .order_by("desk_kind_id")
    )
    inside: dict[UUID, list[datetime]] = {}
    open_rows = rows.filter(kind=Period.Kind.WAITING, ends_at__isnull=True).order_by("starts_at")
    for kind, since in open_rows.values_list("desk_kind_id", "starts_at"):
        if kind is not None:
            inside.setdefault(kind, []).append(since)
    waited = {row["desk_kind_id"]: row for row in waits}
    worked = {row["desk_kind_id"]: row for row in works}
    return [
        KindDay(
            desk_kind_id=kind,
            waiting=len(inside.get(kind, ())),
            longest_now=_minutes(now - inside[kind][0]) if kind in inside else 0,
            longest=_minutes(waited[kind]["longest"]) if kind in waited else 0,
            average_wait=_minutes(waited[kind]["average"]) if kind in waited else 0,
            served=worked[kind]["served"] if kind in worked else 0,
            average_service=_minutes(worked[kind]["average"]) if kind in worked else 0,
        )
        for kind in sorted(waited.keys() | worked.keys(), key=str)
    ]


def hours_of_day(*, centre: Centre, day: date) -> list[Hour]:
    """Each hour from the first in which something is booked or happens to the last, in three statements."""
    zone = ZoneInfo(centre.time_zone)
    first = datetime.combine(day, time.min, zone)
    last = first + timedelta(days=1)
    booked = list_booked_hours(centre_id=centre.pk, day=day)
    begins = Counter(_hour(starts_at) for starts_at, _ in booked)
    came = Counter(
        _hour(moment)
        for moment in Ticket.objects.filter(centre=centre, day=day)
        .order_by("arrived_at")
        .values_list("arrived_at", flat=True)
    )
    done = (
        Period.objects.filter(centre=centre, kind=Period.Kind.SERVING, ends_at__gte=first, ends_at__lt=last)
        .annotate(hour=TruncHour("ends_at"))
        .values("hour")
        .annotate(count=Count("id"))
        .order_by("hour")
    )
    services = {_hour(row["hour"]): row["count"] for row in done}
    hours = sorted({*begins, *came, *services, *(_hour(ends_at) for _, ends_at in booked)})
    found: list[Hour] = []
    while hours and (not found or found[-1].starts_at < hours[-1]):
        hour = found[-1].starts_at + _HOUR if found else hours[0]
        inside = sum(1 for starts_at, ends_at in booked if starts_at < hour + _HOUR and ends_at > hour)
        found.append(Hour(hour, begins[hour], came[hour], services.get(hour, 0), inside))
    return found


def _hour(moment: datetime) -> datetime:
    return moment.replace(minute=0, second=0, microsecond=0)


def _minutes(span: timedelta | None) -> int:
    return int(span.total_seconds()) // 60 if span else 0
