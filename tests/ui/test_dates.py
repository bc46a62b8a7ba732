"""Dates, times and spans, written out in six languages. The expected texts were written by hand."""

import re
from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from hamroh.ui import dates

TODAY = date(2026, 11, 23)
THIS_YEAR = {
    "uz": "30-noyabr, dushanba",
    "tg": "30 ноябр, душанбе",
    "ky": "30-ноябрь, дүйшөмбү",
    "ru": "30 ноября, понедельник",
    "kk": "30 қараша, дүйсенбі",
    "en": "Monday 30 November",
}
NEXT_YEAR = {
    "uz": "2027-yil 6-yanvar, chorshanba",
    "tg": "6 январи соли 2027, чоршанбе",
    "ky": "2027-жыл, 6-январь, шаршемби",
    "ru": "6 января 2027 года, среда",
    "kk": "2027 жылғы 6 қаңтар, сәрсенбі",
    "en": "Wednesday 6 January 2027",
}
LEFT = {
    "uz": ("7 kun qoldi", "1 kun qoldi", "Bugun oxirgi kun", "21 kun kechikdi"),
    "tg": ("7 рӯз монд", "1 рӯз монд", "Имрӯз рӯзи охирин аст", "21 рӯз дер шуд"),
    "ky": ("7 күн калды", "1 күн калды", "Бүгүн акыркы күн", "21 күн кечикти"),
    "ru": ("Осталось 7 дней", "Остался 1 день", "Сегодня последний день", "Опоздание 21 день"),
    "kk": ("7 күн қалды", "1 күн қалды", "Бүгін соңғы күн", "21 күн кешікті"),
    "en": ("7 days left", "1 day left", "Today is the last day", "21 days late"),
}
SPANS = {
    "uz": ("1 soat 15 daqiqa", "5 daqiqa", "2 soat"),
    "tg": ("1 соат 15 дақиқа", "5 дақиқа", "2 соат"),
    "ky": ("1 саат 15 мүнөт", "5 мүнөт", "2 саат"),
    "ru": ("1 ч 15 мин", "5 мин", "2 ч"),
    "kk": ("1 сағат 15 минут", "5 минут", "2 сағат"),
    "en": ("1 h 15 min", "5 min", "2 h"),
}
SHORT = {"uz": "se 24-noyabr", "tg": "сш 24 ноябр", "ky": "шш 24-ноябрь", "ru": "вт 24 ноября"}


def _soft(text: str) -> str:
    return text.replace(dates.HARD_SPACE, " ")


@pytest.mark.parametrize("language", dates.LANGUAGES)
def test_a_date_is_written_out_with_its_weekday(language: str) -> None:
    assert _soft(dates.day(date(2026, 11, 30), today=TODAY, language=language)) == THIS_YEAR[language]


@pytest.mark.parametrize("language", dates.LANGUAGES)
def test_the_year_stands_when_it_is_not_this_one(language: str) -> None:
    assert _soft(dates.day(date(2027, 1, 6), today=TODAY, language=language)) == NEXT_YEAR[language]


@pytest.mark.parametrize("language", dates.LANGUAGES)
def test_months_and_weekdays_are_small_except_in_english(language: str) -> None:
    for month in range(1, 13):
        text = dates.day(date(2026, month, month), today=TODAY, language=language)
        assert (text == text.lower()) == (language != "en")


@pytest.mark.parametrize("language", dates.LANGUAGES)
def test_day_and_month_never_part_at_a_lines_end(language: str) -> None:
    for value in (date(2026, 11, 30), date(2027, 1, 6)):
        plain = dates.day(value, today=TODAY, language=language)
        assert re.search(rf"{value.day}[-{dates.HARD_SPACE}]\w+", plain)
        html = dates.day_html(value, today=TODAY, language=language)
        held = re.findall('<span class="num">(.*?)</span>', html)
        assert len(held) == 1
        assert str(value.day) in held[0]
        assert f'<time datetime="{value.isoformat()}">' in html


@pytest.mark.parametrize("language", dates.LANGUAGES)
def test_days_left_are_counted_in_words(language: str) -> None:
    with translation.override(language):
        assert tuple(dates.days_left(count) for count in (7, 1, 0, -21)) == LEFT[language]


@pytest.mark.parametrize("language", dates.LANGUAGES)
def test_spans_are_hours_and_minutes(language: str) -> None:
    with translation.override(language):
        assert tuple(_soft(dates.duration(minutes)) for minutes in (75, 5, 120)) == SPANS[language]


@pytest.mark.parametrize("language", SHORT)
def test_tables_of_the_workspace_say_it_short(language: str) -> None:
    assert _soft(dates.short_day(date(2026, 11, 24), language=language)) == SHORT[language]


def test_a_moment_is_shown_in_the_centres_zone() -> None:
    evening = datetime(2026, 11, 24, 20, 5, tzinfo=UTC)
    in_samara = dates.moment(evening, zone="Europe/Samara", today=TODAY, language="ru")
    assert _soft(in_samara) == "25 ноября, среда, 0:05"
    assert dates.clock(evening, zone="Asia/Tashkent") == "1:05"
    assert "0:05" in dates.moment_html(evening, zone="Europe/Samara", today=TODAY, language="ru")


def test_papers_have_dates_in_digits() -> None:
    assert dates.numeric_day(date(2026, 3, 4)) == "04.03.2026"


def test_a_language_that_we_do_not_have_is_english() -> None:
    assert dates.day(date(2026, 11, 30), today=TODAY, language="de").startswith("Monday")
