"""The plan on paper, for who has no phone: each step with its last day and price, what to bring, in two languages."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, override
from django.views.decorators.http import require_safe

from hamroh.core.law import Law, Outcome, Plan, Step, day_to_name
from hamroh.flows.visiting.programme import papers_to_bring, programme_of
from hamroh.journeys.law import law_for
from hamroh.journeys.queries import read_plan
from hamroh.journeys.wording import words_of_law
from hamroh.network.queries import list_desk_kinds_of
from hamroh.people.access import look_up_person
from hamroh.ui import dates
from hamroh.ui.prices import price_words
from hamroh.workspace.reception.twice import RUSSIAN, Twice, twice
from hamroh.workspace.sections import RECEPTION
from hamroh.workspace.shell import Workplace, staff_page


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A step that is still to be done."""

    title: Twice
    text: str
    day: str
    price: str


@require_safe
@staff_page(*RECEPTION.roles)
def plan_sheet(request: HttpRequest, place: Workplace, person_id: UUID) -> HttpResponse:
    """One page to print. Where a consultant comes first there is none: the consultant explains it in person."""
    language = look_up_person(
        actor=place.actor, person_id=person_id, page="plan", why="print_plan", now=place.now
    ).language
    law = law_for(person_id, now=place.now)
    plan = read_plan(person_id, law=law, today=place.today)
    if plan.outcome is not Outcome.PLAN or plan.consultant_first:
        return redirect("workspace:person", person_id=person_id)
    with override(language):
        return render(request, "workspace/reception/plan_sheet.html", _context(place, plan, law, language))


def _context(place: Workplace, plan: Plan, law: Law, language: str) -> dict[str, object]:
    words = words_of_law(law, language)
    steps = [step for step in plan.steps if not step.done]
    offered = frozenset(row.desk_kind.key for row in list_desk_kinds_of(place.centre.pk))
    programme = programme_of(plan, offered=offered)
    papers = papers_to_bring(plan, programme) if programme else ()
    return {
        "title": twice(language, lambda: gettext("Your plan")),
        "what": twice(language, lambda: gettext("What to do")),
        "until": twice(language, lambda: gettext("Last safe day")),
        "lines": [_line(place, step, law, language) for step in steps],
        "bring": [words.document(key) for key in papers],
        "made": dates.day(place.today),
        "law_words": twice(
            language, lambda: gettext("Made from the law in force on this day. Ask when something changes.")
        ),
        "pay": twice(language, lambda: gettext("Pay only at the cash desk. A receipt is always given.")),
    }


def _line(place: Workplace, step: Step, law: Law, language: str) -> PlanLine:
    words, russian = words_of_law(law, language), words_of_law(law, RUSSIAN)
    beside = russian.step_title(step.key) if language != RUSSIAN else ""
    return PlanLine(
        title=Twice(words.step_title(step.key), beside),
        text=words.step_text(step.key),
        day=_day(step, place.today),
        price=price_words(step.fees, words.currency) if step.fees else "",
    )


def _day(step: Step, today: date) -> str:
    named = day_to_name(safe=step.safe, working_day=step.working_day, by_state=step.rule.by_state)
    day = named or step.expected
    return dates.day(day, today=today) if day else ""
