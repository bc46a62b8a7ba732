"""The queue of plans that a new law moves: side by side, confirmed or held by a consultant."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_POST, require_safe

from hamroh.core.law import Plan
from hamroh.core.law.moves import Move
from hamroh.core.law.review import ReviewState
from hamroh.flows.planning import confirm_change, hold_change
from hamroh.foundation.errors import DomainError
from hamroh.journeys.changes import Moved, count_changes, list_changes
from hamroh.journeys.law import law_of
from hamroh.journeys.wording import LawWords, words_of_law
from hamroh.people.access import list_people
from hamroh.ui import dates, sums
from hamroh.ui.parts import Cell, Column, Empty, Line, Problem, Problems, Table
from hamroh.workspace.law import words
from hamroh.workspace.problems import problem_of
from hamroh.workspace.sections import LAW_CHANGES
from hamroh.workspace.shell import Workplace, staff_page


@dataclass(frozen=True, slots=True)
class Card:
    """One person's plan in the queue."""

    id: UUID
    person_id: UUID
    name: str
    born: date | None
    is_held: bool
    may_harm: bool
    table: Table


@require_safe
@staff_page(*LAW_CHANGES.roles)
def queue(_request: HttpRequest, place: Workplace) -> HttpResponse:
    """The plans whose days or sums move, the nearest day first."""
    return _queue(place)


@require_POST
@staff_page(*LAW_CHANGES.roles)
def decide(_request: HttpRequest, place: Workplace, change_id: UUID, verb: str) -> HttpResponse:
    """Confirm, by which the person is told, or hold."""
    try:
        if verb == "confirm":
            confirm_change(actor=place.actor, now=place.now, change_id=change_id, today=place.today)
        elif verb == "hold":
            hold_change(actor=place.actor, now=place.now, change_id=change_id)
        else:
            raise Http404
    except DomainError as error:
        if error.code in {"not_allowed", "not_found"}:
            raise
        return _queue(place, problem_of(error), status=409)
    return redirect("workspace:law_changes")


def _queue(place: Workplace, problem: str = "", *, status: int = 200) -> HttpResponse:
    found = list_changes(actor=place.actor, centre_id=place.centre.pk, today=place.today)
    people = list_people(
        actor=place.actor,
        person_ids=[one.change.person_id for one in found],
        page="law_changes",
        why="law_changes",
        now=place.now,
    )
    cards = [
        Card(
            one.change.pk,
            one.change.person_id,
            people[one.change.person_id].name,
            people[one.change.person_id].birth_date,
            one.change.state == ReviewState.HELD,
            any(move.may_harm for move in one.moves),
            _table(one),
        )
        for one in found
        if one.change.person_id in people
    ]
    context = {
        "cards": cards,
        "count": count_changes(place.centre.pk),
        "problems": Problems((Problem(problem, "queue"),)) if problem else None,
    }
    return place.render("workspace/law/changes.html", context, status=status)


def _table(moved: Moved) -> Table:
    law = law_of(moved.change.release)
    said = words_of_law(law, get_language() or "en")
    columns = (
        Column(gettext("Step")),
        Column(gettext("Was")),
        Column(gettext("Will be")),
        Column(gettext("Why")),
    )
    lines = tuple(_line(one, moved, said, law.currency) for one in moved.moves)
    empty = Empty(gettext("Nothing moves any more: the person's facts have changed meanwhile."))
    return Table(gettext("What moves"), columns, lines, empty, caption_hidden=True)


def _line(move: Move, moved: Moved, said: LawWords, currency: str) -> Line:
    known = said.knows_step(move.step)
    return Line(
        (
            Cell(
                said.step_title(move.step) if known else gettext("The whole plan"),
                small=words.kind_name(move.kind),
            ),
            Cell(_value(move.before, currency)),
            Cell(_value(move.after, currency)),
            Cell(small=_why(move, moved.after, said)),
        )
    )


def _value(value: date | int | None, currency: str) -> str:
    if isinstance(value, date):
        return dates.day(value, weekday=False)
    return "–" if value is None else sums.desk_amount(value, currency)


def _why(move: Move, plan: Plan, said: LawWords) -> str:
    """The reasons and acts of the step as it will be."""
    step = plan.step(move.step)
    if step is None:
        return ""
    sources = [*step.grounds.sources, *(source for fee in step.fees for source in fee.sources)]
    acts = dict.fromkeys(said.source(source) for source in sources)
    return " ".join([*said.reasons(step), "; ".join(acts)])
