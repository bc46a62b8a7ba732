"""Sums that are a multiple of an index."""

from datetime import date

from hamroh.core.advance import price_months
from tests.core.law.mini import make_law, make_more

LAW = make_law(make_more())


def _levy(day: date) -> list[object]:
    return [one.value for one in LAW.parameters["levy"].at(day)]


def test_by_the_first_of_january_a_change_inside_the_year_moves_nothing() -> None:
    assert _levy(date(2024, 6, 30)) == []  # the multiple is known from July only
    assert _levy(date(2024, 7, 1)) == [20_000]  # 2 x 100, in minor units
    assert _levy(date(2025, 3, 31)) == _levy(date(2025, 12, 31)) == [22_000]  # 2 x 110
    assert _levy(date(2026, 1, 1)) == [26_000]


def test_by_the_day_of_payment_the_change_counts() -> None:
    due = LAW.parameters["due"]
    assert [one.value for one in due.at(date(2025, 3, 31))] == [22_000]
    assert [one.value for one in due.at(date(2025, 4, 1))] == [24_001]  # 2 x 120.005


def test_a_year_without_its_own_line_is_not_known() -> None:
    assert _levy(date(2027, 1, 1)) == []
    assert _levy(date(2023, 12, 31)) == []


def test_the_sum_is_as_sure_as_its_least_sure_part() -> None:
    assert LAW.parameters["levy"].at(date(2025, 1, 1))[0].confidence == "medium"


def test_months_that_cross_a_year_take_each_years_index() -> None:
    starts = (date(2025, 11, 10), date(2025, 12, 10), date(2026, 1, 10), date(2027, 1, 10))
    price = price_months(LAW.parameters["levy"], starts)
    assert [month.amounts for month in price.months] == [(22_000,), (22_000,), (26_000,), ()]
    assert price.unpublished == (date(2027, 1, 10),)
