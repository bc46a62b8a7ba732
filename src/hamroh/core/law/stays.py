"""Days spent in the country, and limits on them. Entry and exit day both count as whole days.

Which limit binds whom is the pack's `stay.yaml`; the answer in words is made by `core.law.answers`.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

_DAY = timedelta(days=1)
STAY_ERRORS = ("not_stays", "left_before_entered", "stays_overlap")
HORIZON = 800
"""More days than any limit in days lets somebody stay in a row, the turn of a year included."""


class Stay(NamedTuple):
    """A stay that is over: the day of entry and the day of exit."""

    entered: date
    left: date


Stays = tuple[Stay, ...]


class LimitKind(StrEnum):
    """How the days of a limit are counted."""

    ROW = "row"
    """Without a break, from the present entry on."""
    YEAR = "year"
    """In a calendar year, all stays together."""
    WINDOW = "window"
    """In every run of so many days that ends on the day looked at, all stays together."""


@dataclass(frozen=True, slots=True)
class StayLimit:
    """Limits that hold together; None where the law sets none. Days before `counts_from` count for nothing."""

    in_row: int | None = None
    in_year: int | None = None
    in_window: int | None = None
    window: int = 0
    counts_from: date = date.min

    @property
    def needs_earlier(self) -> bool:
        """Whether earlier stays change the answer."""
        return self.in_year is not None or self.in_window is not None


class Used(NamedTuple):
    """One limit on one day: how many of its days are used, the day itself included."""

    kind: LimitKind
    used: int
    limit: int
    first: date
    """The first day that is counted."""
    window: int = 0
    """How many days the window has; 0 when the limit is none."""

    @property
    def broken(self) -> bool:
        """Whether this day is one too many."""
        return self.used > self.limit


class LastDay(NamedTuple):
    """The last day that the limits allow, and the limit that ends it."""

    day: date
    by: Used


def days_used(stays: Sequence[Stay], *, first: date, last: date) -> int:
    """How many of the days first .. last lie in stays; a day of exit and of entry anew is one day."""
    reached, days = first - _DAY, 0
    for stay in sorted(stays):
        start, end = max(stay.entered, reached + _DAY), min(stay.left, last)
        if start <= end:
            days += (end - start).days + 1
            reached = end
    return days


def count_limits(limit: StayLimit, *, earlier: Stays, entered: date, day: date) -> tuple[Used, ...]:
    """Every part of a limit on a day of the stay that began on `entered`."""
    stays = (*earlier, Stay(entered, day))
    return tuple(
        Used(
            kind,
            days_used(stays if kind is not LimitKind.ROW else stays[-1:], first=first, last=day),
            most,
            first,
            limit.window if kind is LimitKind.WINDOW else 0,
        )
        for kind, most, first in _parts(limit, entered, day)
    )


def _parts(limit: StayLimit, entered: date, day: date) -> Iterator[tuple[LimitKind, int, date]]:
    if limit.in_row is not None:
        yield LimitKind.ROW, limit.in_row, max(entered, limit.counts_from)
    if limit.in_year is not None:
        yield LimitKind.YEAR, limit.in_year, max(date(day.year, 1, 1), limit.counts_from)
    if limit.in_window is not None:
        yield LimitKind.WINDOW, limit.in_window, max(day - _DAY * (limit.window - 1), limit.counts_from)


class Unknown(NamedTuple):
    """From this day on no limit is known, so no last day is."""

    day: date


def last_day(
    limit_at: Callable[[date], StayLimit | None], *, earlier: Stays, entered: date
) -> LastDay | Unknown | None:
    """The last day of the stay that began on `entered`, each day judged by the limit of that day.

    Unknown when a day without a known limit comes first; None when no limit ends the stay. When the very day
    of entry is one too many, the answer is the day before it.
    """
    for number in range(HORIZON):
        day = entered + _DAY * number
        limit = limit_at(day)
        if limit is None:
            return Unknown(day)
        for used in count_limits(limit, earlier=earlier, entered=entered, day=day):
            if used.broken:
                return LastDay(day - _DAY, used)
    return None


def read_stays(data: object) -> Stays | str:
    """Stays from plain data, earliest first, or the code of what is wrong with them.

    `[{"entered": "2026-01-10", "left": "2026-02-01"}, ...]`. Codes: not_stays, left_before_entered,
    stays_overlap. Leaving and entering anew on one day is no overlap.
    """
    if not isinstance(data, list | tuple):
        return "not_stays"
    found = []
    for item in data:
        stay = _stay(item)
        if stay is None:
            return "not_stays"
        if stay.left < stay.entered:
            return "left_before_entered"
        found.append(stay)
    found.sort()
    if any(one.left > following.entered for one, following in pairwise(found)):
        return "stays_overlap"
    return tuple(found)


def _stay(item: object) -> Stay | None:
    if isinstance(item, Stay):
        return item
    if not isinstance(item, dict) or set(item) != {"entered", "left"}:
        return None
    entered, left = _day(item["entered"]), _day(item["left"])
    return Stay(entered, left) if entered and left else None


def _day(written: object) -> date | None:
    if isinstance(written, date):
        return written
    try:
        return date.fromisoformat(written) if isinstance(written, str) else None
    except ValueError:
        return None
