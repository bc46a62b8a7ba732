"""Working days: against another library, and as properties."""

from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamroh.core.calendars import Year, add_months, make_calendar
from hamroh.packs.loader import load_law

CALENDAR = load_law("ru").calendar
RUSSIA = holidays.country_holidays("RU", years=range(2015, 2028))
DAYS = st.dates(date(2015, 1, 1), date(2027, 12, 31))

EXPLAINED: dict[date, str] = {}
"""Days on which the two differ, each with the act that makes ours right; there is none.

Both count the non-working days of the President's decrees of 2020 and 2021 as working days: the Labour Code's
calendar was not changed by them. The pack names them `disputed`, so that terms get two readings.
"""


def test_each_day_of_2015_to_2027_agrees_with_the_holidays_library_or_is_explained() -> None:
    day, differing = date(2015, 1, 1), set()
    while day.year < 2028:
        if RUSSIA.is_working_day(day) != CALENDAR.is_working_day(day):
            differing.add(day)
        day += timedelta(days=1)
    assert differing == set(EXPLAINED)


@pytest.mark.parametrize(
    ("year", "count"),
    [(year, 248 if year in {2020, 2024} else 247) for year in range(2015, 2028)],
)
def test_a_year_has_its_published_number_of_working_days(year: int, count: int) -> None:
    days = (date(year, 1, 1) + timedelta(days=n) for n in range(366))
    assert sum(CALENDAR.is_working_day(day) is True for day in days if day.year == year) == count


@given(DAYS, st.integers(-60, 60).filter(bool))
def test_adding_working_days_lands_on_one_that_far_away(day: date, count: int) -> None:
    found = CALENDAR.add_working_days(day, count)
    if found is None:
        return
    low, high = (day + timedelta(days=1), found) if count > 0 else (found, day - timedelta(days=1))
    between = [low + timedelta(days=n) for n in range((high - low).days + 1)]
    assert CALENDAR.is_working_day(found)
    assert sum(CALENDAR.is_working_day(one) is True for one in between) == abs(count)


@given(DAYS)
def test_the_previous_working_day_is_the_last_one_on_or_before(day: date) -> None:
    found = CALENDAR.previous_working_day(day)
    while not CALENDAR.is_working_day(day):
        day -= timedelta(days=1)
        if day.year < 2015:
            assert found is None
            return
    assert found == day


def test_outside_the_known_years_nothing_is_known() -> None:
    for day in (date(2014, 12, 31), date(2028, 1, 1)):
        assert CALENDAR.is_working_day(day) is None
        assert CALENDAR.previous_working_day(day) is None
        assert CALENDAR.add_working_days(day, 1) is None
    assert CALENDAR.add_working_days(date(2027, 12, 30), 5) is None
    assert CALENDAR.add_working_days(date(2015, 1, 12), -5) is None


def test_working_days_between_two_days_are_counted_both_ways() -> None:
    monday, next_monday = date(2026, 11, 23), date(2026, 11, 30)
    assert CALENDAR.working_days_between(monday, next_monday) == 5
    assert CALENDAR.working_days_between(next_monday, monday) == -5
    assert CALENDAR.working_days_between(monday, monday) == 0
    assert CALENDAR.working_days_between(monday, date(2028, 1, 1)) is None


def test_no_working_days_added_is_the_day_itself() -> None:
    assert CALENDAR.add_working_days(date(2026, 11, 22), 0) == date(2026, 11, 22)


def test_disputed_days_count_or_not_as_asked() -> None:
    start = date(2021, 4, 30)
    assert CALENDAR.add_working_days(start, 1) == date(2021, 5, 4)
    assert CALENDAR.add_working_days(start, 1, disputed_off=True) == date(2021, 5, 11)


def test_a_gap_between_years_is_refused() -> None:
    with pytest.raises(ValueError, match="gap"):
        make_calendar([Year(2021), Year(2023)])
    with pytest.raises(ValueError, match="gap"):
        make_calendar([])


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        (date(2026, 12, 7), 2, date(2027, 2, 7)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 1, 31), 2, date(2026, 3, 31)),  # not chained through February
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
    ],
)
def test_months_are_added_to_the_anchor_and_clamped(day: date, count: int, expected: date) -> None:
    assert add_months(day, count) == expected


@given(DAYS, st.integers(0, 240))
def test_the_month_is_right_and_the_day_never_later(day: date, count: int) -> None:
    found = add_months(day, count)
    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == count
    assert found.day <= day.day
