"""Which of a parameter's terms rules an anchor on the day of the plan, transition rules included."""

from datetime import date, timedelta
from typing import NamedTuple

from hamroh.core.calendars import Calendar
from hamroh.core.law.parameters import Parameter
from hamroh.core.law.terms import Running, Term

_DAY = timedelta(days=1)
LONGEST = 800
"""A term that still ran on the day of a change began no more days before it; an older one stays as it was."""


class Period(NamedTuple):
    """The anchors start .. end - 1 day are ruled by this term; those before `restart` count from it."""

    start: date
    end: date
    term: Term
    restart: date = date.min


def periods_on(parameter: Parameter, today: date, calendar: Calendar) -> tuple[Period, ...]:
    """The periods in order. A change ahead of `today` moves nothing that runs already."""
    periods: list[Period] = []
    ends = (*parameter.starts[1:], date.max)
    for start, end, entries in zip(parameter.starts, ends, parameter.entries, strict=True):
        if not entries or not isinstance(entries[0].value, Term):
            continue
        term = entries[0].value
        if term.running is Running.AS_BEFORE or today < start:
            periods.append(Period(start, end, term))
            continue
        first = _first_running(periods, start, calendar)
        periods = [one._replace(end=min(one.end, first)) for one in periods if one.start < first]
        periods.append(Period(first, end, term, start if term.running is Running.FROM_START else date.min))
    return tuple(periods)


def _first_running(periods: list[Period], change: date, calendar: Calendar) -> date:
    """The first anchor whose term, as the law had it, had not ended before the change."""
    for number in range(1, LONGEST):
        anchor = change - _DAY * number
        period = next((one for one in periods if one.start <= anchor < one.end), None)
        reading = period.term.read(calendar, max(anchor, period.restart)) if period else None
        if reading is None or reading[1] < change:
            return anchor + _DAY
    return change - _DAY * LONGEST
