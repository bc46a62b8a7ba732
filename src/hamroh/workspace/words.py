"""Words that several kinds of work share: services, languages, countries, states of tickets."""

from collections.abc import Iterable

from babel import Locale
from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from hamroh.booking.models import Purpose, Visit
from hamroh.core.countries import country_of
from hamroh.network.queries import in_language, list_services
from hamroh.people.access import PersonLine
from hamroh.ui import dates
from hamroh.ui.parts import Cell, Option, Tag, TagState
from hamroh.ui.questions import words as questions

COUNTRIES = ("UZ", "TJ", "KG", "KZ", "AM", "AZ", "MD", "BY", "TM", "GE", "UA")
"""Those whose citizens come most."""

_PURPOSES: dict[str, str | Promise] = {
    Purpose.FILING: _("Filing"),
    Purpose.COLLECTING: _("Collecting"),
}
_TICKET_STATES: dict[str, tuple[str | Promise, TagState]] = {
    "waiting": (pgettext_lazy("ticket", "Waits"), TagState.WAITING),
    "called": (pgettext_lazy("ticket", "Called"), TagState.NOW),
    "serving": (pgettext_lazy("ticket", "At the desk"), TagState.NOW),
    "away": (pgettext_lazy("ticket", "Did not come"), TagState.LATE),
    "done": (pgettext_lazy("ticket", "Served"), TagState.DONE),
    "left": (pgettext_lazy("ticket", "Has left"), TagState.WAITING),
}


def service_names() -> dict[str, str]:
    """Services of the network by key, in the language that is active."""
    language = get_language() or "ru"
    return {one.key: in_language(one.names, language) for one in list_services()}


def who_cell(person: PersonLine | None, *, born: bool = True) -> Cell:
    """A person in a list; somebody without a name by what tells them from others, masked."""
    if person is None:
        return Cell(gettext("without a name"))
    day = dates.numeric_day(person.birth_date) if person.birth_date else ""
    if person.name:
        return Cell(person.name, small=day if born else "")
    known_by = day
    if person.paper:
        known_by = f"{person.paper.country} {person.paper.masked_number}"
    elif person.masked_phone:
        known_by = gettext("phone %(number)s") % {"number": person.masked_phone}
    return Cell(gettext("no name yet"), small=known_by)


def names_by_id() -> dict[str, str]:
    """The same by the service's id."""
    language = get_language() or "ru"
    return {str(one.pk): in_language(one.names, language) for one in list_services()}


def language_names(codes: Iterable[str]) -> str:
    """Languages in the language that is active: "узбекский, русский"."""
    names = Locale(get_language() or "ru").languages
    return ", ".join(names.get(code, code) for code in codes)


def spoken_languages() -> dict[str, str]:
    """The languages that a ticket can ask for, by code, in the language that is active."""
    return {code: language_names([code]) for code, _name in settings.LANGUAGES if code != "en"}


def country_name(code: str) -> str:
    """A country by its two or three letters, in the language that is active."""
    return questions.country_name(country_of(code) or code)


def country_options(*extra: str) -> tuple[Option, ...]:
    """Nothing, those whose citizens come most, all others by name; and `extra` ones that are no countries."""
    pairs = [(code, country_name(code)) for code in COUNTRIES]
    pairs += [pair for pair in questions.countries_by_name() if pair[0] not in COUNTRIES]
    known = {code for code, _name in pairs}
    pairs += [(code, country_name(code)) for code in extra if code and code not in known]
    return (Option("", gettext("Choose")), *(Option(*pair) for pair in pairs))


def ticket_tag(state: str) -> Tag:
    """The state of a ticket in a word."""
    word, look = _TICKET_STATES[state]
    return Tag(str(word), look)


def purpose_words(visit: Visit) -> str:
    """Why somebody comes and how many desks it takes; places must be loaded."""
    count = len(visit.places.all())
    purpose = str(_PURPOSES.get(visit.purpose, visit.purpose))
    if not count:
        return purpose
    desks = ngettext("%(count)s desk", "%(count)s desks", count) % {"count": count}
    return f"{purpose}, {desks}"
