"""A person's page at the reception: who it is, the plan, the visits, and what can be done for them here."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language, gettext, pgettext
from django.views.decorators.http import require_safe

from hamroh.accounts.roles import Role
from hamroh.booking.models import Visit
from hamroh.core.itinerary.states import VisitState
from hamroh.core.law import Law, Outcome, Plan, day_to_name, next_step
from hamroh.flows.serving.door import standing_of
from hamroh.flows.visiting.reception import visits_of_person
from hamroh.journeys.law import law_for
from hamroh.journeys.queries import read_plan
from hamroh.journeys.wording import words_of_law
from hamroh.network.queries import in_language
from hamroh.people.access import look_up_person
from hamroh.ui import dates
from hamroh.ui.parts import Cell, Column, Empty, Line, Link, Table, Tag, TagState
from hamroh.workspace.reception.drawing import person_summary
from hamroh.workspace.sections import RECEPTION
from hamroh.workspace.shell import Workplace, staff_page
from hamroh.workspace.words import purpose_words


@require_safe
@staff_page(*RECEPTION.roles)
def person_page(_request: HttpRequest, place: Workplace, person_id: UUID) -> HttpResponse:
    """One person: spellings, masked papers, plan, visits, and what can be done here."""
    person = look_up_person(
        actor=place.actor, person_id=person_id, page="reception", why="open_person", now=place.now
    )
    standing = standing_of(person_id=person_id, centre_id=place.centre.pk, now=place.now, today=place.today)
    law = law_for(person_id, now=place.now)
    plan = read_plan(person_id, law=law, today=place.today)
    shown = plan.outcome is Outcome.PLAN and not standing.consultant_first
    context = {
        "may_erase": Role.RECEPTION in place.roles,
        "person": person,
        "summary": person_summary(person),
        "consultant_first": standing.consultant_first,
        "contradicts": plan.outcome is Outcome.CONTRADICTION,
        "is_open": plan.outcome is Outcome.QUESTIONS,
        "plan": _plan_table(place, plan, law) if shown else None,
        "visits": _visits(place, visits_of_person(actor=place.actor, person_id=person_id)),
    }
    return place.render("workspace/reception/person.html", context)


def _plan_table(place: Workplace, plan: Plan, law: Law) -> Table:
    words = words_of_law(law, get_language() or "en")
    first = next_step(plan)
    lines = []
    for step in plan.steps:
        if step.done:
            continue
        named = day_to_name(safe=step.safe, working_day=step.working_day, by_state=step.rule.by_state)
        day = named or step.expected
        tag = Tag(pgettext("step", "Next"), TagState.NOW) if step is first else None
        lines.append(
            Line(
                (
                    Cell(words.step_title(step.key)),
                    Cell(dates.day_html(day, today=place.today) if day else ""),
                    Cell(tag=tag),
                )
            )
        )
    columns = (
        Column(gettext("Step")),
        Column(gettext("Last safe day")),
        Column(gettext("State"), hidden=True),
    )
    empty = Empty(gettext("Nothing is left to do. What comes later appears here when its time has come."))
    return Table(gettext("Plan"), columns, tuple(lines), empty)


def _visits(place: Workplace, visits: list[Visit]) -> Table:
    words = {
        VisitState.HELD: gettext("Held for ten minutes"),
        VisitState.CONFIRMED: gettext("Booked"),
        VisitState.ARRIVED: gettext("Has come"),
        VisitState.SERVED: gettext("Served"),
        VisitState.CANCELLED: gettext("Cancelled"),
    }
    lines = (
        Line(
            (
                Cell(
                    f"{dates.short_day(visit.day)}, {dates.clock(visit.starts_at, zone=visit.centre.time_zone)}",
                    small=_elsewhere(place, visit),
                ),
                Cell(purpose_words(visit)),
                Cell(words.get(VisitState(visit.state), visit.state)),
                Cell(link=_visit_link(place, visit)),
            )
        )
        for visit in visits
    )
    columns = (
        Column(gettext("Day")),
        Column(pgettext("visit", "What for")),
        Column(gettext("State")),
        Column(gettext("What to do"), hidden=True),
    )
    empty = Empty(gettext("No visits yet. Give a number, or book one."))
    return Table(gettext("Visits"), columns, tuple(lines), empty)


def _elsewhere(place: Workplace, visit: Visit) -> str:
    if visit.centre_id == place.centre.pk:
        return ""
    return in_language(visit.centre.names, get_language() or "ru")


def _visit_link(place: Workplace, visit: Visit) -> Link | None:
    if visit.state not in {VisitState.CONFIRMED, VisitState.HELD}:
        return None
    here = visit.day == place.today and visit.centre_id == place.centre.pk
    if visit.state == VisitState.CONFIRMED and here and visit.walk_in:
        return Link(gettext("Check in"), reverse("workspace:check_in", args=[visit.pk]))
    return Link(gettext("Open"), reverse("workspace:booked", args=[visit.pk]))
