"""Check in, give a number to who comes without a booking, and the page of a ticket."""

from collections.abc import Callable, Iterable
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hamroh.booking.access import get_visit
from hamroh.booking.models import Visit
from hamroh.floor import actions as floor
from hamroh.floor.models import Ticket
from hamroh.floor.queries import desks_to_direct_to, directed_to, get_ticket, live_state
from hamroh.flows.serving.door import check_in, check_in_walk_in, open_services, standing_of
from hamroh.flows.serving.papers import identity_shown
from hamroh.foundation.errors import DomainError
from hamroh.foundation.ids import new_id
from hamroh.people.access import PersonCard, look_up_person
from hamroh.ui import dates
from hamroh.ui.parts import Checkbox, Problem, Problems, TextInput
from hamroh.workspace.choosing import choose_desk, chosen_desk, desk_words
from hamroh.workspace.problems import problem_of
from hamroh.workspace.reception.drawing import day_road, person_summary
from hamroh.workspace.reception.papers import AT_PAPER, countries_of, paper_of
from hamroh.workspace.sections import RECEPTION
from hamroh.workspace.shell import Workplace, staff_page
from hamroh.workspace.words import purpose_words, service_names, spoken_languages, ticket_tag

PAPER, PRECEDENCE = "paper", "precedence"


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page(*RECEPTION.roles)
def check_in_page(request: HttpRequest, place: Workplace, visit_id: UUID) -> HttpResponse:
    """Compare the passport with the booking, then give the number of the whole visit."""
    visit = get_visit(actor=place.actor, visit_id=visit_id)
    person = _look(place, visit.person_id, "check_in")
    if request.method != "POST":
        return _check_in_form(request, place, visit, person)
    try:
        shown = identity_shown(
            request.POST.get(PAPER, ""),
            countries=countries_of(person),
            bound_to=visit.identity_hash,
            today=place.today,
        )
        ticket = check_in(
            actor=place.actor,
            now=place.now,
            key=request.POST.get("key", ""),
            centre_id=place.centre.pk,
            visit_id=visit_id,
            identity_hash=shown,
            today=place.today,
            languages=_chosen(request, "language", spoken_languages()),
            precedence=PRECEDENCE in request.POST,
        )
    except DomainError as error:
        return _check_in_form(request, place, visit, person, error)
    return redirect("workspace:ticket", ticket_id=ticket.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page(*RECEPTION.roles)
def walk_in(request: HttpRequest, place: Workplace, person_id: UUID | None = None) -> HttpResponse:
    """A number for who comes without a booking; where the law is unsure only the consultant is open."""
    person = _look(place, person_id, "walk_in")
    if request.method != "POST":
        return _walk_in_form(request, place, person)
    try:
        ticket = check_in_walk_in(
            actor=place.actor,
            now=place.now,
            key=request.POST.get("key", ""),
            centre_id=place.centre.pk,
            person_id=person_id,
            services=frozenset(_chosen(request, "service", service_names())),
            today=place.today,
            identity_hash=_walk_in_paper(request, place, person),
            languages=_chosen(request, "language", spoken_languages()),
            precedence=PRECEDENCE in request.POST,
        )
    except DomainError as error:
        return _walk_in_form(request, place, person, error)
    return redirect("workspace:ticket", ticket_id=ticket.pk)


@require_safe
@staff_page(*RECEPTION.roles)
def ticket_page(_request: HttpRequest, place: Workplace, ticket_id: UUID) -> HttpResponse:
    """The number, whose it is, where they are, and what is left of the day."""
    return _ticket(place, ticket_id)


@require_POST
@staff_page(*RECEPTION.roles)
def come_back(request: HttpRequest, place: Workplace, ticket_id: UUID) -> HttpResponse:
    """Somebody who had missed the call, or had left, is here again."""
    return _change(floor.come_back, request, place, ticket_id)


@require_POST
@staff_page(*RECEPTION.roles)
def leave(request: HttpRequest, place: Workplace, ticket_id: UUID) -> HttpResponse:
    """The person goes before all is done."""
    return _change(floor.leave, request, place, ticket_id)


@require_POST
@staff_page(*RECEPTION.roles)
def direct(request: HttpRequest, place: Workplace, ticket_id: UUID) -> HttpResponse:
    """Send somebody who waits to a desk by name."""
    try:
        floor.direct_to_desk(
            actor=place.actor,
            now=place.now,
            key=request.POST.get("key", ""),
            ticket_id=ticket_id,
            to_desk_id=chosen_desk(request),
        )
    except DomainError as error:
        return _ticket(place, ticket_id, error)
    return redirect("workspace:ticket", ticket_id=ticket_id)


@require_POST
@staff_page(*RECEPTION.roles)
def undirect(request: HttpRequest, place: Workplace, ticket_id: UUID) -> HttpResponse:
    """Take that back: the dispatcher chooses again."""
    return _change(floor.undo_direction, request, place, ticket_id)


def _change(
    act: Callable[..., Ticket], request: HttpRequest, place: Workplace, ticket_id: UUID
) -> HttpResponse:
    try:
        act(actor=place.actor, now=place.now, key=request.POST.get("key", ""), ticket_id=ticket_id)
    except DomainError as error:
        return _ticket(place, ticket_id, error)
    return redirect("workspace:ticket", ticket_id=ticket_id)


def _ticket(place: Workplace, ticket_id: UUID, error: DomainError | None = None) -> HttpResponse:
    ticket = get_ticket(ticket_id)
    live = live_state(now=place.now, ticket_id=ticket_id)
    person = _look(place, ticket.person_id, "ticket")
    directed = directed_to(ticket)
    context = {
        "ticket": ticket,
        "tag": ticket_tag(ticket.state),
        "summary": person_summary(person) if person else None,
        "road": day_road(live, place.centre) if live else None,
        "send_to": choose_desk(desks_to_direct_to(ticket)),
        "directed": desk_words(directed) if directed else "",
        "can_come_back": ticket.state in {"away", "left"},
        "can_leave": ticket.state not in {"done", "left"},
        "key": new_id().hex,
        "problems": _problems(error, "main"),
    }
    return place.render("workspace/reception/ticket.html", context, status=409 if error else 200)


def _check_in_form(
    request: HttpRequest,
    place: Workplace,
    visit: Visit,
    person: PersonCard | None,
    error: DomainError | None = None,
) -> HttpResponse:
    standing = standing_of(
        person_id=visit.person_id, centre_id=place.centre.pk, now=place.now, today=place.today
    )
    context = {
        "visit": visit,
        "when": dates.clock(visit.starts_at, zone=place.centre.time_zone),
        "purpose": purpose_words(visit),
        "consultant_first": standing.consultant_first,
        **_common(request, person, error),
    }
    return place.render("workspace/reception/check_in.html", context, status=422 if error else 200)


def _walk_in_form(
    request: HttpRequest, place: Workplace, person: PersonCard | None, error: DomainError | None = None
) -> HttpResponse:
    standing = standing_of(
        person_id=person.id if person else None,
        centre_id=place.centre.pk,
        now=place.now,
        today=place.today,
    )
    offered = open_services(standing=standing, centre_id=place.centre.pk)
    suggested = standing.suggested if request.method != "POST" else frozenset(request.POST)
    names = {key: name for key, name in service_names().items() if key in offered}
    boxes = [
        Checkbox(f"service-{key}", name, checked=key in suggested or f"service-{key}" in request.POST)
        for key, name in names.items()
    ]
    context = {
        "services": boxes,
        "consultant_first": standing.consultant_first,
        "unknown": not standing.known and not standing.consultant_first,
        **_common(request, person, error),
    }
    return place.render("workspace/reception/walk_in.html", context, status=422 if error else 200)


def _common(request: HttpRequest, person: PersonCard | None, error: DomainError | None) -> dict[str, object]:
    words = problem_of(error) if error else ""
    at_paper = error is not None and error.code in AT_PAPER
    first = not request.POST
    return {
        "person": person,
        "summary": person_summary(person) if person else None,
        "paper": TextInput(
            PAPER,
            gettext("Passport"),
            hint=gettext("Type its number, or let the scanner read its two lines."),
            value=request.POST.get(PAPER, ""),
            error=words if at_paper else "",
            focus=not error,
        ),
        "languages": [
            Checkbox(
                f"language-{code}",
                name,
                checked=f"language-{code}" in request.POST
                or (first and person is not None and person.language == code),
            )
            for code, name in spoken_languages().items()
        ],
        "precedence": Checkbox(
            PRECEDENCE,
            gettext("Goes before the line"),
            hint=gettext("With small children, pregnant, ill, or older than 60."),
            checked=PRECEDENCE in request.POST,
        ),
        "key": request.POST.get("key") or new_id().hex,
        "problems": _problems(error, f"id_{PAPER}" if at_paper else "main"),
    }


def _problems(error: DomainError | None, target: str) -> Problems | None:
    return Problems((Problem(problem_of(error), target),)) if error else None


def _chosen(request: HttpRequest, prefix: str, known: Iterable[str]) -> list[str]:
    return [one for one in known if f"{prefix}-{one}" in request.POST]


def _walk_in_paper(request: HttpRequest, place: Workplace, person: PersonCard | None) -> str:
    text = request.POST.get(PAPER, "").strip()
    return paper_of(place, person, text) if text and person is not None else ""


def _look(place: Workplace, person_id: UUID | None, why: str) -> PersonCard | None:
    if person_id is None:
        return None
    return look_up_person(actor=place.actor, person_id=person_id, page="reception", why=why, now=place.now)
