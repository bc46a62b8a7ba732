"""The desks that one may take: which are free, who sits at the others, how many wait."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from hamroh.floor import access
from hamroh.floor.models import Period, Watch
from hamroh.foundation.actor import Actor
from hamroh.network.models import Desk


class Seat(StrEnum):
    """How a desk stands to whoever looks for one, in the order in which they are shown."""

    MINE = "mine"
    FREE = "free"
    TAKEN = "taken"


@dataclass(frozen=True, slots=True)
class DeskChoice:
    """A desk that somebody's roles open; `watch` is None while nobody sits there."""

    desk: Desk
    seat: Seat
    watch: Watch | None
    waiting: int
    """Who would be called here: the line of its kind, and whoever waits for this desk alone."""
    longest_minutes: int


def desks_to_take(*, actor: Actor, now: datetime, centre_id: UUID) -> list[DeskChoice]:
    """One's own desk first, then the free ones, those before which most people wait first; three statements."""
    desks = access.list_desks(actor=actor, centre_id=centre_id)
    open_now = Watch.objects.filter(centre_id=centre_id, ends_at__isnull=True).order_by("desk_id")
    watches = {one.desk_id: one for one in open_now}
    waiting = list(
        Period.objects.filter(centre_id=centre_id, ends_at__isnull=True, kind=Period.Kind.WAITING)
        .order_by("starts_at", "id")
        .values_list("desk_kind_id", "desk_id", "starts_at")
    )
    found = []
    for desk in desks:
        line = [
            since for kind, named, since in waiting if kind == desk.desk_kind_id and named in {None, desk.id}
        ]
        watch = watches.get(desk.id)
        longest = int((now - line[0]).total_seconds()) // 60 if line else 0
        found.append(DeskChoice(desk, _seat(watch, actor), watch, len(line), longest))
    return sorted(found, key=lambda one: (list(Seat).index(one.seat), -one.waiting, one.desk.number))


def seat_at(*, actor: Actor, desk_id: UUID) -> Seat:
    """Whether this desk is one's own now, free, or somebody else's."""
    watch = Watch.objects.filter(desk_id=desk_id, ends_at__isnull=True).first()
    return _seat(watch, actor)


def _seat(watch: Watch | None, actor: Actor) -> Seat:
    if watch is None:
        return Seat.FREE
    return Seat.MINE if watch.staff_id in {None, actor.id} else Seat.TAKEN
