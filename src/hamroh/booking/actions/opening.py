"""Making the slots of a day from a centre's opening hours."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Count, Max, Min
from django.db.models.functions import TruncDate

from hamroh.booking.access import OPENS, require
from hamroh.booking.models import Slot
from hamroh.foundation.actor import Actor
from hamroh.foundation.errors import DomainError
from hamroh.foundation.transactions import action
from hamroh.network.models import Centre, CentreDeskKind, ClosedDay, Service

LONGEST_RANGE = timedelta(days=92)


def open_day(*, actor: Actor, centre_id: UUID, day: date) -> int:
    """Make the slots of one day of the centre; see `open_days`."""
    return open_days(actor=actor, centre_id=centre_id, first=day, last=day)


def open_days(*, actor: Actor, centre_id: UUID, first: date, last: date) -> int:
    """Make the slots of each open day from `first` to `last`; answers how many are new.

    Slots that are there stay as they are, so that it is safe to repeat. A closed day has none.
    Raises `not_found`, `not_allowed`, `range_too_long`.
    """
    if not timedelta() <= last - first < LONGEST_RANGE:
        raise DomainError("range_too_long")
    require(actor, OPENS, centre_id)
    with action(actor=actor, why="open_days"):
        centre = Centre.objects.filter(pk=centre_id).first()
        if centre is None:
            raise DomainError("not_found")
        closed = set(
            ClosedDay.objects.filter(centre=centre, day__range=(first, last)).values_list("day", flat=True)
        )
        kinds = list(CentreDeskKind.objects.filter(centre=centre, capacity__gt=0).select_related("desk_kind"))
        longest = _longest_services()
        opened = _opened(centre, first, last)
        days = (first + timedelta(days=number) for number in range((last - first).days + 1))
        slots = [
            slot
            for day in days
            if day not in closed
            for kind in kinds
            for slot in _missing(centre, kind, longest.get(kind.desk_kind.key, 0), day, opened)
        ]
        if not slots:
            return 0
        before = Slot.objects.filter(centre=centre).count()
        Slot.objects.bulk_create(slots, ignore_conflicts=True, batch_size=2000)
        return Slot.objects.filter(centre=centre).count() - before


Opened = dict[tuple[str, date], tuple[datetime, datetime, int]]
"""Of a desk kind on a day: the first start, the last and how many there are."""


def _opened(centre: Centre, first: date, last: date) -> Opened:
    """What is open already. The nightly run finds nearly everything so, and makes no rows to throw away."""
    zone = ZoneInfo(centre.time_zone)
    since = datetime.combine(first, time(), zone)
    until = datetime.combine(last + timedelta(days=1), time(), zone)
    rows = (
        Slot.objects.filter(centre=centre, starts_at__gte=since, starts_at__lt=until)
        .annotate(day=TruncDate("starts_at", tzinfo=zone))
        .order_by()
        .values("desk_kind", "day")
        .annotate(first=Min("starts_at"), last=Max("starts_at"), number=Count("id"))
    )
    return {(row["desk_kind"], row["day"]): (row["first"], row["last"], row["number"]) for row in rows}


def _missing(centre: Centre, kind: CentreDeskKind, longest: int, day: date, opened: Opened) -> Iterator[Slot]:
    """The slots of a day; none when just these are open already."""
    minutes = max(kind.minutes, longest)
    starts = list(_starts(centre, minutes, day))
    if starts and opened.get((kind.desk_kind.key, day)) == (starts[0], starts[-1], len(starts)):
        return
    yield from _slots(centre, kind, minutes, starts)


def _longest_services() -> dict[str, int]:
    rows = Service.objects.filter(minutes__isnull=False).order_by().values_list("desk_kind__key")
    return dict(rows.annotate(longest=Max("minutes")))


def _slots(centre: Centre, kind: CentreDeskKind, minutes: int, starts: Sequence[datetime]) -> Iterator[Slot]:
    """One after another from opening to closing, each long enough for the longest service of its kind.

    The walk-ins' share is rounded over the day, not in each slot: 20 % of three places is one
    place in some slots and none in others.
    """
    for number, start in enumerate(starts):
        share = kind.capacity * centre.walk_in_percent
        kept = (number + 1) * share // 100 - number * share // 100
        yield Slot(
            centre=centre,
            desk_kind=kind.desk_kind.key,
            starts_at=start,
            minutes=minutes,
            capacity=kind.capacity - kept,
            walk_in_capacity=kept,
        )


def _starts(centre: Centre, minutes: int, day: date) -> Iterator[datetime]:
    hours = centre.opening.get(str(day.isoweekday()))
    if not hours:
        return
    zone = ZoneInfo(centre.time_zone)
    opens, closes = (datetime.combine(day, time.fromisoformat(text), zone) for text in hours)
    start = opens
    while start + timedelta(minutes=minutes) <= closes:
        yield start
        start += timedelta(minutes=minutes)
