"""The list of who waits for the state, and one person's application: record the decision, or take it back."""

from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from hamroh.booking.models import Purpose, Visit
from hamroh.booking.queries import visits_of
from hamroh.core.itinerary.states import VisitState
from hamroh.flows.planning.decisions import record_decision, undo_decision
from hamroh.foundation.errors import DomainError
from hamroh.foundation.ids import new_id
from hamroh.journeys.decisions import Decision, decision_of
from hamroh.journeys.law import law_for
from hamroh.people.access import PersonCard, look_up_person
from hamroh.ui import dates
from hamroh.ui.forms import PARTS_OF_A_DAY
from hamroh.ui.parts import DateInput, Problem, Problems, Row, Summary
from hamroh.workspace.decisions import listing
from hamroh.workspace.problems import problem_of
from hamroh.workspace.sections import DECISIONS
from hamroh.workspace.shell import Workplace, staff_page
from hamroh.workspace.typed_days import read_day


@require_safe
@staff_page(*DECISIONS.roles)
def decisions(request: HttpRequest, place: Workplace) -> HttpResponse:
    """Who waits for the state."""
    text = request.GET.get("page", "")
    page = int(text) if text.isascii() and text.isdecimal() and len(text) < 5 else 0
    return place.render("workspace/decisions/list.html", {"listed": listing.list_decisions(place, page=page)})


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page(*DECISIONS.roles)
def decision(request: HttpRequest, place: Workplace, person_id: UUID) -> HttpResponse:
    """One application; the same form sent twice records it once."""
    card = look_up_person(
        actor=place.actor, person_id=person_id, page=listing.PAGE, why="check_decision", now=place.now
    )
    problem = _save(place, person_id, request.POST) if request.method == "POST" else ""
    if request.method == "POST" and not problem:
        return redirect("workspace:decisions")
    found = decision_of(person_id)
    field = _field(request.POST, place.today, problem)
    context = {
        "facts": _facts(place, card, found),
        "field": field,
        "key": _key(request.POST) or new_id(),
        "may_record": found.applied_on is not None and found.decided_on is None and not found.is_issued,
        "undo_key": "" if found.is_issued else found.key,
        "booked": _booked(place, person_id),
        "problems": Problems((Problem(problem, field.target),)) if problem else None,
    }
    return place.render("workspace/decisions/decision.html", context, status=422 if problem else 200)


def _save(place: Workplace, person_id: UUID, sent: QueryDict) -> str:
    """Record or take back; empty when it is done, else the words for what is wrong."""
    key = _key(sent)
    if key is None:
        return problem_of(DomainError("key_reused"))
    is_undo = sent.get("verb") == "undo"
    day = read_day(sent, "on")
    if day is None and not is_undo:
        return gettext("Type day, month and year in numbers.")
    actor, now, today = place.actor, place.now, place.today
    try:
        if is_undo:
            undo_decision(actor=actor, now=now, person_id=person_id, today=today, key=key)
        elif day is not None:
            record_decision(actor=actor, now=now, person_id=person_id, day=day, today=today, key=key)
    except DomainError as error:
        if error.code in {"not_allowed", "not_found"}:
            raise
        return problem_of(error)
    return ""


def _facts(place: Workplace, card: PersonCard, found: Decision) -> Summary:
    papers = ", ".join(f"{paper.country} {paper.masked_number}" for paper in card.papers)
    expected = None
    if found.applied_on is not None:
        expected = listing.expected_on(law_for(card.id, now=place.now), found.applied_on)
    return Summary(
        (
            Row(gettext("Person"), card.names[0] if card.names else gettext("without a name")),
            Row(gettext("Passport"), papers or "–"),
            Row(gettext("Application filed"), _written(found.applied_on)),
            *((Row(gettext("How it is known"), _known(found)),) if found.applied_on else ()),
            Row(gettext("Decision expected"), _written(expected)),
            Row(gettext("Day of the decision"), _written(found.decided_on)),
        )
    )


def _key(sent: QueryDict) -> UUID | None:
    try:
        return UUID(sent.get("key", ""))
    except ValueError:
        return None


def _known(found: Decision) -> str:
    if found.is_claimed:
        return gettext(
            "Only the person says so. Find them in the list of the state before you record anything."
        )
    return gettext("A desk of a centre recorded it.")


def _booked(place: Workplace, person_id: UUID) -> str:
    """When the person comes to collect, in words; empty without a visit that this centre sees."""
    visits = [one for one in visits_of(person_id=person_id) if _collects(one)]
    return dates.moment(visits[0].starts_at, zone=place.centre.time_zone) if visits else ""


def _collects(visit: Visit) -> bool:
    return visit.purpose == Purpose.COLLECTING and visit.state == VisitState.CONFIRMED


def _written(day: date | None) -> str:
    return dates.numeric_day(day) if day else "–"


def _field(sent: QueryDict, today: date, problem: str) -> DateInput:
    blank = (str(today.day), str(today.month), str(today.year))
    day, month, year = (
        sent.get(f"on_{part}", known) for part, known in zip(PARTS_OF_A_DAY, blank, strict=True)
    )
    return DateInput("on", gettext("Day of the decision"), day=day, month=month, year=year, error=problem)
