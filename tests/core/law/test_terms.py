"""Each kind of term on every day of ten years, against a walk along the calendar day by day."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from hamroh.core.law.terms import Term, Unit
from hamroh.packs.loader import load_law

CALENDAR = load_law("ru").calendar
DAY = timedelta(days=1)
ANCHORS = [date(2016, 1, 1) + DAY * n for n in range((date(2026, 1, 1) - date(2016, 1, 1)).days)]
SPRING = (date(2020, 1, 1), date(2021, 12, 31))
"""Here days are disputed, and working days have two readings."""


def _read(term: Term, anchor: date) -> tuple[date, date]:
    reading = term.read(CALENDAR, anchor)
    assert reading is not None
    return reading


def _walk(anchor: date, count: int, step: timedelta = DAY) -> date:
    """The day on which so many working days have passed since the anchor, itself not counted."""
    day = anchor
    while count:
        day += step
        count -= CALENDAR.is_working_day(day) is True
    return day


def _same_day_later(anchor: date, months: int) -> date:
    """Found by walking: the same day of the month, or the last day of a month that has none."""
    wanted = anchor.year * 12 + anchor.month - 1 + months
    day = anchor
    while day.year * 12 + day.month - 1 < wanted:
        day += DAY
    while day.day < anchor.day and (day + DAY).month == day.month:
        day += DAY
    return day


def test_calendar_days_count_the_anchor_or_not_and_never_roll_over() -> None:
    for anchor in ANCHORS:
        days = [anchor + DAY * n for n in range(31)]
        assert _read(Term(30, Unit.CALENDAR_DAYS), anchor) == (days[29], days[30])
        assert _read(Term(1, Unit.CALENDAR_DAYS), anchor) == (anchor, days[1])


def test_two_conflicting_lengths_are_safe_by_the_shorter_and_late_after_the_longer() -> None:
    for anchor in ANCHORS:
        assert _read(Term(15, Unit.CALENDAR_DAYS, longer=30), anchor) == (
            anchor + DAY * 14,
            anchor + DAY * 30,
        )


def test_working_days_exclude_the_anchor_unless_the_first_day_may_count() -> None:
    for anchor in ANCHORS:
        if SPRING[0] <= anchor <= SPRING[1]:
            continue
        seventh = _walk(anchor, 7)
        assert _read(Term(7, Unit.WORKING_DAYS), anchor) == (seventh, seventh)
        counted = _walk(anchor, 6) if CALENDAR.is_working_day(anchor) else seventh
        assert _read(Term(7, Unit.WORKING_DAYS, first_day_may_count=True), anchor) == (counted, seventh)


@settings(max_examples=300, deadline=None)
@given(st.dates(*SPRING), st.integers(1, 30))
def test_disputed_days_lengthen_only_the_latest_reading(anchor: date, count: int) -> None:
    safe, latest = _read(Term(count, Unit.WORKING_DAYS), anchor)
    assert safe == _walk(anchor, count)
    assert latest >= safe


def test_months_come_from_the_anchor_are_clamped_and_never_chained() -> None:
    for anchor in ANCHORS[::3]:
        for count in (1, 2, 12):
            end = _same_day_later(anchor, count)
            assert _read(Term(count, Unit.MONTHS), anchor) == (end, end)
            assert _read(Term(count, Unit.COVERED_MONTHS), anchor) == (end - DAY, end - DAY)


def test_months_that_follow_one_another_lose_no_day() -> None:
    """Counted from the issue, the months of a year lie end to end, and the year ends as twelve months do."""
    for anchor in ANCHORS:
        ends = [_read(Term(count, Unit.COVERED_MONTHS), anchor)[0] for count in range(1, 13)]
        assert ends == sorted(set(ends))
        assert (ends[-1] - anchor).days in {364, 365}


def test_days_after_and_ahead_have_their_readings() -> None:
    for anchor in ANCHORS:
        assert _read(Term(1, Unit.NEXT_DAYS), anchor) == (anchor + DAY, anchor + DAY)
        assert _read(Term(20, Unit.DAYS_AHEAD), anchor) == (anchor - DAY * 20, anchor)
        assert _read(Term(5, Unit.WORKING_DAYS_AHEAD), anchor) == (_walk(anchor, 5, -DAY), anchor)


def test_before_an_end_lie_as_many_working_days_as_the_law_wants() -> None:
    """The end may count as one of them or not: two readings, the safe one is never the later."""
    for anchor in ANCHORS:
        safe, latest = _read(Term(10, Unit.WORKING_DAYS_BEFORE), anchor)
        assert safe == _walk(anchor, 10, -DAY)
        assert latest == _walk(anchor + DAY, 10, -DAY)
        assert safe <= latest


def test_a_term_that_leaves_the_known_calendars_has_no_day() -> None:
    for unit in (Unit.WORKING_DAYS, Unit.WORKING_DAYS_AHEAD, Unit.WORKING_DAYS_BEFORE):
        assert Term(5, unit).read(CALENDAR, date(2028, 6, 1)) is None
        assert Term(5, unit).read(CALENDAR, date(2014, 6, 1)) is None
