"""The manager's day: who was booked, who came, who waits, who is done, and where it sticks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeAlias
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Avg, Count, F, Q

from hamroh.core.dispatch.states import TicketState
from hamroh.floor import access
from hamroh.floor.models import Period, Ticket, Watch
from hamroh.floor.visits import count_booked
from hamroh.foundation.actor import Actor
from hamroh.foundation.errors import DomainError
from hamroh.network.models import Centre, Desk

_Waiter: TypeAlias = tuple[str, UUID | None, datetime]


@dataclass(frozen=True, slots=True)
class LongestWait:
    """Who has waited longest and for what."""

    number: str
    desk_kind_id: UUID | None
    minutes: int


@dataclass(frozen=True, slots=True)
class DeskDay:
    """A desk today. `state` is `open`, `paused` or `closed`; waiting counts its whole kind's line."""

    desk_id: UUID
    number: int
    desk_kind_id: UUID
    state: str
    back_at: datetime | None
    waiting: int
    longest_minutes: int
    served: int
    average_minutes: int


@dataclass(frozen=True, slots=True)
class Day:
    """A centre's day at one moment."""

    day: date
    booked: int
    came_booked: int
    came_walk_in: int
    in_centre: int
    waiting: int
    served: int
    left: int
    average_stay_minutes: int
    longest: LongestWait | None
    by_hour: tuple[tuple[datetime, int], ...]
    """People in the centre at each full hour since the first came."""
    desks: tuple[DeskDay, ...]


def day(*, actor: Actor, now: datetime, centre_id: UUID) -> Day:
    """Today at a centre, in a number of statements that does not grow with the day. Raises `not_allowed`."""
    access.require_manager(actor=actor, centre_id=centre_id)
    centre = Centre.objects.filter(id=centre_id).first()
    if centre is None:
        raise DomainError("centre_unknown")
    today = now.astimezone(ZoneInfo(centre.time_zone)).date()
    tickets = Ticket.objects.filter(centre_id=centre_id, day=today)
    inside = Q(ended_at__isnull=True)
    sums = tickets.aggregate(
        came_booked=Count("id", filter=Q(walk_in=False)),
        came_walk_in=Count("id", filter=Q(walk_in=True)),
        in_centre=Count("id", filter=inside),
        waiting=Count("id", filter=Q(state=TicketState.WAITING)),
        served=Count("id", filter=Q(state=TicketState.DONE)),
        left=Count("id", filter=Q(state=TicketState.LEFT)),
        stay=Avg(F("ended_at") - F("arrived_at"), filter=Q(state=TicketState.DONE)),
    )
    waiting = list(
        Period.objects.filter(centre_id=centre_id, ends_at__isnull=True, kind=Period.Kind.WAITING)
        .order_by("starts_at", "id")
        .values_list("number", "desk_kind_id", "starts_at")
    )
    return Day(
        day=today,
        booked=count_booked(centre_id=centre_id, day=today),
        came_booked=sums["came_booked"],
        came_walk_in=sums["came_walk_in"],
        in_centre=sums["in_centre"],
        waiting=sums["waiting"],
        served=sums["served"],
        left=sums["left"],
        average_stay_minutes=_minutes(sums["stay"]),
        longest=LongestWait(waiting[0][0], waiting[0][1], _minutes(now - waiting[0][2])) if waiting else None,
        by_hour=_by_hour(list(tickets.order_by("arrived_at").values_list("arrived_at", "ended_at")), now),
        desks=_desks(centre_id, waiting, now, _midnight(today, centre.time_zone)),
    )


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
    return (*counted, (now, sum(1 for _, ended in stays if ended is None)))


def _desks(
    centre_id: UUID, waiting: Sequence[_Waiter], now: datetime, since: datetime
) -> tuple[DeskDay, ...]:
    watches = {
        watch.desk_id: watch
        for watch in Watch.objects.filter(centre_id=centre_id, ends_at__isnull=True).order_by("desk_id")
    }
    done = {
        row["desk_id"]: row
        for row in Period.objects.filter(
            desk__centre_id=centre_id, kind=Period.Kind.SERVING, starts_at__gte=since, ends_at__isnull=False
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
        back_at=watch.back_at if watch else None,
        waiting=len(line),
        longest_minutes=_minutes(now - line[0]) if line else 0,
        served=int(str(done["served"])) if done else 0,
        average_minutes=_minutes(average if isinstance(average, timedelta) else None),
    )
