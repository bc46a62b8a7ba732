"""Book for who stands here: the earliest visit for their plan, its places held, then bound to the passport."""

from dataclasses import replace
from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods

from hamroh.booking.models import Visit
from hamroh.core.itinerary.states import VisitState
from hamroh.flows.visiting.booking import Offer
from hamroh.flows.visiting.reception import (
    Wish,
    needs_passport,
    offer_for,
    take_offer,
    visit_of_person,
    visits_of_person,
)
from hamroh.foundation.errors import DomainError
from hamroh.foundation.ids import new_id
from hamroh.network.models import Centre
from hamroh.network.queries import in_language, list_centres
from hamroh.people.access import look_up_person
from hamroh.ui import dates
from hamroh.ui.parts import Option, Problem, Problems, Select
from hamroh.workspace.problems import problem_of
from hamroh.workspace.reception.drawing import person_summary
from hamroh.workspace.reception.offer import (
    as_of_visit,
    days_from,
    desks_table,
    prices_on,
    stops_of_offer,
    why_no_day,
)
from hamroh.workspace.reception.papers import AT_PAPER, PAPER, paper_shown_for, passport_field
from hamroh.workspace.sections import RECEPTION
from hamroh.workspace.shell import Workplace, staff_page

CENTRE, FROM, MOVE = "centre", "from", "move"


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page(*RECEPTION.roles)
def book(request: HttpRequest, place: Workplace, person_id: UUID) -> HttpResponse:
    """Offer the earliest visit and hold it; a visit that is booked already is moved, not booked twice."""
    data = request.POST if request.method == "POST" else request.GET
    centres = list_centres(branches_abroad=False)
    chosen = next((centre for centre in centres if centre.key == data.get(CENTRE)), place.centre)
    moved = _moved(place, person_id, data.get(MOVE, ""))
    wish = Wish(person_id, chosen, _day(data.get(FROM)), moved.pk if moved else None)
    if request.method != "POST":
        return _page(place, wish, centres, moved)
    typed = request.POST.get(PAPER, "")
    today = place.now.astimezone(ZoneInfo(chosen.time_zone)).date()
    try:
        visit_id = take_offer(
            actor=place.actor,
            now=place.now,
            today=today,
            key=request.POST.get("key", ""),
            wish=replace(wish, identity_hash=_shown(place, moved, typed)),
            starts_at=request.POST.get("starts_at", ""),
        )
    except DomainError as error:
        return _page(place, wish, centres, moved, error, typed=typed)
    return redirect("workspace:booked", visit_id=visit_id)


def _moved(place: Workplace, person_id: UUID, text: str) -> Visit | None:
    """The visit that is to be moved: the one that is named, if it is this person's."""
    try:
        visit = visit_of_person(actor=place.actor, visit_id=UUID(text)) if text else None
    except ValueError:
        return None
    return visit if visit is not None and visit.person_id == person_id else None


def _page(
    place: Workplace,
    wish: Wish,
    centres: list[Centre],
    moved: Visit | None,
    error: DomainError | None = None,
    *,
    typed: str = "",
) -> HttpResponse:
    person = look_up_person(
        actor=place.actor, person_id=wish.person_id, page="booking", why="book_visit", now=place.now
    )
    today = place.now.astimezone(ZoneInfo(wish.centre.time_zone)).date()
    offer, refusal = _offer(place, wish, today)
    booked = None if moved or offer is None else _booked(place, wish.person_id, offer)
    stops = stops_of_offer(offer) if offer else []
    itinerary = offer.itinerary if offer else None
    said = error or refusal
    context = {
        "person": person,
        "summary": person_summary(person),
        "itinerary": itinerary,
        "starts_at": itinerary.starts_at.isoformat() if itinerary else "",
        "centre": wish.centre,
        "desks": desks_table(stops, wish.centre),
        "prices": prices_on(stops, wish.centre, itinerary.day) if itinerary else None,
        "no_day": why_no_day(offer) if offer else (),
        "consultant_only": bool(stops) and {stop.kind for stop in stops} == {"consultant"},
        "open_questions": said is not None and said.code == "questions_open",
        "booked": booked,
        "moved": moved,
        "moved_when": dates.moment(moved.starts_at, zone=moved.centre.time_zone) if moved else "",
        "choose_centre": _centres(centres, wish.centre),
        "choose_day": _days(today, wish.from_day),
        "from_day": wish.from_day.isoformat() if wish.from_day else "",
        "key": new_id().hex,
        **_said(place, moved, said, typed),
    }
    return place.render("workspace/reception/book.html", context, status=409 if error else 200)


def _shown(place: Workplace, moved: Visit | None, typed: str) -> str:
    if moved is None or moved.person_id is None or not needs_passport(place.actor, moved):
        return ""
    person = look_up_person(
        actor=place.actor, person_id=moved.person_id, page="booking", why="move_visit", now=place.now
    )
    return paper_shown_for(place, person, moved, typed)


def _said(place: Workplace, moved: Visit | None, said: DomainError | None, typed: str) -> dict[str, object]:
    """What is wrong, beside the passport's field if it is wrong there."""
    words = problem_of(as_of_visit(said)) if said else ""
    asked = moved is not None and needs_passport(place.actor, moved)
    at_paper = asked and said is not None and said.code in AT_PAPER
    return {
        "paper": passport_field(typed, error=words if at_paper else "") if asked else None,
        "problems": Problems((Problem(words, f"id_{PAPER}" if at_paper else "main"),)) if said else None,
    }


def _offer(place: Workplace, wish: Wish, today: date) -> tuple[Offer | None, DomainError | None]:
    try:
        return offer_for(now=place.now, today=today, wish=wish), None
    except DomainError as error:
        return None, error


def _booked(place: Workplace, person_id: UUID, offer: Offer) -> Visit | None:
    """The confirmed visit of the same purpose, which stands in the way of another one."""
    return next(
        (
            visit
            for visit in visits_of_person(actor=place.actor, person_id=person_id)
            if visit.state == VisitState.CONFIRMED and visit.purpose == offer.programme.purpose
        ),
        None,
    )


def _centres(centres: list[Centre], chosen: Centre) -> Select:
    language = get_language() or "ru"
    options = tuple(Option(centre.key, in_language(centre.names, language)) for centre in centres)
    return Select(CENTRE, gettext("Centre"), options=options, value=chosen.key)


def _days(today: date, chosen: date | None) -> Select:
    options = tuple(Option(day.isoformat(), dates.short_day(day)) for day in days_from(today))
    value = chosen.isoformat() if chosen else today.isoformat()
    return Select(FROM, gettext("On this day or later"), options=options, value=value)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
