"""Who comes: name and passport as printed, so that a visit can't be sold or handed on."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods

from hamroh.accounts.sessions import actor_of_request, person_of
from hamroh.booking.access import get_visit
from hamroh.booking.models import Visit
from hamroh.booking.queries import visits_of
from hamroh.core.itinerary.states import VisitState
from hamroh.flows.visiting.booking import hold_offer, offer_visit
from hamroh.flows.visiting.confirming import Identity, confirm_booking
from hamroh.foundation import clock
from hamroh.foundation.errors import DomainError
from hamroh.foundation.ids import new_id
from hamroh.portal.situation import Situation, served_situation_of
from hamroh.portal.visits.drawing import visit_summary
from hamroh.portal.visits.offering import show_offer
from hamroh.portal.visits.who import GIVEN, NUMBER, SURNAME, Who, check_who, draw_fields, read_who

_SENT_LATE = {VisitState.EXPIRED, VisitState.MOVED}
_GONE = {"hold_expired", "wrong_state"}


@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, visit_id: UUID) -> HttpResponse:
    """Ask who comes and confirm the held places; what was typed stays typed."""
    situation = served_situation_of(request)
    visit = _visit(request, visit_id)
    if situation is None or visit is None:
        return redirect("portal:visit")
    who = read_who(request.POST)
    if request.method != "POST":
        return _page(request, visit, who)
    if visit.state in _SENT_LATE:
        return _hold_again(request, visit, situation, who)
    who = check_who(who)
    if who.wrong:
        return _page(request, visit, who)
    try:
        _confirm(request, visit, situation, who.values)
    except DomainError as error:
        if error.code in _GONE:
            return _hold_again(request, visit, situation, who)
        return _page(request, visit, who.refused(error), is_known=error.code == "paper_already_known")
    return redirect("portal:visit")


def _visit(request: HttpRequest, visit_id: UUID) -> Visit | None:
    """The visit while it can be confirmed; one that expired can be sent in, and is held anew."""
    if person_of(request) is None:
        return None
    try:
        visit = get_visit(actor=actor_of_request(request), visit_id=visit_id)
    except DomainError:
        return None
    is_sent_late = visit.state in _SENT_LATE and request.method == "POST"
    return visit if visit.state == VisitState.HELD or is_sent_late else None


def _confirm(request: HttpRequest, visit: Visit, situation: Situation, values: dict[str, str]) -> None:
    confirm_booking(
        actor=actor_of_request(request),
        now=clock.now(),
        key=request.POST.get("key", ""),
        visit_id=visit.pk,
        identity=Identity(
            values[SURNAME], values[GIVEN], str(situation.facts.values.get("citizenship", "")), values[NUMBER]
        ),
        facts={**situation.facts.values, **dict.fromkeys(situation.facts.unknown)},
        today=situation.today,
        language=get_language() or "ru",
    )


def _hold_again(request: HttpRequest, visit: Visit, situation: Situation, who: Who) -> HttpResponse:
    """The places went back while the person typed: the next ones are held and shown before anything is sent."""
    try:
        again = _held_instead(visit) or _hold_next(request, visit, situation)
    except DomainError:
        return show_offer(request, situation.plan, problem=DomainError("hold_expired"))
    words = gettext("The ten minutes were over. These are new places, held for you now. Look and confirm.")
    return _page(request, again, who.told(words), key=new_id().hex)


def _held_instead(visit: Visit) -> Visit | None:
    """The places that an earlier click on the same button holds already."""
    mine = visits_of(person_id=visit.person_id) if visit.person_id else []
    return next((one for one in mine if one.instead_of == visit.pk and one.state == VisitState.HELD), None)


def _hold_next(request: HttpRequest, visit: Visit, situation: Situation) -> Visit:
    if visit.person_id is None:
        raise DomainError("not_found")
    actor, now = actor_of_request(request), clock.now()
    offer = offer_visit(plan=situation.plan, centre=visit.centre, now=now, from_day=visit.day)
    held = hold_offer(actor=actor, now=now, key=f"again:{visit.pk}", person_id=visit.person_id, offer=offer)
    return get_visit(actor=actor, visit_id=held.visit_id)


def _page(
    request: HttpRequest, visit: Visit, who: Who, *, key: str = "", is_known: bool = False
) -> HttpResponse:
    context = {
        "visit": visit,
        "summary": visit_summary(visit),
        "fields": draw_fields(who),
        "is_known": is_known,
        "key": key or request.POST.get("key") or new_id().hex,
        "problems": who.problems,
    }
    return render(request, "portal/confirm.html", context, status=422 if who.wrong else 200)
