"""A desk that cannot serve: the reason, then the signed record to print and the next time to book."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext, override
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hamroh.booking.access import get_visit
from hamroh.booking.models import Visit
from hamroh.documents.models import IssuedDocument
from hamroh.documents.queries import claims_of, get_document, revocations_of
from hamroh.floor import access
from hamroh.floor.actions import Hindered, hindrances_at
from hamroh.floor.models import Ticket
from hamroh.floor.queries import get_ticket
from hamroh.flows.serving.attempts import book_next_time, cannot_serve, next_time
from hamroh.foundation.errors import DomainError
from hamroh.foundation.ids import new_id
from hamroh.network.queries import service_names
from hamroh.people.access import look_up_person
from hamroh.ui import dates
from hamroh.ui.papers import PaperFacts, attempt_reason, revocation_reason, service_keys, sheet_of
from hamroh.ui.parts import Option, Problem, Problems, Radios
from hamroh.workspace.desk.views import ROLES, require_seat
from hamroh.workspace.papers.views import passport_of
from hamroh.workspace.problems import problem_of
from hamroh.workspace.shell import Workplace, staff_page

REASON = "reason"


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page(*ROLES)
def cannot(request: HttpRequest, place: Workplace, desk_id: UUID) -> HttpResponse:
    """Ask why, then sign the record of the attempt."""
    desk = access.get_desk(actor=place.actor, desk_id=desk_id)
    ticket_id = _uuid(request.POST.get("ticket") or request.GET.get("ticket", ""))
    problem = ""
    if request.method == "POST":
        try:
            require_seat(place, desk_id)
            paper = cannot_serve(
                actor=place.actor,
                now=place.now,
                key=request.POST.get("key", ""),
                desk_id=desk_id,
                reason=_reason(request.POST.get(REASON, "")),
                ticket_id=ticket_id,
            )
        except DomainError as error:
            problem = problem_of(error)
        else:
            return redirect("workspace:attempt", ticket_id=ticket_id, document_id=paper.pk)
    reasons = tuple(Option(one.value, attempt_reason(one.value)) for one in hindrances_at(desk))
    context = {
        "desk": desk,
        "ticket_id": ticket_id or "",
        "reasons": Radios(
            REASON,
            gettext("Why can the desk not serve?"),
            options=reasons,
            value=request.POST.get(REASON, ""),
            error=problem,
            heading=True,
        ),
        "key": new_id().hex,
        "problems": Problems((Problem(problem, f"id_{REASON}"),)) if problem else None,
    }
    return place.render("workspace/desk/cannot.html", context, status=409 if problem else 200)


@require_safe
@staff_page(*ROLES)
def attempt(_request: HttpRequest, place: Workplace, ticket_id: UUID, document_id: UUID) -> HttpResponse:
    """The record, and the next possible time for what was not done."""
    return _attempt(place, _case(ticket_id, document_id))


@require_POST
@staff_page(*ROLES)
def book_again(request: HttpRequest, place: Workplace, ticket_id: UUID, document_id: UUID) -> HttpResponse:
    """Book the next time for the person who stands here."""
    case = _case(ticket_id, document_id)
    try:
        held = book_next_time(
            actor=place.actor,
            now=place.now,
            key=request.POST.get("key", ""),
            visit_id=case.ticket.visit_id,
            service=case.service,
        )
    except DomainError as error:
        return _attempt(place, case, error=error)
    visit = get_visit(actor=place.actor, visit_id=held.visit_id)
    return _attempt(place, case, booked=visit)


@require_safe
@staff_page(*ROLES)
def attempt_sheet(request: HttpRequest, place: Workplace, ticket_id: UUID, document_id: UUID) -> HttpResponse:
    """The record on paper, in the person's language with Russian beside it; the look is logged."""
    document = _case(ticket_id, document_id).document
    language, passport = place.user.language, ""
    if document.person_id is not None:
        person = look_up_person(
            actor=place.actor,
            person_id=document.person_id,
            page="attempt",
            why="print_attempt",
            now=place.now,
        )
        language, passport = person.language, passport_of(document, person)
    claims = claims_of(document)
    centre = document.centre
    facts = PaperFacts(claims, centre.names, centre.time_zone, service_names(service_keys(claims)))
    revocation = revocations_of([document.number]).get(document.number)
    address = f"{settings.PUBLIC_URL}{reverse('portal:opened', args=[document.credential])}"
    with override(language):
        paper = sheet_of(
            facts,
            text=address,
            short_code=document.short_code,
            revoked=revocation_reason(revocation.reason) if revocation else "",
            passport=passport,
        )
        return render(request, "workspace/desk/attempt_sheet.html", {"paper": paper})


@dataclass(frozen=True, slots=True)
class _Case:
    """A ticket and the record of what failed on it."""

    ticket: Ticket
    document: IssuedDocument

    @property
    def service(self) -> str:
        """The service's key."""
        return str(self.document.facts.get("service", ""))


def _case(ticket_id: UUID, document_id: UUID) -> _Case:
    ticket, document = get_ticket(ticket_id), get_document(document_id)
    if document.kind != "attempt" or document.person_id != ticket.person_id:
        raise DomainError("not_found")
    return _Case(ticket, document)


def _attempt(
    place: Workplace, case: _Case, *, booked: Visit | None = None, error: DomainError | None = None
) -> HttpResponse:
    when = booked.starts_at if booked else _next_start(place, case)
    context = {
        "ticket": case.ticket,
        "document": case.document,
        "reason": attempt_reason(str(case.document.facts.get("reason", ""))),
        "when": dates.moment(when, zone=place.centre.time_zone) if when else "",
        "booked": booked is not None,
        "can_book": when is not None and booked is None and case.ticket.person_id is not None,
        "key": new_id().hex,
        "problems": Problems((Problem(problem_of(error), "main"),)) if error else None,
    }
    return place.render("workspace/desk/attempt.html", context, status=409 if error else 200)


def _next_start(place: Workplace, case: _Case) -> datetime | None:
    found = next_time(actor=place.actor, now=place.now, visit_id=case.ticket.visit_id, service=case.service)
    return found.itinerary.starts_at if found else None


def _reason(text: str) -> Hindered:
    try:
        return Hindered(text)
    except ValueError:
        raise DomainError("reason_missing") from None


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
