"""Working days of the years whose official calendar is known; for any other year the answer is None."""

from bisect import bisect_right
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Year:
    """One official calendar. Saturdays and Sundays are off unless named as working.

    `disputed` days were declared non-working by an act that does not say whether terms stand still
    (the President's decrees of 2021): counting them and not counting them gives two readings.
    """

    year: int
    off: frozenset[date] = frozenset()
    working: frozenset[date] = frozenset()
    disputed: frozenset[date] = frozenset()


class Calendar:
    """An unbroken run of known years; every method answers None for a day that it does not know."""

    __slots__ = ("_first", "_free", "_last", "_strict", "settled_from", "years")

    def __init__(self, years: Iterable[Year]) -> None:
        known = sorted(years, key=lambda one: one.year)
        self.years = tuple(one.year for one in known)
        if not known or self.years != tuple(range(self.years[0], self.years[-1] + 1)):
            raise ValueError("the years of a calendar follow one another without a gap")
        self._first = date(self.years[0], 1, 1)
        self._last = date(self.years[-1], 12, 31)
        self._strict = tuple(day for one in known for day in _working_days(one))
        disputed = frozenset[date]().union(*(one.disputed for one in known))
        self.settled_from = max(disputed) + _DAY if disputed else self._first
        """From this day on no day is disputed: both readings of working days are one."""
        self._free = tuple(day for day in self._strict if day not in disputed) if disputed else self._strict

    def is_working_day(self, day: date) -> bool | None:
        """Whether the calendar has `day` as a working day (a disputed day counts as one)."""
        if not self._first <= day <= self._last:
            return None
        place = bisect_right(self._strict, day)
        return place > 0 and self._strict[place - 1] == day

    def add_working_days(self, day: date, count: int, *, disputed_off: bool = False) -> date | None:
        """The `count`-th working day after `day` (before it when negative); `day` itself never counts.

        Zero gives `day` back. None when the answer lies outside the known years.
        """
        if not self._first <= day <= self._last:
            return None
        days = self._free if disputed_off else self._strict
        if count == 0:
            return day
        place = bisect_right(days, day)
        if count < 0 and place and days[place - 1] == day:
            place -= 1
        place += count - 1 if count > 0 else count
        return days[place] if 0 <= place < len(days) else None

    def working_days_between(self, day: date, other: date) -> int | None:
        """How many working days lie after `day` up to `other`; negative when `other` comes first."""
        if not all(self._first <= one <= self._last for one in (day, other)):
            return None
        return bisect_right(self._strict, other) - bisect_right(self._strict, day)

    def previous_working_day(self, day: date) -> date | None:
        """The last working day on or before `day`."""
        if not self._first <= day <= self._last:
            return None
        place = bisect_right(self._strict, day)
        return self._strict[place - 1] if place else None


def make_calendar(years: Iterable[Year]) -> Calendar:
    """The calendar of these years. ValueError when there is none or a year between them is missing."""
    return Calendar(years)


def add_months(day: date, count: int) -> date:
    """The same day `count` months later, clamped to the end of the month (Tax Code 6.1(5))."""
    years, month = divmod(day.month - 1 + count, 12)
    year, month = day.year + years, month + 1
    if day.day <= 28:
        return date(year, month, day.day)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _working_days(one: Year) -> Iterable[date]:
    day = date(one.year, 1, 1)
    while day.year == one.year:
        if day in one.working or (day.weekday() < 5 and day not in one.off):
            yield day
        day += _DAY
