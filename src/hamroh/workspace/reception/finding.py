"""One field for everything: a name in any spelling, a phone, a passport number."""

import re
from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext

from hamroh.booking.models import Visit
from hamroh.booking.queries import visits_of
from hamroh.core.itinerary.states import VisitState
from hamroh.people.access import MaskedPerson, PersonLine, find_by_paper, find_by_phone, list_people
from hamroh.people.queries import Found, find_by_name
from hamroh.ui import dates
from hamroh.ui.parts import Cell, Column, Empty, Line, Link, Table
from hamroh.workspace.shell import Workplace
from hamroh.workspace.words import COUNTRIES, country_name, purpose_words, who_cell

PHONE = re.compile(r"\+?[\d\s()\-]{10,20}")
PAPER = re.compile(r"[A-Za-zА-Яа-я]{0,3}\s?\d{6,9}")
ASKED_COUNTRIES = COUNTRIES[:4]
"""A bare number does not say whose passport it is: these are tried."""
_EXPECTED = (VisitState.CONFIRMED, VisitState.ARRIVED)


def find_people(place: Workplace, text: str) -> Table:
    """Whoever answers to the text. Raises DomainError `rate_limited`, and as `plain_phone`."""
    text = text.strip()
    if PAPER.fullmatch(text):
        return _masked(place, _by_paper(place, text))
    if PHONE.fullmatch(text):
        return _masked(
            place, find_by_phone(actor=place.actor, phone=text, centre_id=place.centre.pk, now=place.now)
        )
    return _table([_found(place, one, person) for one, person in _by_name(place, text)], by_name=True)


def _by_name(place: Workplace, text: str) -> Iterable[tuple[Found, PersonLine]]:
    found = find_by_name(text)
    people = list_people(
        actor=place.actor,
        person_ids=[one.person_id for one in found],
        page="reception",
        why="find_by_name",
        now=place.now,
    )
    return [(one, people[one.person_id]) for one in found if one.person_id in people]


def _by_paper(place: Workplace, number: str) -> MaskedPerson | None:
    for country in ASKED_COUNTRIES:
        found = find_by_paper(
            actor=place.actor, country=country, number=number, centre_id=place.centre.pk, now=place.now
        )
        if found is not None:
            return found
    return None


def _masked(place: Workplace, found: MaskedPerson | None) -> Table:
    if found is None:
        return _table([], by_name=False)
    if found.is_linked:
        people = list_people(
            actor=place.actor, person_ids=[found.id], page="reception", why="find_by_number", now=place.now
        )
        return _table([_line(place, people[found.id], people[found.id].name)], by_name=False)
    cells = (
        Cell(found.initials, small=gettext("known at another centre")),
        Cell(str(found.birth_year or "")),
        Cell(),
        Cell(),
        Cell(link=Link(gettext("Is it this person?"), reverse("workspace:link", args=[found.id]))),
    )
    return _table([Line(cells)], by_name=False)


def _found(place: Workplace, found: Found, person: PersonLine) -> Line:
    marked = format_html_join(
        "",
        "{}",
        ((format_html("<mark>{}</mark>", one.text) if one.matched else one.text,) for one in found.parts),
    )
    return _line(place, person, marked)


def _line(place: Workplace, person: PersonLine, name: str) -> Line:
    visit = _next_visit(person.id)
    here = visit is not None and visit.day == place.today and visit.centre_id == place.centre.pk
    other = person.other_name if person.other_name != str(name) else ""
    cells = (
        Cell(name, small=other) if person.name else who_cell(person),
        Cell(dates.numeric_day(person.birth_date) if person.birth_date else ""),
        Cell(
            country_name(person.paper.country) if person.paper else "",
            small=person.paper.masked_number if person.paper else "",
        ),
        _visit_cell(place, visit),
        Cell(link=_action(person.id, visit if here else None), button=here),
    )
    return Line(cells, here=here)


def _next_visit(person_id: UUID) -> Visit | None:
    visits = [visit for visit in visits_of(person_id=person_id) if visit.state in _EXPECTED]
    return min(visits, key=lambda visit: visit.starts_at, default=None)


def _visit_cell(place: Workplace, visit: Visit | None) -> Cell:
    if visit is None:
        return Cell(gettext("no visit"))
    when = dates.clock(visit.starts_at, zone=place.centre.time_zone)
    day = gettext("today") if visit.day == place.today else dates.short_day(visit.day)
    return Cell(f"{day}, {when}", small=purpose_words(visit))


def _action(person_id: UUID, visit: Visit | None) -> Link:
    if visit is not None and visit.state == VisitState.CONFIRMED:
        return Link(gettext("Check in"), reverse("workspace:check_in", args=[visit.pk]))
    return Link(gettext("Open"), reverse("workspace:person", args=[person_id]))


def _table(lines: list[Line], *, by_name: bool) -> Table:
    columns = (
        Column(gettext("Person")),
        Column(gettext("Born")),
        Column(gettext("Passport")),
        Column(gettext("Visit")),
        Column(gettext("What to do"), hidden=True),
    )
    caption = gettext("Found: %(count)s") % {"count": len(lines)}
    small = gettext("in all spellings, in both scripts") if by_name else ""
    empty = Empty(gettext("Nobody was found here. Read the passport, or register a new person."))
    return Table(caption, columns, tuple(lines), empty, caption_small=small)
