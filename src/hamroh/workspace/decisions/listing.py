"""Who waits for the state, the oldest first, and whose decision was recorded lately."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext

from hamroh.core.law import Law
from hamroh.core.law.terms import Term
from hamroh.journeys.decisions import Waiting, count_waiting, decided_lately, waiting_for_decision
from hamroh.journeys.law import law_in_force
from hamroh.people.access import PersonLine, list_people
from hamroh.ui import dates
from hamroh.ui.parts import Cell, Column, Empty, Line, Link, Pages, Table
from hamroh.workspace.paging import pages_of
from hamroh.workspace.sections import DECISIONS
from hamroh.workspace.shell import Workplace
from hamroh.workspace.words import who_cell

PAGE = "decisions"
SIZE = 25


@dataclass(frozen=True, slots=True)
class Listed:
    """What the page shows."""

    waiting: Table
    pages: Pages | None
    recorded: Table


def list_decisions(place: Workplace, *, page: int) -> Listed:
    """One page of who waits, each look at a person logged."""
    first = page * SIZE
    waiting = waiting_for_decision(place.centre.pk, start=first, limit=SIZE)
    recorded = decided_lately(place.centre.pk, limit=SIZE)
    people = list_people(
        actor=place.actor,
        person_ids={*(one.person_id for one in waiting), *(one for one, _ in recorded)},
        page=PAGE,
        why="list_decisions",
        now=place.now,
    )
    law = law_in_force(now=place.now)
    return Listed(
        Table(
            gettext("Wait for the state"),
            (
                Column(gettext("Person")),
                Column(gettext("Application filed")),
                Column(gettext("Decision expected")),
                Column(gettext("Working days left"), number=True),
                Column(gettext("What to do"), hidden=True),
            ),
            tuple(_waiting(place, law, people.get(one.person_id), one) for one in waiting),
            Empty(gettext("Nobody of this centre waits for a decision.")),
        ),
        pages_of(
            count=count_waiting(place.centre.pk),
            number=page,
            shown=len(waiting),
            size=SIZE,
            address=_address,
        ),
        Table(
            gettext("Patent is ready"),
            (
                Column(gettext("Person")),
                Column(gettext("Day of the decision")),
                Column(gettext("What to do"), hidden=True),
            ),
            tuple(
                Line((who_cell(people.get(one)), Cell(dates.numeric_day(day)), _open(one)))
                for one, day in recorded
            ),
            Empty(gettext("No decision was recorded whose patent is still to be collected.")),
        ),
    )


def expected_on(law: Law, applied_on: date) -> date | None:
    """The last day of the state's term; None where the law or its calendar does not reach."""
    known = law.parameters["patent.decision_term"].at(applied_on)
    term = known[0].value if known else None
    reading = term.read(law.calendar, applied_on) if isinstance(term, Term) else None
    return reading[1] if reading else None


def _waiting(place: Workplace, law: Law, person: PersonLine | None, one: Waiting) -> Line:
    expected = expected_on(law, one.applied_on)
    left = law.calendar.working_days_between(place.today, expected) if expected else None
    return Line(
        (
            who_cell(person),
            Cell(
                dates.numeric_day(one.applied_on),
                small=gettext("the person said so") if one.is_claimed else "",
            ),
            Cell(dates.numeric_day(expected) if expected else "–"),
            Cell("–" if left is None else str(left).replace("-", "\N{MINUS SIGN}")),
            _open(one.person_id),
        )
    )


def _open(person_id: UUID) -> Cell:
    return Cell(link=Link(gettext("Open"), reverse("workspace:decision", args=[person_id])))


def _address(page: int) -> str:
    return f"{DECISIONS.href}?{urlencode({'page': page})}"
