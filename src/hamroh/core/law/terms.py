"""Terms: from an anchor day to the two readings of a deadline."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from hamroh.core.calendars import Calendar, add_months

Reading = tuple[date, date]
"""The safe day and the latest one: only after the latest is a person late."""

Reader = Callable[[date], Reading | None]

_DAY = timedelta(days=1)


class Unit(StrEnum):
    """How a term is counted.

    - calendar_days: `safe` has the anchor as day 1, `latest` starts the next day. No roll-over.
      With `longer` the latest reading is that of the longer of two conflicting rules.
    - working_days: the anchor is excluded; `safe` counts it when the first day may count.
    - months: added to the anchor, clamped, never chained.
    - covered_months: the last day that whole months counted from the anchor cover.
    - next_days: that many days after the anchor; one reading.
    - days_ahead, working_days_ahead: latest is the anchor itself, safe lies that much before it.
    - working_days_before: that many working days must lie before the end; two readings of the end.
    """

    CALENDAR_DAYS = "calendar_days"
    WORKING_DAYS = "working_days"
    MONTHS = "months"
    COVERED_MONTHS = "covered_months"
    NEXT_DAYS = "next_days"
    DAYS_AHEAD = "days_ahead"
    WORKING_DAYS_AHEAD = "working_days_ahead"
    WORKING_DAYS_BEFORE = "working_days_before"


class Running(StrEnum):
    """What a new term does to those that still run on its first day: the transition rule of the act."""

    AS_BEFORE = "as_before"
    """Nothing: they end as the law had it on their anchor."""
    SAME_ANCHOR = "same_anchor"
    """It rules them too, counted from their own anchor."""
    FROM_START = "from_start"
    """It rules them too, counted from its own first day."""


@dataclass(frozen=True, slots=True)
class Term:
    """A length and the way to count it."""

    count: int
    unit: Unit
    first_day_may_count: bool = False
    longer: int = 0
    """Where two rules conflict: the length by the longer one, for terms in calendar days; 0 for none."""
    running: Running = Running.AS_BEFORE

    def read(self, calendar: Calendar, anchor: date) -> Reading | None:
        """Both readings; None when they need a year whose calendar is not known."""
        return self.reader(calendar)(anchor)

    def reader(self, calendar: Calendar) -> Reader:
        """The same as a function of the anchor alone, for terms that are read often."""
        return _READERS[self.unit](self, calendar)


def _calendar_days(term: Term, _calendar: Calendar) -> Reader:
    length, late = timedelta(days=term.count - 1), timedelta(days=max(term.count, term.longer))
    return lambda anchor: (anchor + length, anchor + late)


def _working_days(term: Term, calendar: Calendar) -> Reader:
    count, add, settled = term.count, calendar.add_working_days, calendar.settled_from

    def read(anchor: date) -> Reading | None:
        safe = latest = add(anchor, count)
        if anchor < settled:
            latest = add(anchor, count, disputed_off=True)
        if term.first_day_may_count and calendar.is_working_day(anchor):
            safe = add(anchor, count - 1)
        return None if safe is None or latest is None else (safe, latest)

    return read


def _months(term: Term, _calendar: Calendar) -> Reader:
    def read(anchor: date) -> Reading:
        end = add_months(anchor, term.count)
        return end, end

    return read


def _covered_months(term: Term, _calendar: Calendar) -> Reader:
    def read(anchor: date) -> Reading:
        end = add_months(anchor, term.count) - _DAY
        return end, end

    return read


def _next_days(term: Term, _calendar: Calendar) -> Reader:
    length = timedelta(days=term.count)
    return lambda anchor: (anchor + length, anchor + length)


def _days_ahead(term: Term, _calendar: Calendar) -> Reader:
    length = timedelta(days=term.count)
    return lambda anchor: (anchor - length, anchor)


def _working_days_ahead(term: Term, calendar: Calendar) -> Reader:
    def read(anchor: date) -> Reading | None:
        safe = calendar.add_working_days(anchor, -term.count)
        return None if safe is None else (safe, anchor)

    return read


def _working_days_before(term: Term, calendar: Calendar) -> Reader:
    def read(anchor: date) -> Reading | None:
        safe = calendar.add_working_days(anchor, -term.count)
        latest = calendar.add_working_days(anchor + _DAY, -term.count)
        return None if safe is None or latest is None else (safe, latest)

    return read


_READERS: dict[Unit, Callable[[Term, Calendar], Reader]] = {
    Unit.CALENDAR_DAYS: _calendar_days,
    Unit.WORKING_DAYS: _working_days,
    Unit.MONTHS: _months,
    Unit.COVERED_MONTHS: _covered_months,
    Unit.NEXT_DAYS: _next_days,
    Unit.DAYS_AHEAD: _days_ahead,
    Unit.WORKING_DAYS_AHEAD: _working_days_ahead,
    Unit.WORKING_DAYS_BEFORE: _working_days_before,
}
