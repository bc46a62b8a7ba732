"""The manager's day: who was booked, who came, who waits, who is done, and where it sticks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, TypeAlias
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Avg, Count, F, Q

from hamroh.core.dispatch.states import TicketState
from hamroh.floor import access
from hamroh.floor.house import read_house
from hamroh.floor.models import Period, Ticket, Watch
from hamroh.floor.queries.kinds import Hour, KindDay, hours_of_day, kinds_of_day
from hamroh.floor.queries.refusals import Refusal, refusals_of_day
from hamroh.floor.visits import KindPlaces, count_booked, list_places
from hamroh.foundation.actor import Actor
from hamroh.foundation.errors import DomainError
from hamroh.network.models import Centre, Desk

if TYPE_CHECKING:
    from django.db.models import QuerySet

_Waiter: TypeAlias = tuple[str, UUID | None, datetime]


@dataclass(frozen=True, slots=True)
class LongestWait:
    """Who has waited longest and for what."""

    number: str
    desk_kind_id: UUID | None
    minutes: int


@dataclass(frozen=True, slots=True)
class DeskDay:
    """A desk on a day. `state` is `open`, `paused` or `closed`; waiting counts its whole kind's line.

    `staff_id` sits there since `since`; both are None at a closed desk.
    """

    desk_id: UUID
    number: int
    desk_kind_id: UUID
    state: str
    staff_id: UUID | None
    since: datetime | None
    back_at: datetime | None
    waiting: int
    longest_minutes: int
    served: int
    average_minutes: int


@dataclass(frozen=True, slots=True)
class Day:
    """A centre's day: the present one at this moment, an earlier one as it ended, a later one as it is booked."""

    day: date
    is_now: bool
    is_ahead: bool
    opens_at: datetime
    """Midnight, where the day begins."""
    booked: int
    came_booked: int
    came_walk_in: int
    in_centre: int
    waiting: int
    served: int
    left: int
    average_stay_minutes: int
    longest: LongestWait | None
    done_at: datetime | None
    """When those who wait in a line now will have been served there, if the desks that work go on."""
    by_hour: tuple[tuple[datetime, int], ...]
    """People in the centre at each full hour since the first came."""
    desks: tuple[DeskDay, ...]
    kinds: tuple[KindDay, ...]
    hours: tuple[Hour, ...]
    refusals: tuple[Refusal, ...]
    places: tuple[KindPlaces, ...]
    """Of a day that lies ahead: what is booked and what is left; of others nothing."""


def day(*, actor: Actor, now: datetime, centre_id: UUID, on: date | None = None) -> Day:
    """A day at a centre, today when none is named, in a number of statements that does not grow with the day.

    Raises `not_allowed`, `centre_unknown`.
    """
    access.require_manager(actor=actor, centre_id=centre_id)
    centre = Centre.objects.filter(id=centre_id).first()
    if centre is None:
        raise DomainError("centre_unknown")
    today = now.astimezone(ZoneInfo(centre.time_zone)).date()
    wanted = on or today
    first = _midnight(wanted, centre.time_zone)
    last = first + timedelta(days=1)
    tickets = Ticket.objects.filter(centre_id=centre_id, day=wanted)
    sums = _sums(tickets)
    is_now = wanted == today
    waiting = _waiting(centre_id) if is_now else []
    stays = list(tickets.order_by("arrived_at").values_list("arrived_at", "ended_at"))
    return Day(
        day=wanted,
        is_now=is_now,
        is_ahead=wanted > today,
        opens_at=first,
        booked=count_booked(centre_id=centre_id, day=wanted),
        came_booked=sums["came_booked"],
        came_walk_in=sums["came_walk_in"],
        in_centre=sums["in_centre"] if is_now else 0,
        waiting=sums["waiting"] if is_now else 0,
        served=sums["served"],
        left=sums["left"],
        average_stay_minutes=_minutes(sums["stay"]),
        longest=LongestWait(waiting[0][0], waiting[0][1], _minutes(now - waiting[0][2])) if waiting else None,
        done_at=_done_at(centre_id, waiting, now),
        by_hour=_by_hour(stays, min(now, last)),
        desks=_desks(centre_id, waiting, now, (first, last), is_now=is_now),
        kinds=tuple(kinds_of_day(centre_id=centre_id, first=first, last=last, now=min(now, last))),
        hours=tuple(hours_of_day(centre=centre, day=wanted)),
        refusals=tuple(refusals_of_day(centre_id=centre_id, day=wanted)),
        places=tuple(list_places(centre_id=centre_id, first=first, last=last)) if wanted > today else (),
    )


def _sums(tickets: "QuerySet[Ticket]") -> dict[str, Any]:
    return tickets.aggregate(
        came_booked=Count("id", filter=Q(walk_in=False)),
        came_walk_in=Count("id", filter=Q(walk_in=True)),
        in_centre=Count("id", filter=Q(ended_at__isnull=True)),
        waiting=Count("id", filter=Q(state=TicketState.WAITING)),
        served=Count("id", filter=Q(state=TicketState.DONE)),
        left=Count("id", filter=Q(state=TicketState.LEFT)),
        stay=Avg(F("ended_at") - F("arrived_at"), filter=Q(state=TicketState.DONE)),
    )


def _waiting(centre_id: UUID) -> list[_Waiter]:
    return list(
        Period.objects.filter(centre_id=centre_id, ends_at__isnull=True, kind=Period.Kind.WAITING)
        .order_by("starts_at", "id")
        .values_list("number", "desk_kind_id", "starts_at")
    )


def _done_at(centre_id: UUID, waiting: Sequence[_Waiter], now: datetime) -> datetime | None:
    """Of the desks that serve a line, the last to be free; None when nobody waits for a desk that works."""
    kinds = {str(kind) for _, kind, _ in waiting}
    if not kinds:
        return None
    desks = read_house(centre_id=centre_id, now=now).lines_before(None)
    return max((desk.free_at for desk in desks if desk.kind in kinds), default=None)


def _midnight(today: date, time_zone: str) -> datetime:
    return datetime(today.year, today.month, today.day, tzinfo=ZoneInfo(time_zone))


def _minutes(span: timedelta | None) -> int:
    return int(span.total_seconds()) // 60 if span else 0


def _by_hour(
    stays: list[tuple[datetime, datetime | None]], now: datetime
) -> tuple[tuple[datetime, int], ...]:
    if not stays:
        return ()
    hour = stays[0][0].replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    counted = []
    while hour <= now:
        inside = sum(1 for came, ended in stays if came <= hour and (ended is None or ended > hour))
        counted.append((hour, inside))
        hour += timedelta(hours=1)
    # Whoever never left the log has gone with the end of the day.
    return (*counted, (now, sum(1 for _, ended in stays if ended is None or ended > now)))


def _desks(
    centre_id: UUID,
    waiting: Sequence[_Waiter],
    now: datetime,
    span: tuple[datetime, datetime],
    *,
    is_now: bool,
) -> tuple[DeskDay, ...]:
    open_now = Watch.objects.filter(centre_id=centre_id, ends_at__isnull=True).order_by("desk_id")
    watches = {watch.desk_id: watch for watch in open_now} if is_now else {}
    done = {
        row["desk_id"]: row
        for row in Period.objects.filter(
            desk__centre_id=centre_id,
            kind=Period.Kind.SERVING,
            starts_at__gte=span[0],
            starts_at__lt=span[1],
            ends_at__isnull=False,
        )
        .values("desk_id")
        .annotate(served=Count("id"), average=Avg(F("ends_at") - F("starts_at")))
        .order_by("desk_id")
    }
    desks = Desk.objects.filter(centre_id=centre_id, is_open=True).order_by("number")
    return tuple(_desk(desk, watches.get(desk.id), done.get(desk.id), waiting, now) for desk in desks)


def _desk(
    desk: Desk,
    watch: Watch | None,
    done: Mapping[str, object] | None,
    waiting: Sequence[_Waiter],
    now: datetime,
) -> DeskDay:
    line = [since for _, kind, since in waiting if kind == desk.desk_kind_id]
    average = done["average"] if done else None
    return DeskDay(
        desk_id=desk.id,
        number=desk.number,
        desk_kind_id=desk.desk_kind_id,
        state=watch.kind if watch else "closed",
        staff_id=watch.staff_id if watch else None,
        since=watch.starts_at if watch else None,
        back_at=watch.back_at if watch else None,
        waiting=len(line),
        longest_minutes=_minutes(now - line[0]) if line else 0,
        served=int(str(done["served"])) if done else 0,
        average_minutes=_minutes(average if isinstance(average, timedelta) else None),
    )
