"""A visit that is held or booked: bound to the passport, printed, moved, given up."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from hamroh.booking.models import Visit
from hamroh.core.itinerary.states import VisitState
from hamroh.flows.visiting.reception import (
    cancel_at_reception,
    confirm_at_reception,
    needs_passport,
    visit_of_person,
)
from hamroh.foundation.errors import DomainError
from hamroh.foundation.ids import new_id
from hamroh.people.access import PersonCard, look_up_person
from hamroh.people.models import Purpose
from hamroh.people.queries import has_consent
from hamroh.ui import dates
from hamroh.ui.parts import Checkbox, Problem, Problems
from hamroh.workspace.problems import problem_of
from hamroh.workspace.reception.drawing import person_summary
from hamroh.workspace.reception.offer import as_of_visit, desks_table, prices_on, stops_of_visit, visit_facts
from hamroh.workspace.reception.papers import AT_PAPER, PAPER, paper_of, paper_shown_for, passport_field
from hamroh.workspace.sections import RECEPTION
from hamroh.workspace.shell import Workplace, staff_page

CONSENT = "consent"


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page(*RECEPTION.roles)
def booked(request: HttpRequest, place: Workplace, visit_id: UUID) -> HttpResponse:
    """A held visit asks for the passport; a booked one shows what can be done with it."""
    visit = visit_of_person(actor=place.actor, visit_id=visit_id)
    person = _look(place, visit)
    if request.method != "POST":
        return _page(request, place, visit, person)
    try:
        confirm_at_reception(
            actor=place.actor,
            now=place.now,
            key=request.POST.get("key", ""),
            visit_id=visit_id,
            identity_hash=paper_of(place, person, request.POST.get(PAPER, "")),
            consent_signed=CONSENT in request.POST,
        )
    except DomainError as error:
        visit = visit_of_person(actor=place.actor, visit_id=visit_id)
        if visit.state == VisitState.CONFIRMED:
            # Another click, or a colleague, was faster with the same: nothing is wrong.
            return redirect("workspace:booked", visit_id=visit_id)
        return _page(request, place, visit, person, error)
    return redirect("workspace:booked", visit_id=visit_id)


@require_POST
@staff_page(*RECEPTION.roles)
def cancel(request: HttpRequest, place: Workplace, visit_id: UUID) -> HttpResponse:
    """Give the visit up; the page then offers to book anew."""
    visit = visit_of_person(actor=place.actor, visit_id=visit_id)
    person = _look(place, visit)
    try:
        cancel_at_reception(
            actor=place.actor,
            now=place.now,
            key=request.POST.get("key", ""),
            visit_id=visit_id,
            identity_hash=paper_shown_for(place, person, visit, request.POST.get(PAPER, "")),
        )
    except DomainError as error:
        visit = visit_of_person(actor=place.actor, visit_id=visit_id)
        return _page(request, place, visit, person, error)
    return redirect("workspace:booked", visit_id=visit_id)


def _look(place: Workplace, visit: Visit) -> PersonCard:
    if visit.person_id is None:
        raise DomainError("not_found")
    return look_up_person(
        actor=place.actor, person_id=visit.person_id, page="booking", why="open_visit", now=place.now
    )


def _page(
    request: HttpRequest,
    place: Workplace,
    visit: Visit,
    person: PersonCard,
    error: DomainError | None = None,
) -> HttpResponse:
    stops = stops_of_visit(visit)
    held = visit.state == VisitState.HELD and bool(
        visit.hold_expires_at and visit.hold_expires_at > place.now
    )
    context = {
        "visit": visit,
        "person": person,
        "summary": person_summary(person),
        "facts": visit_facts(visit),
        "desks": desks_table(stops, visit.centre),
        "prices": prices_on(stops, visit.centre, visit.day),
        "state": _state(visit, held=held),
        "held": held,
        "until": dates.clock(visit.hold_expires_at, zone=visit.centre.time_zone)
        if held and visit.hold_expires_at
        else "",
        "confirmed": visit.state == VisitState.CONFIRMED,
        "movable": visit.state == VisitState.CONFIRMED and not visit.walk_in and visit.starts_at > place.now,
        "asks_passport": needs_passport(place.actor, visit),
        "here_today": visit.day == place.today and visit.centre_id == place.centre.pk,
        "ended": visit.state in {VisitState.CANCELLED, VisitState.EXPIRED, VisitState.MOVED}
        or (visit.state == VisitState.HELD and not held),
        "key": request.POST.get("key") or new_id().hex,
        **_fields(request, person, error, focus=held),
    }
    return place.render("workspace/reception/booked.html", context, status=422 if error else 200)


def _fields(
    request: HttpRequest, person: PersonCard, error: DomainError | None, *, focus: bool
) -> dict[str, object]:
    words = problem_of(as_of_visit(error)) if error else ""
    at_paper = error is not None and error.code in AT_PAPER
    at_consent = error is not None and error.code == "consent_missing"
    target = f"id_{PAPER}" if at_paper else f"id_{CONSENT}" if at_consent else "main"
    consent = Checkbox(
        CONSENT,
        gettext("The consent to keep these data is signed"),
        checked=CONSENT in request.POST,
        error=words if at_consent else "",
    )
    return {
        "paper": passport_field(
            request.POST.get(PAPER, ""), error=words if at_paper else "", focus=focus and not error
        ),
        "consent": None if has_consent(person.id, Purpose.SERVICES) else consent,
        "problems": Problems((Problem(words, target),)) if error else None,
    }


def _state(visit: Visit, *, held: bool) -> str:
    words = {
        VisitState.HELD: gettext("Held for ten minutes") if held else gettext("The ten minutes are over"),
        VisitState.CONFIRMED: gettext("Booked"),
        VisitState.ARRIVED: gettext("Has come"),
        VisitState.SERVED: gettext("Served"),
        VisitState.CANCELLED: gettext("Cancelled"),
        VisitState.EXPIRED: gettext("Expired"),
        VisitState.MOVED: gettext("Moved"),
    }
    return words[VisitState(visit.state)]
