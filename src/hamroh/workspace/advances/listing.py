"""Payments that wait for an answer, the oldest first, and those that have one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.translation import gettext

from hamroh.accounts.roles import Role
from hamroh.billing.advances.models import AdvancePayment
from hamroh.billing.advances.queries import advances_of_centre, count_advances
from hamroh.core.advance import AdvanceState
from hamroh.people.access import PersonLine, list_people
from hamroh.ui import dates, sums
from hamroh.ui.parts import Cell, Column, Empty, Line, Link, Pages, Tab, Table, Tabs
from hamroh.workspace.advances import words
from hamroh.workspace.paging import pages_of
from hamroh.workspace.searching import keeping_search
from hamroh.workspace.sections import ADVANCES
from hamroh.workspace.shell import Workplace
from hamroh.workspace.words import who_cell

PAGE = "advances"
SIZE = 25


class Sieve(StrEnum):
    """The tabs."""

    BANK = "bank"
    TAX = "tax"
    ANSWERED = "answered"


_STATES = {
    Sieve.BANK: (AdvanceState.PRESENTED,),
    # The tax office's answer does not wait for the bank's.
    Sieve.TAX: (AdvanceState.PRESENTED, AdvanceState.CONFIRMED),
    Sieve.ANSWERED: (AdvanceState.MATCHED, AdvanceState.REJECTED),
}


@dataclass(frozen=True, slots=True)
class Listed:
    """What the page shows."""

    tabs: Tabs
    table: Table
    pages: Pages | None


def own_sieve(place: Workplace) -> Sieve:
    """The tab of who works: a cashier has the bank's lists, a manager the tax office's answers."""
    return Sieve.BANK if Role.CASHIER in place.roles else Sieve.TAX


def list_payments(place: Workplace, *, sieve: Sieve, page: int) -> Listed:
    """One page of payments of people linked to the centre, each look at a person logged."""
    counts = count_advances(place.centre.pk)
    first = max(page, 0) * SIZE
    shown = advances_of_centre(
        place.centre.pk, _STATES[sieve], start=first, limit=SIZE, newest=sieve is Sieve.ANSWERED
    )
    people = list_people(
        actor=place.actor,
        person_ids={one.person_id for one in shown},
        page=PAGE,
        why="list_advances",
        now=place.now,
    )
    return Listed(
        _tabs(place, counts, sieve),
        payments_table(place, shown, people, _empty(sieve)),
        pages_of(
            count=_count(counts, sieve),
            number=first // SIZE,
            shown=len(shown),
            size=SIZE,
            address=lambda number: _address(place, tab=sieve.value, page=number),
        ),
    )


def oldest(place: Workplace) -> AdvancePayment | None:
    """The one whose turn is next for who works here."""
    return next(iter(advances_of_centre(place.centre.pk, _STATES[own_sieve(place)], limit=1)), None)


def payments_table(
    place: Workplace,
    shown: Sequence[AdvancePayment],
    people: Mapping[UUID, PersonLine] | None,
    empty: str,
) -> Table:
    """Payments as lines; `people` None on the page of one person."""
    columns = (
        Column(gettext("Shown")),
        *([Column(gettext("Person"))] if people is not None else []),
        Column(gettext("Paid for")),
        Column(gettext("Sum"), number=True),
        Column(gettext("State")),
        Column(gettext("What to do"), hidden=True),
    )
    lines = tuple(_line(place, one, people) for one in shown)
    return Table(gettext("Payments"), columns, lines, Empty(empty), caption_hidden=True)


def period_words(advance: AdvancePayment) -> str:
    """The days that the months cover."""
    if advance.first is None or advance.until is None:
        return gettext("from the day of issue")
    first, until = dates.numeric_day(advance.first), dates.numeric_day(advance.until)
    return gettext("%(first)s to %(until)s") % {"first": first, "until": until}


def moment_words(place: Workplace, moment: datetime) -> str:
    """Day and time at the centre, short enough for a table."""
    zone = place.centre.time_zone
    day = moment.astimezone(ZoneInfo(zone)).date()
    return f"{dates.short_day(day)}, {dates.clock(moment, zone=zone)}"


def _line(place: Workplace, one: AdvancePayment, people: Mapping[UUID, PersonLine] | None) -> Line:
    opening = Link(gettext("Open"), reverse("workspace:advance", args=[one.pk]))
    return Line(
        (
            Cell(moment_words(place, one.recorded_at)),
            *([who_cell(people.get(one.person_id))] if people is not None else []),
            Cell(words.months_words(one.months), small=period_words(one)),
            Cell(sums.desk_amount(one.amount, one.currency), small=dates.numeric_day(one.paid_on)),
            Cell(tag=words.state_tag(one.state)),
            Cell(link=opening),
        )
    )


def _count(counts: Mapping[AdvanceState, int], sieve: Sieve) -> int:
    return sum(counts.get(state, 0) for state in _STATES[sieve])


def _tabs(place: Workplace, counts: Mapping[AdvanceState, int], here: Sieve) -> Tabs:
    named = {
        Sieve.BANK: gettext("Wait for the bank"),
        Sieve.TAX: gettext("Wait for the tax office"),
        Sieve.ANSWERED: gettext("Answered"),
    }
    items = (
        Tab(named[one], _address(place, tab=one.value), here=one is here, count=_count(counts, one))
        for one in Sieve
    )
    return Tabs(gettext("Which payments"), tuple(items))


def _empty(sieve: Sieve) -> str:
    return {
        Sieve.BANK: gettext("No payment waits for the bank. A receipt that somebody shows appears here."),
        Sieve.TAX: gettext("No payment waits for the tax office."),
        Sieve.ANSWERED: gettext("No payment has an answer yet."),
    }[sieve]


def _address(place: Workplace, **query: object) -> str:
    return keeping_search(place.request, ADVANCES.href, **query)
