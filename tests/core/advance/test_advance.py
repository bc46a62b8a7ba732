"""States of an advance payment, the days that it covers, what they rest on, what months cost."""

from datetime import date, timedelta
from itertools import product
from pathlib import Path

import pytest

from hamroh.core.advance import (
    ADVANCE,
    AdvanceState,
    Basis,
    Paid,
    Standing,
    covered_until,
    extend,
    month_starts,
    price_months,
    standing_of,
)
from hamroh.core.law import Law, compile_law
from hamroh.packs.loader import FOLDER, parse_pack

PAIRS = {
    "presented": "confirmed matched rejected",
    "confirmed": "matched rejected",
    "matched": "",
    "rejected": "",
}
ISSUED = date(2026, 12, 7)
PRESENTED, CONFIRMED, MATCHED, REJECTED = AdvanceState


@pytest.mark.parametrize(("before", "after"), list(product(AdvanceState, repeat=2)))
def test_a_payment_goes_only_where_the_table_allows(before: AdvanceState, after: AdvanceState) -> None:
    assert ADVANCE.allowed(before, after) == (after in PAIRS[before].split())


@pytest.mark.parametrize(
    ("issued", "months", "until"),
    [
        (date(2026, 3, 10), 1, date(2026, 4, 9)),  # issued 10 March, covered to 9 April
        (date(2026, 12, 7), 1, date(2027, 1, 6)),
        (date(2026, 1, 31), 1, date(2026, 2, 27)),  # 31 January + 1 month is 28 February
        (date(2026, 1, 31), 2, date(2026, 3, 30)),  # and not 27 March: counted from the issue
        (date(2026, 12, 7), 12, date(2027, 12, 6)),
    ],
)
def test_months_are_counted_from_the_issue(issued: date, months: int, until: date) -> None:
    assert covered_until(issued, months) == until
    assert extend(None, months, issued_on=issued) == until


def test_later_months_go_on_from_the_issue_and_lose_no_days() -> None:
    issued = date(2026, 1, 31)
    assert extend(date(2026, 2, 27), 1, issued_on=issued) == date(2026, 3, 30)
    assert month_starts(date(2026, 2, 27), 2, issued_on=issued) == (date(2026, 2, 28), date(2026, 3, 31))
    assert month_starts(None, 2, issued_on=issued) == (issued, date(2026, 2, 28))


def test_a_day_that_ends_no_month_is_gone_on_from_by_itself() -> None:
    assert extend(date(2026, 12, 20), 1, issued_on=ISSUED) == date(2027, 1, 20)
    assert month_starts(date(2026, 12, 20), 1, issued_on=ISSUED) == (date(2026, 12, 21),)


def paid(number: int, state: AdvanceState) -> Paid:
    """The month of that number, from 1."""
    first = covered_until(ISSUED, number - 1) + timedelta(days=1) if number > 1 else None
    return Paid(first, covered_until(ISSUED, number), state)


@pytest.mark.parametrize(
    ("payments", "told", "verified", "lines"),
    [
        ([], None, None, []),
        ([], 1, None, [(1, Basis.TOLD)]),
        ([], 1, 1, [(1, Basis.MATCHED)]),
        ([(1, PRESENTED)], None, None, [(1, Basis.PRESENTED)]),
        ([(1, CONFIRMED)], None, None, [(1, Basis.CONFIRMED)]),
        ([(1, MATCHED)], 1, None, [(1, Basis.MATCHED)]),
        ([(1, REJECTED)], None, None, []),
        (
            [(1, MATCHED), (2, CONFIRMED), (3, PRESENTED)],
            None,
            None,
            [(1, Basis.MATCHED), (2, Basis.CONFIRMED), (3, Basis.PRESENTED)],
        ),
        # What the bank confirmed after a month of which only a receipt was shown is no surer than that month.
        ([(1, PRESENTED), (2, CONFIRMED)], None, None, [(2, Basis.PRESENTED)]),
        # The first month is only told, and the tax office has counted the second: so it has the first.
        ([(2, MATCHED)], 1, None, [(2, Basis.MATCHED)]),
        ([(2, CONFIRMED)], 1, None, [(2, Basis.TOLD)]),
        ([(2, CONFIRMED)], 1, 1, [(1, Basis.MATCHED), (2, Basis.CONFIRMED)]),
        ([(2, PRESENTED), (2, REJECTED)], 1, 1, [(1, Basis.MATCHED), (2, Basis.PRESENTED)]),
        # More than any receipt shows is a word again.
        ([(1, PRESENTED)], 3, None, [(1, Basis.PRESENTED), (3, Basis.TOLD)]),
        # The fact that a receipt left behind is the receipt's day, and no word of its own.
        ([(2, CONFIRMED)], 2, 1, [(1, Basis.MATCHED), (2, Basis.CONFIRMED)]),
    ],
)
def test_each_day_rests_on_the_weakest_link_before_it(
    payments: list[tuple[int, AdvanceState]],
    told: int | None,
    verified: int | None,
    lines: list[tuple[int, Basis]],
) -> None:
    found = standing_of(
        [paid(number, state) for number, state in payments],
        told=covered_until(ISSUED, told) if told else None,
        verified=covered_until(ISSUED, verified) if verified else None,
    )
    assert found == tuple(Standing(covered_until(ISSUED, number), basis) for number, basis in lines)


@pytest.fixture(scope="module")
def law() -> Law:
    root: Path = FOLDER / "ru"
    return compile_law(
        parse_pack({path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*.yaml")})
    )


def test_of_two_published_figures_the_higher_is_paid(law: Law) -> None:
    price = price_months(law.parameters["advance.month.63"], [date(2026, 11, 7), date(2026, 12, 7)])
    assert len(price.months[0].amounts) == 2
    assert price.amount == 2 * max(price.months[0].amounts)
    assert price.lowest == 2 * min(price.months[0].amounts)


def test_moscow_2026_is_ten_thousand_a_month(law: Law) -> None:
    # 1200 x 2.842 x 2.9323 = 10 000.32
    assert price_months(law.parameters["advance.month.77"], [date(2026, 12, 7)]).amount == 10_000_00


def test_a_month_that_is_not_published_leaves_no_sum(law: Law) -> None:
    price = price_months(law.parameters["advance.month.77"], [date(2026, 12, 7), date(2027, 1, 7)])
    assert (price.amount, price.lowest, price.unpublished) == (None, None, (date(2027, 1, 7),))


def test_a_region_without_a_rule_has_no_sum() -> None:
    assert price_months(None, [date(2026, 12, 7)]).amount is None
