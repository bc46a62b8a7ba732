"""An offered or booked visit as the reception shows it: desk by desk with times, prices, or why there is no day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import get_language, gettext, pgettext

from hamroh.booking.models import Visit
from hamroh.core.itinerary.values import NoDay
from hamroh.flows.visiting.booking import Offer
from hamroh.foundation.errors import DomainError
from hamroh.network.models import Centre
from hamroh.network.queries import in_language, list_desks, list_prices, name_desk_kinds
from hamroh.ui import dates, sums
from hamroh.ui.no_day import no_day_words
from hamroh.ui.parts import Cell, Column, Empty, Line, Row, Summary, Table
from hamroh.workspace.words import purpose_words


@dataclass(frozen=True, slots=True)
class Stop:
    """One place at a desk kind."""

    kind: str
    service: str
    starts_at: datetime
    minutes: int


def stops_of_offer(offer: Offer) -> list[Stop]:
    """The stops of an offered visit in their order."""
    legs = offer.itinerary.legs if offer.itinerary else ()
    return [
        Stop(leg.kind, leg.service, leg.starts_at, int((leg.ends_at - leg.starts_at).total_seconds() // 60))
        for leg in legs
    ]


def stops_of_visit(visit: Visit) -> list[Stop]:
    """The stops of a booked visit in their order; places must be loaded."""
    return [
        Stop(place.desk_kind, place.service, place.starts_at, place.minutes) for place in visit.places.all()
    ]


def desks_table(stops: Iterable[Stop], centre: Centre) -> Table:
    """When, what, where, how long."""
    names, places = kind_names(), desk_numbers(centre)
    lines = (
        Line(
            (
                Cell(dates.clock(stop.starts_at, zone=centre.time_zone)),
                Cell(names.get(stop.kind, stop.kind)),
                Cell(places.get(stop.kind, "")),
                Cell(str(stop.minutes)),
            )
        )
        for stop in stops
    )
    columns = (
        Column(gettext("Time")),
        Column(gettext("Desk")),
        Column(gettext("Where")),
        Column(gettext("Minutes"), number=True),
    )
    empty = Empty(gettext("This visit has no times of its own: the person waits in the line for each desk."))
    return Table(gettext("From desk to desk"), columns, tuple(lines), empty)


def visit_facts(visit: Visit) -> Summary:
    """Day, times, centre and what it is for."""
    zone = visit.centre.time_zone
    hours = f"{dates.clock(visit.starts_at, zone=zone)}–{dates.clock(visit.ends_at, zone=zone)}"
    return Summary(
        (
            Row(gettext("Day"), dates.day_html(visit.day)),
            Row(gettext("From and to"), hours),
            Row(gettext("Centre"), in_language(visit.centre.names, get_language() or "ru")),
            Row(gettext("Address"), visit.centre.address),
            Row(pgettext("visit", "What for"), purpose_words(visit)),
        )
    )


def kind_names() -> dict[str, str]:
    """What each kind of desk is called, in the language that is active."""
    return name_desk_kinds(get_language() or "ru")


def desk_numbers(centre: Centre) -> dict[str, str]:
    """Where each kind of desk is: numbers and floor."""
    found: dict[str, list[tuple[int, int]]] = {}
    for desk in list_desks(centre.pk):
        found.setdefault(desk.desk_kind.key, []).append((desk.number, desk.floor))
    return {
        kind: gettext("%(numbers)s, floor %(floor)s")
        % {"numbers": ", ".join(str(number) for number, _ in desks), "floor": desks[0][1]}
        for kind, desks in found.items()
    }


def prices_on(stops: Iterable[Stop], centre: Centre, day: date) -> Summary | None:
    """What the services of a visit cost at the cash desk; None when none has a price."""
    wanted = {stop.service for stop in stops}
    prices = [price for price in list_prices(centre.pk, day) if price.service_key in wanted]
    if not prices:
        return None
    names = kind_names()
    rows = []
    for price in prices:
        name = names.get(price.service_key, price.service_key)
        about = gettext("%(service)s, about") % {"service": name}
        rows.append(Row(about if price.is_estimate else name, sums.desk_amount(price.amount)))
    total = sum(price.amount for price in prices)
    rows.append(Row(gettext("Together"), sums.desk_amount(total), total=True))
    return Summary(tuple(rows), sums=True)


def why_no_day(offer: Offer) -> tuple[str, ...]:
    """Why a centre has no day, desk by desk, and the nearest day where there is one."""
    return no_day_words(offer.answer, kind_names()) if isinstance(offer.answer, NoDay) else ()


def days_from(today: date, count: int = 28) -> list[date]:
    """The days among which the reception chooses."""
    return [today + timedelta(days=ahead) for ahead in range(count)]


def as_of_visit(error: DomainError) -> DomainError:
    """A refusal with the code that has words for a visit: a state is wrong of other things too."""
    return DomainError("visit_changed") if error.code == "wrong_state" else error
