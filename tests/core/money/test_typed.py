import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamroh.core.money import AmountProblem, Currency, Money, TypedAmount, read_amount


@pytest.mark.parametrize(
    ("text", "minor"),
    [
        ("10000", 1000000),
        ("10 000", 1000000),
        ("10\u00a0000,00 ₽", 1000000),
        ("1234,5", 123450),
        ("1 234.50 руб.", 123450),
        ("5000 рублей", 500000),
        ("1,234.50", 123450),
        ("1.234.567,8", 123456780),
        ("0", 0),
    ],
)
def test_amounts_are_read_as_people_type_them(text: str, minor: int) -> None:
    assert read_amount(text) == TypedAmount(Money(minor, Currency.RUB))


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", AmountProblem.EMPTY),
        (" ₽", AmountProblem.EMPTY),
        ("abc", AmountProblem.NOT_A_NUMBER),
        ("1..2", AmountProblem.NOT_A_NUMBER),
        ("12,34.5", AmountProblem.NOT_A_NUMBER),
        ("1.234", AmountProblem.AMBIGUOUS),
        ("1,234", AmountProblem.AMBIGUOUS),
        ("1,2345", AmountProblem.TOO_PRECISE),
        ("-5", AmountProblem.NEGATIVE),
        ("9" * 13, AmountProblem.TOO_LARGE),
    ],
)
def test_what_is_no_amount_is_named(text: str, problem: AmountProblem) -> None:
    assert read_amount(text) == TypedAmount(None, problem)


@given(st.text(max_size=20))
def test_any_text_gets_an_answer(text: str) -> None:
    found = read_amount(text)
    assert (found.money is None) != (found.problem is None)


@given(st.integers(0, 10**12))
def test_what_we_print_we_read(minor: int) -> None:
    assert read_amount(f"{Money(minor, Currency.RUB).major:.2f}").money == Money(minor, Currency.RUB)
