from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamroh.core.money import Currency, CurrencyMismatchError, Money, allocate, full_units, total

RUB, KZT = Currency.RUB, Currency.KZT


def test_sums_of_one_currency_add_and_compare() -> None:
    one, two = Money(150, RUB), Money(200, RUB)
    assert one + two == Money(350, RUB)
    assert one - two == -Money(50, RUB)
    assert one * 3 == Money(450, RUB)
    assert one < two
    assert one <= two
    assert two > one
    assert two >= one
    assert bool(one)
    assert not Money(0, RUB)
    assert one.major == Decimal("1.50")
    assert total([one, two], RUB) == Money(350, RUB)
    assert total([], RUB) == Money(0, RUB)


@pytest.mark.parametrize("compare", ["__add__", "__sub__", "__lt__", "__le__", "__gt__", "__ge__"])
def test_two_currencies_never_meet(compare: str) -> None:
    with pytest.raises(CurrencyMismatchError, match="RUB and KZT"):
        getattr(Money(1, RUB), compare)(Money(1, KZT))


@pytest.mark.parametrize(
    ("exact", "roubles"),
    [
        # Tax Code 52(6): less than 50 kopecks is dropped, 50 and more makes a full rouble.
        (Decimal("5000.49"), 5000),
        (Decimal("5000.50"), 5001),
        (Decimal("0.4999"), 0),
        (Fraction(1200) * Fraction("2.4") * Fraction("1.5"), 4320),
        (7, 7),
    ],
)
def test_a_tax_is_in_full_roubles(exact: Decimal | Fraction | int, roubles: int) -> None:
    assert full_units(exact) == Money(roubles * 100, RUB)


@given(st.integers(-(10**9), 10**9), st.lists(st.integers(0, 1000), min_size=1).filter(any))
def test_sharing_out_loses_nothing_and_is_fair(minor: int, weights: list[int]) -> None:
    shares = allocate(Money(minor, RUB), weights)
    assert total(shares, RUB) == Money(minor, RUB)
    for share, weight in zip(shares, weights, strict=True):
        assert abs(share.minor - Fraction(minor * weight, sum(weights))) < 1


def test_of_equal_remainders_the_earlier_gets_the_kopeck() -> None:
    assert [share.minor for share in allocate(Money(100, RUB), [1, 1, 1])] == [34, 33, 33]


@pytest.mark.parametrize("weights", [[], [0], [2, -1]])
def test_nonsense_weights_are_a_mistake_of_the_caller(weights: list[int]) -> None:
    with pytest.raises(ValueError, match="weights"):
        allocate(Money(1, RUB), weights)
