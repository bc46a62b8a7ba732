"""A visit as the page shows it: the road from desk to desk, prices, and why there is no day."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import get_language, gettext

from hamroh.booking.models import Purpose, Visit
from hamroh.core.itinerary.values import NoDay
from hamroh.flows.visiting.booking import Offer
from hamroh.flows.visiting.codes import visit_code
from hamroh.network.models import Centre
from hamroh.network.queries import in_language, list_desks, list_prices, name_desk_kinds
from hamroh.portal.visits.live import LiveVisit, draw_live
from hamroh.ui import dates, sums
from hamroh.ui.no_day import no_day_words
from hamroh.ui.parts import Qr, Road, Row, Stop, StopState, Summary


def desk_kind_names() -> dict[str, str]:
    """What each kind of desk is called, in the language that is active."""
    return name_desk_kinds(get_language() or "ru")


def offer_road(offer: Offer) -> Road:
    """The stops of an offered visit, in the order in which they are walked."""
    legs = offer.itinerary.legs if offer.itinerary else ()
    return _road([_Times(leg.kind, leg.starts_at, leg.ends_at) for leg in legs], offer.centre)


@dataclass(frozen=True, slots=True)
class DrawnVisit:
    """A visit on the person's page."""

    visit: Visit
    collecting: bool
    summary: Summary
    road: Road
    qr: Qr
    live: LiveVisit | None = None
    """From check-in on: where to go now."""


def draw_visit(visit: Visit, *, now: datetime) -> DrawnVisit:
    """A booked visit: when, where, its code, and the stops."""
    times = [
        _Times(place.desk_kind, place.starts_at, place.starts_at + timedelta(minutes=place.minutes))
        for place in visit.places.all()
    ]
    return DrawnVisit(
        visit=visit,
        collecting=visit.purpose == Purpose.COLLECTING,
        summary=visit_summary(visit),
        road=_road(times, visit.centre),
        qr=Qr(visit_code(visit.pk), gettext("Code of your visit, to be shown at the door")),
        live=draw_live(visit, now=now),
    )


def visit_summary(visit: Visit) -> Summary:
    """Day, times and place of a visit."""
    zone = visit.centre.time_zone
    hours = f"{dates.clock(visit.starts_at, zone=zone)}–{dates.clock(visit.ends_at, zone=zone)}"
    return Summary(
        (
            Row(gettext("Day"), dates.day_html(visit.day)),
            Row(gettext("From and to"), hours),
            Row(gettext("Centre"), in_language(visit.centre.names, get_language() or "ru")),
            Row(gettext("Address"), visit.centre.address),
        )
    )


@dataclass(frozen=True, slots=True)
class _Times:
    kind: str
    starts_at: datetime
    ends_at: datetime


def _road(times: list[_Times], centre: Centre) -> Road:
    names, places = desk_kind_names(), desk_places(centre)
    stops = (_stop(number, one, names, places, centre) for number, one in enumerate(times, start=1))
    return Road(tuple(stops), day=True)


def desk_places(centre: Centre) -> dict[str, str]:
    """Where each kind of desk is, in words: desk numbers and the floor."""
    places: dict[str, list[tuple[int, int]]] = {}
    for desk in list_desks(centre.pk):
        places.setdefault(desk.desk_kind.key, []).append((desk.number, desk.floor))
    return {kind: desk_words(found) for kind, found in places.items()}


def desk_words(found: list[tuple[int, int]]) -> str:
    """Desk numbers and their floor, such as "Desks 9, 10, floor 1"."""
    numbers = ", ".join(str(number) for number, _ in found)
    if len(found) == 1:
        return gettext("Desk %(numbers)s, floor %(floor)s") % {"numbers": numbers, "floor": found[0][1]}
    return gettext("Desks %(numbers)s, floor %(floor)s") % {"numbers": numbers, "floor": found[0][1]}


def _stop(number: int, leg: _Times, names: dict[str, str], places: dict[str, str], centre: Centre) -> Stop:
    minutes = int((leg.ends_at - leg.starts_at).total_seconds() // 60)
    where = places.get(leg.kind, "")
    return Stop(
        str(number),
        names.get(leg.kind, leg.kind),
        when=dates.clock(leg.starts_at, zone=centre.time_zone),
        small=(f"{where}. {dates.duration(minutes)}" if where else dates.duration(minutes),),
        state=StopState.AHEAD,
    )


def prices_of(offer: Offer) -> Summary | None:
    """What the services of the visit cost at this centre; estimates are called so."""
    itinerary = offer.itinerary
    if itinerary is None:
        return None
    wanted = {leg.service for leg in itinerary.legs}
    names = desk_kind_names()
    prices = [price for price in list_prices(offer.centre.pk, itinerary.day) if price.service_key in wanted]
    if not prices:
        return None
    rows = [
        Row(
            _with_estimate(names.get(price.service_key, price.service_key), price.is_estimate),
            sums.amount(price.amount),
        )
        for price in prices
    ]
    rows.append(Row(gettext("Together"), sums.amount(sum(price.amount for price in prices)), total=True))
    return Summary(tuple(rows), sums=True)


def _with_estimate(name: str, is_estimate: bool) -> str:
    return gettext("%(service)s, about") % {"service": name} if is_estimate else name


def why_no_day(offer: Offer) -> tuple[str, ...]:
    """Why a centre has no day, desk by desk, and the nearest day where there is one."""
    return no_day_words(offer.answer, desk_kind_names()) if isinstance(offer.answer, NoDay) else ()
