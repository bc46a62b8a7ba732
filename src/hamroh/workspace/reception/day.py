"""Today's visits under five tabs, drawn as a table: who is due, who is late, who stayed away, who came, all."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext, ngettext, pgettext

from hamroh.booking.models import Visit
from hamroh.booking.queries import visits_of_day
from hamroh.core.itinerary.states import VisitState
from hamroh.floor.queries import TicketLine, tickets_of_visits
from hamroh.people.access import PersonLine, list_people
from hamroh.ui import dates
from hamroh.ui.parts import Cell, Column, Empty, Line, Link, Pages, Tab, Table, Tabs, Tag, TagState
from hamroh.workspace.searching import keeping_search
from hamroh.workspace.sections import RECEPTION
from hamroh.workspace.shell import Workplace
from hamroh.workspace.words import purpose_words, ticket_tag, who_cell

PAGE = 25
GRACE = timedelta(minutes=5)
AHEAD = timedelta(hours=1)
AWAY = timedelta(hours=1)
"""Whoever is later than this has stayed away, as far as one can tell."""


class Sieve(StrEnum):
    """The tabs."""

    NOW = "now"
    LATE = "late"
    AWAY = "away"
    ARRIVED = "arrived"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Today:
    """What the page shows of the day."""

    tabs: Tabs
    table: Table
    pages: Pages | None


def today_of(place: Workplace, *, sieve: Sieve, page: int) -> Today:
    """The visits of the day that fit the tab, one page of them, each look at a person logged."""
    visits = visits_of_day(centre_id=place.centre.pk, day=place.today)
    sifted = _sift(visits, place.now)
    first = max(page, 0) * PAGE
    shown = sifted[sieve][first : first + PAGE]
    people = list_people(
        actor=place.actor,
        person_ids=[visit.person_id for visit in shown if visit.person_id],
        page="reception",
        why="visits_of_the_day",
        now=place.now,
    )
    tickets = tickets_of_visits([visit.pk for visit in shown])
    lines = (_line(visit, people, tickets, place) for visit in shown)
    return Today(
        _tabs(place, sifted, sieve),
        _table(sieve, lines),
        _pages(place, len(sifted[sieve]), first, len(shown), sieve),
    )


def late_minutes(visit: Visit, now: datetime) -> int:
    """How late somebody is who is expected; 0 within the grace of five minutes."""
    late = visit.state == VisitState.CONFIRMED and now - visit.starts_at > GRACE
    return int((now - visit.starts_at).total_seconds() // 60) if late else 0


def stayed_away(visit: Visit, now: datetime) -> bool:
    """Whether somebody is so late that nobody waits for them at the door."""
    return visit.state == VisitState.CONFIRMED and now - visit.starts_at > AWAY


def _sieve(visit: Visit, now: datetime) -> Sieve:
    """The one tab, beside that of all, in which a visit stands at this moment."""
    if visit.state != VisitState.CONFIRMED:
        return Sieve.ARRIVED
    if stayed_away(visit, now):
        return Sieve.AWAY
    if late_minutes(visit, now):
        return Sieve.LATE
    return Sieve.NOW if visit.starts_at <= now + AHEAD else Sieve.ALL


def _sift(visits: list[Visit], now: datetime) -> dict[Sieve, list[Visit]]:
    """The visits of each tab by their time; of those who stayed away the latest first, who may still come."""
    sifted = {one: [visit for visit in visits if _sieve(visit, now) is one] for one in Sieve}
    sifted[Sieve.AWAY].reverse()
    sifted[Sieve.ALL] = visits
    return sifted


def _tabs(place: Workplace, sifted: dict[Sieve, list[Visit]], here: Sieve) -> Tabs:
    words = {
        Sieve.NOW: gettext("Expected now"),
        Sieve.LATE: gettext("Late"),
        Sieve.AWAY: pgettext("several people", "Have not come"),
        Sieve.ARRIVED: gettext("Arrived"),
        Sieve.ALL: gettext("All"),
    }
    items = (
        Tab(words[one], _address(place, tab=one.value), here=one is here, count=len(sifted[one]))
        for one in Sieve
    )
    return Tabs(gettext("Which visits"), tuple(items))


def _table(sieve: Sieve, lines: Iterable[Line]) -> Table:
    empty = {
        Sieve.NOW: gettext("Nobody is expected in the next hour."),
        Sieve.LATE: gettext("Nobody is late."),
        Sieve.AWAY: gettext("Nobody is more than an hour late."),
        Sieve.ARRIVED: gettext("Nobody has come yet. Who checks in appears here."),
        Sieve.ALL: gettext("No visits are booked for today."),
    }
    columns = (
        Column(gettext("Time")),
        Column(gettext("Person")),
        Column(pgettext("visit", "What for")),
        Column(gettext("State")),
        Column(gettext("What to do"), hidden=True),
    )
    return Table(gettext("Visits"), columns, tuple(lines), Empty(empty[sieve]), caption_hidden=True)


def _line(
    visit: Visit, people: Mapping[UUID, PersonLine], tickets: Mapping[UUID, TicketLine], place: Workplace
) -> Line:
    person = people.get(visit.person_id) if visit.person_id else None
    ticket = tickets.get(visit.pk)
    cells = (
        Cell(dates.clock(visit.starts_at, zone=place.centre.time_zone)),
        who_cell(person, born=False),
        Cell(purpose_words(visit)),
        Cell(ticket.number if ticket else "", tag=_tag(visit, ticket, place.now)),
        Cell(link=_action(visit, ticket)),
    )
    return Line(cells)


def _tag(visit: Visit, ticket: TicketLine | None, now: datetime) -> Tag:
    if ticket is not None:
        return ticket_tag(ticket.state)
    minutes = late_minutes(visit, now)
    if not minutes:
        return Tag(gettext("Expected"))
    if stayed_away(visit, now):
        return Tag(pgettext("one person", "Has not come"))
    words = ngettext("%(minutes)s min late", "%(minutes)s min late", minutes) % {"minutes": minutes}
    return Tag(words, TagState.LATE)


def _action(visit: Visit, ticket: TicketLine | None) -> Link:
    if ticket is not None:
        return Link(gettext("Open"), reverse("workspace:ticket", args=[ticket.id]))
    return Link(gettext("Check in"), reverse("workspace:check_in", args=[visit.pk]))


def _pages(place: Workplace, count: int, first: int, shown: int, sieve: Sieve) -> Pages | None:
    if count <= PAGE:
        return None
    page = first // PAGE
    words = gettext("%(first)s to %(last)s of %(count)s") % {
        "first": min(first + 1, count),
        "last": first + shown,
        "count": count,
    }
    return Pages(
        words,
        _address(place, tab=sieve.value, page=page - 1) if page else "",
        _address(place, tab=sieve.value, page=page + 1) if first + shown < count else "",
    )


def _address(place: Workplace, **query: object) -> str:
    return keeping_search(place.request, RECEPTION.href, **query)
