"""The page that offers the earliest visit, holds it, or moves one."""

from datetime import date, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_POST, require_safe

from hamroh.accounts.sessions import actor_of_request, person_of, sign_in_person
from hamroh.booking.queries import visits_of
from hamroh.core.itinerary.states import VisitState
from hamroh.core.law import Plan
from hamroh.flows.visiting.booking import Offer, hold_offer, offer_visit, serves_region
from hamroh.flows.visiting.changing import move_booking
from hamroh.foundation import clock
from hamroh.foundation.errors import DomainError
from hamroh.foundation.ids import new_id
from hamroh.journeys.law import DEFAULT_PACK
from hamroh.network.models import Centre
from hamroh.network.queries import get_centre, in_language, list_centres
from hamroh.people.actions import register_person
from hamroh.portal.place import phones_of
from hamroh.portal.problems import problem_of
from hamroh.portal.situation import served_situation_of
from hamroh.portal.visits.booked import has_visit, led_to_what_holds
from hamroh.portal.visits.drawing import offer_road, prices_of, why_no_day
from hamroh.ui.parts import Option, Problem, Problems, Radios

CENTRE, FROM, MOVE = "centre", "from", "move"
_DAYS_SHOWN = 14


@require_safe
def book(request: HttpRequest) -> HttpResponse:
    """The earliest day on which every desk that the plan needs has a place, in the chosen centre."""
    situation = served_situation_of(request)
    if situation is None:
        return redirect("portal:questions")
    if MOVE not in request.GET and has_visit(request, situation.plan):
        return redirect("portal:visit")
    gone = led_to_what_holds(request, request.GET.get(MOVE, ""))
    if gone is not None:
        return gone
    return show_offer(request, situation.plan)


@require_POST
def hold(request: HttpRequest) -> HttpResponse:
    """Hold the offered places for ten minutes; the page says which places are meant."""
    situation = served_situation_of(request)
    if situation is None:
        return redirect("portal:questions")
    gone = led_to_what_holds(request, request.POST.get(MOVE, ""))
    if gone is not None:
        return gone
    try:
        visit_id = _hold(request, situation.plan)
    except DomainError as error:
        return show_offer(request, situation.plan, problem=error)
    if request.POST.get(MOVE):
        return redirect("portal:visit")
    return redirect("portal:confirm", visit_id=visit_id)


def _hold(request: HttpRequest, plan: Plan) -> UUID:
    now = clock.now()
    offer = offer_visit(
        plan=plan,
        centre=get_centre(key=request.POST.get(CENTRE, "")),
        now=now,
        from_day=_day(request.POST.get(FROM)),
    )
    wanted = request.POST.get("starts_at", "")
    again = _held_already(request, wanted)
    if again is not None:
        return again
    if offer.itinerary is None or offer.itinerary.starts_at.isoformat() != wanted:
        raise DomainError("slot_taken")
    key = request.POST.get("key", "")
    moved = request.POST.get(MOVE)
    if moved:
        held = move_booking(
            actor=actor_of_request(request),
            now=now,
            key=key,
            visit_id=_uuid(moved),
            request=offer.request,
            itinerary=offer.itinerary,
            centre_id=offer.centre.pk,
        )
        return held.visit_id
    person_id = _person(request)
    return hold_offer(
        actor=actor_of_request(request), now=now, key=key, person_id=person_id, offer=offer
    ).visit_id


def _held_already(request: HttpRequest, starts_at: str) -> UUID | None:
    """The visit that this very request already held: a double click, or the back button."""
    person_id = person_of(request)
    if person_id is None or request.POST.get(MOVE):
        return None
    now = clock.now()
    return next(
        (
            visit.pk
            for visit in visits_of(person_id=person_id)
            if visit.state == VisitState.HELD
            and visit.starts_at.isoformat() == starts_at
            and visit.hold_expires_at
            and visit.hold_expires_at > now
        ),
        None,
    )


def _person(request: HttpRequest) -> UUID:
    """The person of this session; who has none yet is known from here on, without a name."""
    known = person_of(request)
    if known is not None:
        return known
    person = register_person(
        actor=actor_of_request(request),
        language=get_language() or "ru",
        now=clock.now(),
        is_invented=not settings.PRODUCTION,
    )
    sign_in_person(request, person.pk)
    return person.pk


def show_offer(request: HttpRequest, plan: Plan, problem: DomainError | None = None) -> HttpResponse:
    """The page with the earliest visit, and on top of it what just went wrong."""
    data = request.POST if request.method == "POST" else request.GET
    centres = _centres(plan)
    if not centres:
        return _no_centre(request, move=data.get(MOVE, ""))
    chosen = next((centre for centre in centres if centre.key == data.get(CENTRE)), centres[0])
    now, from_day = clock.now(), _day(data.get(FROM))
    offer: Offer | None = None
    try:
        offer = offer_visit(plan=plan, centre=chosen, now=now, from_day=from_day)
    except DomainError as error:
        problem = problem or error
    context = {
        "offer": offer,
        "road": offer_road(offer) if offer and offer.itinerary else None,
        "prices": prices_of(offer) if offer and offer.itinerary else None,
        "no_day": why_no_day(offer) if offer and not offer.itinerary else (),
        "centre": chosen,
        "centre_name": in_language(chosen.names, get_language() or "ru"),
        "choose": _choice(centres, chosen),
        "days": _days(now.astimezone(ZoneInfo(chosen.time_zone)).date()),
        "from_day": from_day,
        "move": data.get(MOVE, ""),
        "key": new_id().hex,
        "consultant_first": bool(plan.consultant_first),
        "problems": Problems((Problem(problem_of(problem), "main"),)) if problem else None,
    }
    return render(request, "portal/book.html", context, status=409 if problem and request.POST else 200)


def _no_centre(request: HttpRequest, *, move: str) -> HttpResponse:
    context = {"phones": phones_of(DEFAULT_PACK), "move": move}
    return render(request, "portal/no_centre.html", context, status=409 if request.POST else 200)


def _centres(plan: Plan) -> list[Centre]:
    """Where the visit can be, those of the person's region first; a branch abroad books nothing of this plan."""
    region = plan.facts.values.get("region")
    centres = [one for one in list_centres(branches_abroad=False) if serves_region(plan, one)]
    return sorted(centres, key=lambda centre: (centre.region_code != region, centre.key))


def _choice(centres: list[Centre], chosen: Centre) -> Radios:
    language = get_language() or "ru"
    options = tuple(Option(centre.key, in_language(centre.names, language)) for centre in centres)
    return Radios(CENTRE, gettext("Which centre?"), options=options, value=chosen.key)


def _days(today: date) -> list[date]:
    return [today + timedelta(days=ahead) for ahead in range(_DAYS_SHOWN)]


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise DomainError("not_found") from None


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
