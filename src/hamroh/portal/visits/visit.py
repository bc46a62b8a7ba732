"""My visit: when and where to come, the code to show, and how to move or cancel it."""

from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hamroh.accounts.sessions import actor_of_request, person_of
from hamroh.booking.access import get_visit
from hamroh.booking.models import Visit
from hamroh.booking.queries import visits_of
from hamroh.core.itinerary.states import VisitState
from hamroh.floor.actions import come_back
from hamroh.floor.queries import live_state
from hamroh.flows.visiting.changing import cancel_booking
from hamroh.foundation import clock
from hamroh.foundation.errors import DomainError
from hamroh.foundation.ids import new_id
from hamroh.portal.keeping.kept import opens_again
from hamroh.portal.problems import problem_of
from hamroh.portal.visits.booked import led_to_what_holds, said_of_what_is_gone
from hamroh.portal.visits.drawing import draw_visit, visit_summary
from hamroh.ui.parts import Problem, Problems

_AHEAD = (VisitState.HELD, VisitState.CONFIRMED, VisitState.ARRIVED)


@require_safe
def visit_page(request: HttpRequest) -> HttpResponse:
    """The visits that lie ahead, the next one first; nothing booked is said plainly."""
    return _page(request)


@require_POST
def here(request: HttpRequest, visit_id: UUID) -> HttpResponse:
    """Somebody who missed the call says that they are in the centre, and waits in the line again."""
    live = None if person_of(request) is None else live_state(now=clock.now(), visit_id=visit_id)
    if live is None:
        return redirect("portal:visit")
    try:
        come_back(
            actor=actor_of_request(request),
            now=clock.now(),
            key=request.POST.get("key", ""),
            ticket_id=live.ticket_id,
        )
    except DomainError as error:
        # Called or back in the line meanwhile, by a desk, the reception or another click: the page shows it.
        return redirect("portal:visit") if error.code == "ticket_state" else _page(request, error)
    return redirect("portal:visit")


@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: HttpRequest, visit_id: UUID) -> HttpResponse:
    """Ask once, then give the places back."""
    actor = actor_of_request(request)
    if person_of(request) is None:
        return redirect("portal:visit")
    try:
        visit = get_visit(actor=actor, visit_id=visit_id)
    except DomainError:
        return redirect("portal:visit")
    gone = led_to_what_holds(request, str(visit_id))
    if gone is not None:
        return gone
    problem = ""
    if request.method == "POST":
        try:
            cancel_booking(actor=actor, now=clock.now(), key=request.POST.get("key", ""), visit_id=visit_id)
        except DomainError as error:
            problem = problem_of(error)
        else:
            return redirect("portal:visit")
    context = {
        "visit": visit,
        "summary": visit_summary(visit),
        "key": new_id().hex,
        "problems": Problems((Problem(problem, "main"),)) if problem else None,
    }
    return render(request, "portal/cancel.html", context, status=409 if problem else 200)


def _page(request: HttpRequest, error: DomainError | None = None) -> HttpResponse:
    person_id = person_of(request)
    visits = [] if person_id is None else _ahead(visits_of(person_id=person_id))
    held = next((visit for visit in visits if visit.state == VisitState.HELD), None)
    if held and held.hold_expires_at and held.hold_expires_at > clock.now():
        return redirect("portal:confirm", visit_id=held.pk)
    now = clock.now()
    drawn = [draw_visit(visit, now=now) for visit in visits if visit.state != VisitState.HELD]
    context = {
        "visits": drawn,
        "said": said_of_what_is_gone(request),
        "opens_again": person_id is not None and opens_again(person_id),
        "is_live": any(one.live for one in drawn),
        "key": new_id().hex,
        "problems": Problems((Problem(problem_of(error), "main"),)) if error else None,
    }
    return render(request, "portal/visit.html", context, status=409 if error else 200)


def _ahead(visits: list[Visit]) -> list[Visit]:
    wanted = [visit for visit in visits if visit.state in _AHEAD or _served_today(visit)]
    return sorted(wanted, key=lambda visit: visit.starts_at)


def _served_today(visit: Visit) -> bool:
    """The day stays on the page until it is over: what was done, and what comes next."""
    today = clock.now().astimezone(ZoneInfo(visit.centre.time_zone)).date()
    return visit.state == VisitState.SERVED and visit.day == today
