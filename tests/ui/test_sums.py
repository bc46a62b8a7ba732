"""Sums in words for migrants and with signs for the desk, in six languages, written by hand."""

import pytest
from django.utils import translation

from hamroh.ui import sums
from hamroh.ui.dates import HARD_SPACE

RUBLES = {
    "uz": ("500 rubl", "1 rubl", "11 936,50 rubl"),
    "tg": ("500 рубл", "1 рубл", "11 936,50 рубл"),
    "ky": ("500 рубль", "1 рубль", "11 936,50 рубль"),
    "ru": ("500 рублей", "1 рубль", "11 936,50 рубля"),
    "kk": ("500 рубль", "1 рубль", "11 936,50 рубль"),
    "en": ("500 rubles", "1 ruble", "11 936.50 rubles"),
}
OWN_MONEY = {
    "uz": ("UZS", "2 soʻm"),
    "tg": ("TJS", "2 сомонӣ"),
    "ky": ("KGS", "2 кыргыз сому"),
    "kk": ("KZT", "2 теңге"),
}


@pytest.mark.parametrize("language", RUBLES)
def test_an_amount_has_its_currency_as_a_word_that_agrees(language: str) -> None:
    with translation.override(language):
        written = tuple(sums.amount(minor) for minor in (500_00, 1_00, 11_936_50))
    assert tuple(text.replace(HARD_SPACE, " ") for text in written) == RUBLES[language]
    assert not any(" " in text for text in written)


@pytest.mark.parametrize("language", OWN_MONEY)
def test_money_of_home_has_its_own_word(language: str) -> None:
    currency, expected = OWN_MONEY[language]
    with translation.override(language):
        assert sums.amount(2_00, currency).replace(HARD_SPACE, " ") == expected


def test_russian_words_follow_the_number() -> None:
    with translation.override("ru"):
        words = [sums.amount(n * 100).split(HARD_SPACE)[-1] for n in (1, 2, 5, 11, 21, 22, 25, 111)]
    assert words == ["рубль", "рубля", "рублей", "рублей", "рубль", "рубля", "рублей", "рублей"]


def test_the_desk_sees_the_sign() -> None:
    with translation.override("ru"):
        assert sums.desk_amount(4_200_00) == f"4{HARD_SPACE}200{HARD_SPACE}₽"
        assert sums.desk_amount(-50) == f"−0,50{HARD_SPACE}₽"
        assert sums.number(1_234_567_00) == f"1{HARD_SPACE}234{HARD_SPACE}567"
