"""The itinerary on paper: the person's language large, Russian beside it for whoever reads it there."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, ngettext, override
from django.views.decorators.http import require_safe

from hamroh.floor.models import Ticket
from hamroh.floor.queries import get_ticket, live_state
from hamroh.floor.queries.live import Live
from hamroh.flows.visiting.codes import visit_code
from hamroh.network.models import Service
from hamroh.network.queries import in_language, list_desks, list_services
from hamroh.people.access import look_up_person
from hamroh.ui import dates
from hamroh.ui.parts import Qr
from hamroh.workspace.sections import RECEPTION
from hamroh.workspace.shell import Workplace, staff_page

RUSSIAN = "ru"
CASH_DESK = "cash_desk"


@dataclass(frozen=True, slots=True)
class Twice:
    """A text in the person's language and in Russian; `beside` is empty when they are the same."""

    text: str
    beside: str


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A desk on the sheet."""

    at: str
    where: str
    what: Twice
    done: bool


@require_safe
@staff_page(*RECEPTION.roles)
def itinerary_sheet(request: HttpRequest, place: Workplace, ticket_id: UUID) -> HttpResponse:
    """One page A4 to print. The look at the person is logged."""
    ticket = get_ticket(ticket_id)
    language = RUSSIAN
    if ticket.person_id is not None:
        language = look_up_person(
            actor=place.actor, person_id=ticket.person_id, page="sheet", why="print_itinerary", now=place.now
        ).language
    live = live_state(now=place.now, ticket_id=ticket_id)
    with override(language):
        return render(request, "workspace/reception/sheet.html", _context(place, ticket, live, language))


def _context(place: Workplace, ticket: Ticket, live: Live | None, language: str) -> dict[str, object]:
    centre = place.centre
    code = visit_code(ticket.visit_id)
    sample = gettext("SAMPLE") if not settings.PRODUCTION else ""
    return {
        "ticket": ticket,
        "centre_name": _twice_of(centre.names, language),
        "address": centre.address,
        "day": dates.day(ticket.day, weekday=False),
        "weekday_and_time": dates.moment(ticket.arrived_at, zone=centre.time_zone),
        "lines": _lines(place, live, language),
        "qr": Qr(code, gettext("Code of the visit"), sample),
        "pay": _twice(language, lambda: _pay_words(place)),
        "title": _twice(language, lambda: gettext("Itinerary sheet")),
        "what": _twice(language, lambda: gettext("What is done")),
    }


def _lines(place: Workplace, live: Live | None, language: str) -> list[SheetLine]:
    services = {one.pk: one for one in list_services()}
    stops = live.stops if live else ()
    return [
        SheetLine(
            at=dates.clock(stop.at, zone=place.centre.time_zone) if stop.at else "",
            where=_where(stop.desk_number, stop.floor),
            what=_service(services[stop.service_id], language),
            done=stop.state == "done",
        )
        for stop in stops
    ]


def _service(service: Service, language: str) -> Twice:
    return _twice_of(service.names, language)


def _where(desk: int | None, floor: int | None) -> str:
    if desk is None:
        return ""
    return gettext("Desk %(number)s, floor %(floor)s") % {"number": desk, "floor": floor}


def _pay_words(place: Workplace) -> str:
    desks = [
        one.number for one in list_desks(place.centre.pk) if one.desk_kind.key == CASH_DESK and one.is_open
    ]
    if not desks:
        return gettext("Pay only at the cash desk. A receipt is always given.")
    return ngettext(
        "Pay only at the cash desk, desk %(desks)s. A receipt is always given.",
        "Pay only at the cash desk, desks %(desks)s. A receipt is always given.",
        len(desks),
    ) % {"desks": ", ".join(str(number) for number in desks)}


def _twice(language: str, words: Callable[[], str]) -> Twice:
    with override(RUSSIAN):
        beside = words()
    return Twice(words(), beside if language != RUSSIAN else "")


def _twice_of(texts: dict[str, str], language: str) -> Twice:
    text, beside = in_language(texts, language), in_language(texts, RUSSIAN)
    return Twice(text, beside if beside != text else "")
