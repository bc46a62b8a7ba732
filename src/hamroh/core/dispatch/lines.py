"""Places of a centre, the lines before its desks, and when each desk comes free."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the house. Two desks in one room share a spot."""

    floor: int
    room: str = ""


@dataclass(frozen=True, slots=True)
class Walking:
    """How long people walk: to another room, and for each floor between."""

    room: timedelta = timedelta(minutes=1)
    floor: timedelta = timedelta(minutes=2)

    def between(self, start: Spot | None, end: Spot) -> timedelta:
        """The time from one spot to another; from nowhere known it is that of another room."""
        if start == end:
            return timedelta()
        floors = abs(end.floor - start.floor) if start else 0
        return self.room + floors * self.floor


@dataclass(frozen=True, slots=True)
class Desk:
    """An open desk and when it could take one more person."""

    key: str
    kind: str
    spot: Spot
    free_at: datetime
    closes_at: datetime | None = None
    """Nobody is taken from this moment on."""


@dataclass(frozen=True, slots=True)
class Line:
    """Minutes of work that wait before desks of a kind: for any of them, and for one desk alone."""

    any_desk: Sequence[int] = ()
    one_desk: Mapping[str, Sequence[int]] | None = None


def plan_lines(desks: Iterable[Desk], lines: Mapping[str, Line]) -> tuple[Desk, ...]:
    """The same desks, each free when those who wait now are done.

    A desk first works off those who wait for it alone; whoever may go to any desk of the kind
    goes to the one that comes free first.
    """
    free: dict[str, Desk] = {}
    for desk in desks:
        own = (lines.get(desk.kind, Line()).one_desk or {}).get(desk.key, ())
        free[desk.key] = _later(desk, sum(own))
    for kind, line in lines.items():
        for minutes in line.any_desk:
            of_kind = [desk for desk in free.values() if desk.kind == kind]
            if of_kind:
                soonest = min(of_kind, key=lambda desk: (desk.free_at, desk.key))
                free[soonest.key] = _later(soonest, minutes)
    return tuple(free.values())


def _later(desk: Desk, minutes: int) -> Desk:
    return Desk(desk.key, desk.kind, desk.spot, desk.free_at + timedelta(minutes=minutes), desk.closes_at)
