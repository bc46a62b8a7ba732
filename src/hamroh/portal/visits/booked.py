"""Whether there is a visit already for what the plan asks."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext

from hamroh.accounts.sessions import actor_of_request, person_of
from hamroh.booking.access import get_visit
from hamroh.booking.queries import visits_of
from hamroh.core.itinerary.states import VisitState
from hamroh.core.law import Plan
from hamroh.flows.visiting.programme import purpose_of
from hamroh.foundation.errors import DomainError

_OVER = frozenset({VisitState.MOVED, VisitState.CANCELLED, VisitState.EXPIRED})
_SAID = "said"


def has_visit(request: HttpRequest, plan: Plan) -> bool:
    """Whether a visit for what the plan asks next is confirmed already: it is moved, not booked twice."""
    person_id = person_of(request)
    if person_id is None:
        return False
    purpose = purpose_of(plan)
    return any(
        visit.state in {VisitState.CONFIRMED, VisitState.ARRIVED} and visit.purpose == purpose
        for visit in visits_of(person_id=person_id)
    )


def led_to_what_holds(request: HttpRequest, visit_id: str) -> HttpResponse | None:
    """To my visit, with words, when this visit of mine is not booked any more; None while it is, or isn't mine."""
    if person_of(request) is None:
        return None
    try:
        visit = get_visit(actor=actor_of_request(request), visit_id=UUID(visit_id))
    except (DomainError, ValueError):
        return None
    if visit.state not in _OVER:
        return None
    said = "moved" if visit.state == VisitState.MOVED else "gone"
    return redirect(f"{reverse('portal:visit')}?{_SAID}={said}")


def said_of_what_is_gone(request: HttpRequest) -> str:
    """The words that somebody was led here with; empty for who came by himself."""
    return {
        "moved": gettext("You have moved this visit already. Below is what holds now."),
        "gone": gettext("That visit is not booked any more. Below is what holds now."),
    }.get(request.GET.get(_SAID, ""), "")
