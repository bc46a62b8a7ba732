"""What the pack of Kazakhstan says beyond plans: its index, its tax, quotas, offences, calendar and clock.

Expected values are derived by hand from the published figures; amounts in tiyn, a hundredth of a tenge.
"""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import holidays
import pytest

from hamroh.core.law.offences import Removal, Subject
from hamroh.core.law.threats import Threat, offences_at
from hamroh.packs.loader import load_law

LAW = load_law("kz")
LIBRARY = holidays.country_holidays("KZ", years=range(2013, 2029))
# Where the library differs from the official calendar, and why: it knows every moved day that we know.
DIFFERENCES: dict[date, str] = {}
# Weekend days that were worked and the days off in their place, by decree. No other day departs from the rule.
MOVED = {
    *((date(2014, 5, 4), date(2014, 5, 2)), (date(2014, 5, 11), date(2014, 5, 8))),
    *((date(2016, 3, 5), date(2016, 3, 7)), (date(2017, 3, 18), date(2017, 3, 20))),
    *((date(2017, 7, 1), date(2017, 7, 7)), (date(2018, 3, 3), date(2018, 3, 9))),
    *((date(2018, 4, 28), date(2018, 4, 30)), (date(2018, 5, 5), date(2018, 5, 8))),
    *((date(2018, 8, 25), date(2018, 8, 31)), (date(2018, 12, 29), date(2018, 12, 31))),
    *((date(2019, 5, 4), date(2019, 5, 10)), (date(2020, 1, 5), date(2020, 1, 3))),
    # Monday 11 May 2020, Victory Day's day in place of Saturday, was worked for Friday 8 May
    *((date(2020, 5, 11), date(2020, 5, 8)), (date(2020, 12, 20), date(2020, 12, 18))),
    *((date(2021, 7, 3), date(2021, 7, 5)), (date(2022, 3, 5), date(2022, 3, 7))),
    *((date(2022, 8, 27), date(2022, 8, 29)), (date(2022, 10, 22), date(2022, 10, 24))),
    *((date(2023, 7, 1), date(2023, 7, 7)), (date(2024, 5, 4), date(2024, 5, 8))),
    (date(2025, 1, 5), date(2025, 1, 3)),
}
OF_2013 = date(2014, 1, 3)
"""Off for Saturday 28 December 2013."""
KURBAN_AIT = [
    *(date(2014, 10, 4), date(2015, 9, 24), date(2016, 9, 12), date(2017, 9, 1), date(2018, 8, 21)),
    *(date(2019, 8, 11), date(2020, 7, 31), date(2021, 7, 20), date(2022, 7, 9), date(2023, 6, 28)),
    *(date(2024, 6, 16), date(2025, 6, 6), date(2026, 5, 27), date(2027, 5, 16)),
]


def _number(name: str, day: date) -> Decimal:
    (known,) = LAW.parameters[name].at(day)
    return Decimal(str(known.value))


def _tenge(name: str, day: date) -> int:
    return int(_number(name, day)) // 100


@pytest.mark.parametrize(
    ("day", "index"),
    [
        (date(2014, 1, 1), 1852),
        (date(2020, 3, 31), 2651),
        (date(2020, 4, 1), 2778),
        (date(2020, 12, 31), 2778),
        (date(2021, 1, 1), 2917),
        (date(2022, 3, 31), 3063),
        (date(2022, 4, 1), 3180),
        (date(2026, 12, 31), 4325),
    ],
)
def test_the_index_changes_inside_2020_and_2022(day: date, index: int) -> None:
    assert _number("mrp", day) == index
    assert LAW.parameters["mrp"].at(date(2027, 1, 1)) == ()


@pytest.mark.parametrize(
    ("year", "months", "tenge"),
    # 2014: 3 704 a month; 2026: 17 300 a month
    [
        (2014, 1, 3704),
        (2014, 3, 11112),
        (2014, 12, 44448),
        (2026, 1, 17300),
        (2026, 3, 51900),
        (2026, 12, 207600),
    ],
)
def test_the_tax_before_a_permit_is_a_multiple_of_the_index_of_1_january(
    year: int, months: int, tenge: int
) -> None:
    assert months * _tenge("prepayment.month", date(year, 12, 1)) == tenge


def test_the_last_instalment_of_2014_falls_at_the_index_of_2015() -> None:
    # issuing began in April 2014: nine months to December, three of the next year; 9 x 3 704 + 3 x 3 964
    months = [date(2014, month, 12) for month in range(4, 13)] + [
        date(2015, month, 12) for month in range(1, 4)
    ]
    assert sum(_tenge("prepayment.month", month) for month in months) == 33336 + 11892


def test_what_a_worker_earns_above_54_indices_is_taxed_by_a_tenth() -> None:
    day = date(2026, 6, 1)
    free = _number("excess_tax.minimum", day) + _number("excess_tax.deduction", day)  # 40 + 14
    excess = 250_000 - free * _number("mrp", day)  # 54 x 4 325 = 233 550
    assert excess == 16450
    assert 6 * excess * _number("excess_tax.rate", day) == 9870
    assert LAW.parameters["excess_tax.minimum"].at(date(2025, 12, 31)) == ()


def test_permits_take_five_workers_at_most() -> None:
    assert _number("prepayment.workers_limit", date(2026, 1, 1)) == 5
    assert LAW.parameters["prepayment.workers_limit"].at(date(2014, 1, 31)) == ()


def _categories(day: date) -> Decimal:
    return sum((_number(f"quota.category.{key}", day) for key in ("1", "2", "3", "4", "seasonal")), Decimal())


def test_quotas_are_kept_as_published_percent_and_people_apart() -> None:
    assert _categories(date(2024, 6, 1)) == _number("quota.employers_count", date(2024, 6, 1)) == 22000
    # "22.2 thousand" was published, the categories give more: neither is derived from the other
    assert _categories(date(2023, 6, 1)) == 22260
    assert _number("quota.employers_count", date(2023, 6, 1)) == 22200
    assert _categories(date(2026, 6, 1)) == 18146
    assert LAW.parameters["quota.employers_count"].at(date(2026, 6, 1)) == ()


@pytest.mark.parametrize(
    ("name", "before", "day", "after"),
    [
        ("quota.employers_percent", "0.24", date(2024, 1, 14), "0.23"),
        ("quota.employers_percent", "0.20", date(2025, 8, 1), "0.25"),
        ("quota.immigrants_percent", "2.7", date(2022, 2, 1), "3.2"),
        ("quota.immigrants_percent", "3.0", date(2025, 8, 1), "2.95"),
    ],
)
def test_quotas_change_on_the_very_day(name: str, before: str, day: date, after: str) -> None:
    assert (_number(name, day - timedelta(days=1)), _number(name, day)) == (Decimal(before), Decimal(after))


def test_two_figures_of_the_quota_of_2023_stand_side_by_side() -> None:
    known = LAW.parameters["quota.immigrants_count"].at(date(2023, 6, 1))
    assert [one.value for one in known] == [296700, 305800]


def _threat(day: date, step: str, *, late: int | None = None, again: bool = False) -> dict[str, Threat]:
    found = offences_at(LAW, day, step=step, subject=Subject.WORKER, days_late=late, repeated=again)
    return {one.offence.key: one for one in found}


@pytest.mark.parametrize(
    ("late", "article", "tenge"),
    # of 2023, index 3 450: up to 3 days a warning, 4 and 5: 10, 6 to 10: 15, from 11 on: 25
    [
        *((1, "517(3)", None), (3, "517(3)", None), (4, "517(3)", 34500), (5, "517(3)", 34500)),
        *((6, "517(3)", 51750), (10, "517(3)", 51750), (11, "517(4)", 86250), (400, "517(4)", 86250)),
    ],
)
def test_each_rung_of_the_ladder_has_its_own_sanction(late: int, article: str, tenge: int | None) -> None:
    (threat,) = _threat(date(2023, 6, 1), "leave", late=late).values()
    assert threat.offence.article == article
    assert threat.most == (None if tenge is None else tenge * 100)
    assert threat.sanction.warning is (late <= 3)
    assert threat.sanction.removal is (Removal.POSSIBLE if late > 10 else Removal.NONE)


@pytest.mark.parametrize(("day", "tenge"), [(date(2022, 3, 31), 30630), (date(2022, 4, 1), 31800)])
def test_a_fine_takes_the_index_of_the_day_on_which_proceedings_begin(day: date, tenge: int) -> None:
    (threat,) = _threat(day, "leave", late=5).values()  # 10 x 3 063, 10 x 3 180
    assert (threat.least, threat.most) == (tenge * 100, tenge * 100)


def test_again_within_a_year_costs_more_but_not_for_what_costs_more_the_first_time() -> None:
    found = _threat(date(2023, 6, 1), "leave", late=2, again=True)
    assert (found["overstay_again"].most, found["overstay_again"].sanction.removal) == (
        5175000,
        Removal.POSSIBLE,
    )
    assert list(_threat(date(2023, 6, 1), "leave", late=11, again=True)) == ["overstay_long"]


@pytest.mark.parametrize(
    ("day", "keys"),
    [
        (date(2014, 12, 31), ["late_registration_old"]),
        (date(2015, 1, 1), ["late_registration"]),
        (date(2019, 12, 31), ["late_registration"]),
        (date(2020, 1, 1), []),
    ],
)
def test_the_codes_follow_one_another_on_the_day(day: date, keys: list[str]) -> None:
    assert list(_threat(day, "registration")) == keys


def test_the_host_the_employer_and_the_worker_answer_each_for_himself() -> None:
    day = date(2026, 6, 1)
    host = offences_at(LAW, day, step="host_notice", subject=Subject.HOST)
    assert [(one.sanction.warning, one.most) for one in host] == [(True, None)]
    again = offences_at(LAW, day, step="host_notice", subject=Subject.HOST, repeated=True)
    assert [one.most for one in again] == [None, 12975000]  # 30 x 4 325
    (employer,) = offences_at(LAW, day, subject=Subject.EMPLOYER)
    assert (employer.offence.article, employer.most) == ("519(1)", 12975000)
    (worker,) = _threat(day, "permit_extension").values()
    assert (worker.most, worker.sanction.arrest_days) == (10812500, 10)  # 25 x 4 325


def test_each_day_of_2015_to_2027_agrees_with_the_holidays_library() -> None:
    days = [date(2015, 1, 1) + timedelta(days=number) for number in range(13 * 365 + 3)]
    assert days[-1] == date(2027, 12, 31)
    differing = {day for day in days if LIBRARY.is_working_day(day) != LAW.calendar.is_working_day(day)}
    assert differing == set(DIFFERENCES)


def _holidays(year: int) -> list[date]:
    """The holidays whose day off moves when they fall on a weekend, by the law on holidays as it stood."""
    days = [(1, 1), (1, 2), (3, 8), (3, 21), (3, 22), (3, 23), (5, 1), (5, 7), (5, 9), (7, 6), (12, 16)]
    days += [(12, 1), (12, 17)] if year <= 2021 else [(10, 25)]
    days += [(8, 30)] if year <= 2025 else [(3, 15)] if year >= 2027 else []
    return [date(year, *one) for one in sorted(days)]


def _by_the_labour_code(year: int) -> set[date]:
    """Days off on weekdays: article 85, a holiday on a weekend moves on to the next working day."""
    fixed = {date(year, 1, 7), *(day for day in KURBAN_AIT if day.year == year)}
    off = {*_holidays(year), *fixed}
    for holiday in (one for one in _holidays(year) if one.weekday() > 4):
        following = (holiday + timedelta(days=number) for number in range(1, 8))
        off.add(next(day for day in following if day not in off and day.weekday() < 5))
    return {day for day in off if day.weekday() < 5}


@pytest.mark.parametrize("year", range(2014, 2028))
def test_the_calendar_follows_from_the_labour_code_and_the_moved_days(year: int) -> None:
    rule = _by_the_labour_code(year) | ({OF_2013} if year == 2014 else set())
    moved = {pair for pair in MOVED if pair[0].year == year}
    expected = (rule - {worked for worked, _ in moved}) | {off for _, off in moved}
    days = [date(year, 1, 1) + timedelta(days=number) for number in range(366)]
    off = {
        day for day in days if day.year == year and day.weekday() < 5 and not LAW.calendar.is_working_day(day)
    }
    assert off == expected
    assert all(LAW.calendar.is_working_day(worked) for worked, _ in moved)


def test_the_days_off_of_2026_counted_by_hand() -> None:
    """1 and 2 January; 7; Sunday 8 March moves to 9; Nauryz has two days on the weekend, so 24 and 25; 1 and
    7 May; Saturday 9 May moves to 11; Kurban Ait; 6 July; no 30 August; Sunday 25 October moves to 26; 16 December.
    """
    by_hand = [(1, 1), (1, 2), (1, 7), (3, 9), (3, 23), (3, 24), (3, 25), (5, 1), (5, 7), (5, 11), (5, 27)]
    by_hand += [(7, 6), (10, 26), (12, 16)]
    assert sorted(_by_the_labour_code(2026)) == [date(2026, *one) for one in by_hand]


def test_constitution_day_moves_from_august_to_march() -> None:
    assert LAW.calendar.is_working_day(date(2024, 8, 30)) is False
    assert LAW.calendar.is_working_day(date(2027, 8, 30)) is True
    assert LAW.calendar.is_working_day(date(2027, 3, 15)) is False


def _clocks(day: datetime) -> set[timedelta | None]:
    return {day.astimezone(ZoneInfo(name)).utcoffset() for name in LAW.time_zones.values()}


def test_the_whole_country_has_one_clock_since_march_2024() -> None:
    before, after = datetime(2024, 2, 29, 12, tzinfo=UTC), datetime(2024, 3, 1, 12, tzinfo=UTC)
    assert _clocks(before) == {timedelta(hours=5), timedelta(hours=6)}
    assert _clocks(after) == {timedelta(hours=5)}
    assert before.astimezone(ZoneInfo(LAW.time_zones["71"])).utcoffset() == timedelta(hours=6)


@pytest.mark.parametrize(
    ("day", "lowest", "highest"),
    # 137 and 250 indices of the day of payment: 3 063 until March 2022, 3 180 from April on
    [(date(2022, 3, 31), 419631, 765750), (date(2022, 4, 1), 435660, 795000)],
)
def test_an_employers_fee_takes_the_index_of_the_day_of_payment(day: date, lowest: int, highest: int) -> None:
    assert (_tenge("foreign_labour.lowest", day), _tenge("foreign_labour.highest", day)) == (lowest, highest)
    assert LAW.parameters["foreign_labour.highest"].at(date(2026, 1, 1)) == ()


def test_the_fee_for_seasonal_workers_grows_with_the_days() -> None:
    day = date(2026, 6, 1)  # 12, 24, 36, 48 x 4 325
    fees = [_tenge(f"foreign_labour.season.{days}", day) for days in (90, 180, 270, 365)]
    assert fees == [51900, 103800, 155700, 207600]
    assert LAW.parameters["foreign_labour.season.90"].at(date(2020, 12, 31)) == ()


def test_no_step_asks_the_worker_for_the_employers_fee() -> None:
    priced = {
        name
        for step in LAW.steps
        for fee in step.fees
        for name in (one.name for one in fee.parameters.values())
    }
    assert priced == {"prepayment.month"}
