"""Dates, times and spans in words, for six languages.

Patterns are our own: neither Django's nor the CLDR's are good throughout (both give a capital or the wrong
order somewhere). Names of months and weekdays are the CLDR's, in lower case. A day and its month never part
at a line's end: a hard space in plain text, `<span class="num">` in HTML, where some languages join them by
a hyphen at which a browser may break.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from zoneinfo import ZoneInfo

from babel.dates import get_day_names, get_month_names
from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, ngettext

from hamroh.foundation.clock import now

HARD_SPACE = "\N{NO-BREAK SPACE}"
LANGUAGES = ("uz", "tg", "ky", "ru", "kk", "en")


@dataclass(frozen=True, slots=True)
class Pattern:
    """`{dm}` is the day with its month, `{wd}` the weekday, `{y}` the year."""

    dm: str
    dated: str
    weekday: str
    dm_of_year: str = ""
    """Day and month where a year follows, when that changes the month's ending."""


PATTERNS = {
    "uz": Pattern("{d}-{m}", "{y}-yil {dm}", "{date}, {wd}"),
    "tg": Pattern("{d} {m}", "{dm} соли {y}", "{date}, {wd}", dm_of_year="{d} {m}и"),
    "ky": Pattern("{d}-{m}", "{y}-жыл, {dm}", "{date}, {wd}"),
    "ru": Pattern("{d} {m}", "{dm} {y} года", "{date}, {wd}"),
    "kk": Pattern("{d} {m}", "{y} жылғы {dm}", "{date}, {wd}"),
    "en": Pattern("{d} {m}", "{dm} {y}", "{wd} {date}"),
}
SHORT_WEEKDAYS = {
    "uz": ("du", "se", "ch", "pa", "ju", "sh", "ya"),
    "tg": ("дш", "сш", "чш", "пш", "ҷм", "шн", "яш"),
    "ky": ("дш", "шш", "ша", "бш", "жм", "иш", "жк"),
    "ru": ("пн", "вт", "ср", "чт", "пт", "сб", "вс"),
    "kk": ("дс", "сс", "ср", "бс", "жм", "сб", "жс"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}


def day(value: date, *, today: date | None = None, weekday: bool = True, language: str = "") -> str:
    """A date written out, in plain text: "30-noyabr, dushanba", "2027-yil 6-yanvar, chorshanba".

    The year stands when it is not the year of `today`. Without `today` the clock's date is taken.
    """
    return _write(value, today, weekday, _known(language), lambda text: text)


def day_html(
    value: date, *, today: date | None = None, weekday: bool = True, language: str = ""
) -> SafeString:
    """The same inside `<time>`, day and month held together."""
    # Every piece is a name from the CLDR, a number or a pattern of this module.
    inner = _write(value, today, weekday, _known(language), lambda text: f'<span class="num">{text}</span>')
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), SafeString(inner))


def short_day(value: date, *, language: str = "") -> str:
    """For tables of the workspace: "вт 24 ноября"."""
    known = _known(language)
    dm = _day_and_month(value, known, PATTERNS[known].dm)
    return f"{SHORT_WEEKDAYS[known][value.weekday()]}{HARD_SPACE}{dm}"


def weekday(value: date, *, language: str = "") -> str:
    """The day of the week alone: "dushanba"."""
    return _weekdays(_known(language))[value.weekday()]


def numeric_day(value: date) -> str:
    """As on papers: 24.11.2026."""
    return f"{value:%d.%m.%Y}"


def clock(value: datetime, *, zone: str) -> str:
    """The time of an aware moment where the centre is: "9:05"."""
    local = value.astimezone(ZoneInfo(zone))
    return f"{local.hour}:{local.minute:02}"


def moment(value: datetime, *, zone: str, today: date | None = None, language: str = "") -> str:
    """Day and time of an aware moment where the centre is: "24-noyabr, seshanba, 9:00"."""
    local_day = value.astimezone(ZoneInfo(zone)).date()
    return f"{day(local_day, today=today, language=language)}, {clock(value, zone=zone)}"


def moment_html(value: datetime, *, zone: str, today: date | None = None, language: str = "") -> SafeString:
    """The same for a page."""
    local_day = value.astimezone(ZoneInfo(zone)).date()
    written = day_html(local_day, today=today, language=language)
    return format_html('{}, <span class="num">{}</span>', written, clock(value, zone=zone))


def duration(minutes: int) -> str:
    """A span of at least a minute: "1 h 15 min", in the language that is active."""
    hours, rest = divmod(minutes, 60)
    values = {"hours": hours, "minutes": rest}
    if not hours:
        text = gettext("%(minutes)s min")
    else:
        text = gettext("%(hours)s h %(minutes)s min") if rest else gettext("%(hours)s h")
    return (text % values).replace(" ", HARD_SPACE)


def days_left(count: int) -> str:
    """How far a last day is: "7 days left", on the day itself "Today is the last day", after it "3 days late"."""
    if count == 0:
        return gettext("Today is the last day")
    if count > 0:
        return ngettext("%(count)s day left", "%(count)s days left", count) % {"count": count}
    return ngettext("%(count)s day late", "%(count)s days late", -count) % {"count": -count}


def _known(language: str) -> str:
    wanted = (language or get_language() or settings.LANGUAGE_CODE).split("-")[0]
    return wanted if wanted in PATTERNS else "en"


def _write(value: date, today: date | None, weekday: bool, language: str, hold: Callable[[str], str]) -> str:
    pattern = PATTERNS[language]
    other_year = value.year != (today or now().date()).year
    dm_pattern = pattern.dm_of_year if other_year and pattern.dm_of_year else pattern.dm
    dm = _day_and_month(value, language, dm_pattern)
    text = pattern.dated.format(dm=hold(dm), y=value.year) if other_year else hold(dm)
    if not weekday:
        return text
    return pattern.weekday.format(date=text, wd=_weekdays(language)[value.weekday()])


def _day_and_month(value: date, language: str, pattern: str) -> str:
    return pattern.format(d=value.day, m=_months(language)[value.month]).replace(" ", HARD_SPACE)


@cache
def _months(language: str) -> dict[int, str]:
    names = get_month_names("wide", "format", locale=language)
    # English writes both with a capital; everybody else does not.
    return {number: name if language == "en" else name.lower() for number, name in names.items()}


@cache
def _weekdays(language: str) -> dict[int, str]:
    names = get_day_names("wide", "format", locale=language)
    return {number: name if language == "en" else name.lower() for number, name in names.items()}
