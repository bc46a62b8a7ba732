"""Days of stay: counted day by day, against sets of days."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hamroh.core.law import Facts, Stay, StayLimit, check_answer, days_used, facts_to_data, read_facts
from hamroh.core.law.stays import HORIZON, LimitKind, Unknown, count_limits, last_day, read_stays
from tests.core.law.mini import make_law, make_more

DAY = timedelta(days=1)
DAYS = st.dates(date(2018, 1, 1), date(2028, 1, 1))
LAW = make_law(make_more())
TODAY = date(2026, 11, 23)


@st.composite
def stays_before(draw: st.DrawFn, entered: date) -> tuple[Stay, ...]:
    """Earlier stays in order, each of a few days up to four months."""
    found: list[Stay] = []
    left = entered
    for _ in range(draw(st.integers(0, 4))):
        left = left - DAY * draw(st.integers(0, 60))
        begun = left - DAY * draw(st.integers(0, 120))
        found.append(Stay(begun, left))
        left = begun
    return tuple(reversed(found))


def _days(stays: tuple[Stay, ...]) -> set[date]:
    return {one.entered + DAY * n for one in stays for n in range((one.left - one.entered).days + 1)}


@settings(deadline=None)
@given(DAYS.flatmap(lambda day: st.tuples(st.just(day), stays_before(day))), st.integers(0, 400))
def test_the_days_of_a_window_are_the_days_in_it(case: tuple[date, tuple[Stay, ...]], length: int) -> None:
    last, stays = case
    first = last - DAY * length
    assert days_used(stays, first=first, last=last) == len({d for d in _days(stays) if first <= d <= last})


@settings(deadline=None)
@given(DAYS.flatmap(lambda day: st.tuples(st.just(day), stays_before(day))))
def test_the_last_day_of_90_in_180_is_the_last_that_keeps_the_limit(
    case: tuple[date, tuple[Stay, ...]],
) -> None:
    entered, earlier = case
    limit = StayLimit(in_window=90, window=180)
    end = last_day(lambda _: limit, earlier=earlier, entered=entered)
    assert end is not None
    assert not isinstance(end, Unknown)
    for day in (entered + DAY * n for n in range((end.day - entered).days + 2)):
        used = len({d for d in _days((*earlier, Stay(entered, day))) if day - 179 * DAY <= d <= day})
        assert (used <= 90) is (day <= end.day)


def test_ninety_days_from_entry_on_end_on_the_ninetieth() -> None:
    """1 March is day 1, 31 March 31, 30 April 61, 29 May 90."""
    end = last_day(lambda _: StayLimit(in_window=90, window=180), earlier=(), entered=date(2024, 3, 1))
    assert end is not None
    assert end.day == date(2024, 5, 29)


def test_a_calendar_year_begins_anew_and_the_row_does_not() -> None:
    """From 1 November 61 days of 2025 are used; the row of 90 ends on 29 January."""
    limit = StayLimit(in_row=90, in_year=90)
    end = last_day(lambda _: limit, earlier=(), entered=date(2025, 11, 1))
    assert end is not None
    assert not isinstance(end, Unknown)
    assert (end.day, end.by.kind) == (date(2026, 1, 29), LimitKind.ROW)
    alone = last_day(lambda _: StayLimit(in_year=90), earlier=(), entered=date(2025, 11, 1))
    assert alone is not None
    assert alone.day == date(2026, 3, 31)  # 31 + 28 + 31 = 90 in 2026


def test_each_day_is_judged_by_the_limit_of_that_day() -> None:
    """Entered 2024-11-16: 46 days of 2024; from 2025 on a new limit that counts from 1 January: 90 = 31 March."""
    old = StayLimit(in_window=90, window=180)
    new = StayLimit(in_row=90, in_year=90, counts_from=date(2025, 1, 1))
    end = last_day(lambda day: old if day.year < 2025 else new, earlier=(), entered=date(2024, 11, 16))
    assert end is not None
    assert end.day == date(2025, 3, 31)


def test_where_no_limit_is_known_there_is_no_day_and_without_any_no_end() -> None:
    start = date(2025, 12, 1)
    limit = StayLimit(in_row=90)
    end = last_day(lambda day: limit if day.year < 2026 else None, earlier=(), entered=start)
    assert end == Unknown(date(2026, 1, 1))
    assert last_day(lambda _: StayLimit(in_row=HORIZON), earlier=(), entered=start) is None


def test_leaving_and_entering_on_one_day_is_one_day() -> None:
    stays = (Stay(date(2026, 1, 1), date(2026, 1, 10)), Stay(date(2026, 1, 10), date(2026, 1, 12)))
    assert days_used(stays, first=date(2026, 1, 1), last=date(2026, 1, 31)) == 12
    assert read_stays(list(stays)) == stays


def test_every_limit_is_counted_on_a_day() -> None:
    limit = StayLimit(in_row=90, in_year=90, in_window=90, window=180)
    earlier = (Stay(date(2026, 2, 1), date(2026, 2, 10)),)
    counted = count_limits(limit, earlier=earlier, entered=date(2026, 3, 1), day=date(2026, 3, 5))
    assert [(one.kind.value, one.used) for one in counted] == [("row", 5), ("year", 15), ("window", 15)]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("never", "not_stays"),
        ([1], "not_stays"),
        ([{"entered": "2026-01-01"}], "not_stays"),
        ([{"entered": "2026-01-01", "left": "soon"}], "not_stays"),
        ([{"entered": 5, "left": "2026-01-01"}], "not_stays"),
        ([{"entered": "2026-01-02", "left": "2026-01-01"}], "left_before_entered"),
        (
            [
                {"entered": "2026-01-01", "left": "2026-01-09"},
                {"entered": "2026-01-08", "left": "2026-01-12"},
            ],
            "stays_overlap",
        ),
        ([{"entered": "2026-11-01", "left": "2026-11-24"}], "in_future"),
        ([{"entered": "1890-01-01", "left": "1990-01-01"}], "too_early"),
    ],
)
def test_stays_that_cannot_be_are_refused_by_code(written: Any, code: str) -> None:
    assert read_facts(law=LAW, data={"stays": written}, today=TODAY)[1] == (("stays", code),)


def test_stays_survive_the_way_out_and_in() -> None:
    written = [
        {"entered": "2026-01-01", "left": "2026-01-09"},
        {"entered": "2026-03-01", "left": date(2026, 3, 9).isoformat()},
    ]
    facts, errors = read_facts(law=LAW, data={"stays": written}, today=TODAY)
    assert errors == ()
    assert facts_to_data(facts) == {"stays": {"value": written, "trust": "claimed"}}
    assert read_facts(law=LAW, data={"stays": []}, today=TODAY)[0].values == {"stays": ()}
    days = [{"entered": date(2026, 1, 1), "left": date(2026, 1, 2)}]
    assert read_facts(law=LAW, data={"stays": days}, today=TODAY)[1] == ()
    assert check_answer(law=LAW, facts=Facts(), kind="stays", value=5, today=TODAY) == "not_stays"
