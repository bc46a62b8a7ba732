"""The itinerary on paper, before the visit and on its day: from desk to desk, what to pay, what to bring, what comes next."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, ngettext, override
from django.views.decorators.http import require_safe

from hamroh.booking.models import Visit
from hamroh.core.law import Outcome, Plan, day_to_name
from hamroh.floor.queries import get_ticket, live_state
from hamroh.flows.visiting.codes import visit_code
from hamroh.flows.visiting.programme import Programme, papers_to_bring, programme_of
from hamroh.flows.visiting.reception import visit_of_person
from hamroh.journeys.law import law_for
from hamroh.journeys.queries import read_plan
from hamroh.journeys.wording import LawWords, words_of_law
from hamroh.network.models import Centre
from hamroh.network.queries import in_language, list_desk_kinds_of, list_desks, list_prices, list_services
from hamroh.people.access import look_up_person
from hamroh.ui import dates, sums
from hamroh.ui.parts import Qr
from hamroh.workspace.reception.twice import RUSSIAN, Twice, twice, twice_of
from hamroh.workspace.sections import RECEPTION
from hamroh.workspace.shell import Workplace, staff_page

CASH_DESK = "cash_desk"
FOLLOWING = 2
"""So many later steps stand at the foot: the sheet is one page."""


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A desk on the sheet."""

    at: str
    where: str
    what: Twice
    done: bool = False


@dataclass(frozen=True, slots=True)
class _Paper:
    """What a sheet is made of, whether it was asked for by visit or by ticket."""

    visit: Visit
    language: str
    big: str
    """The number of the ticket, or the time to come."""
    at: datetime
    """When the person comes or came."""
    lines: list[SheetLine] = field(default_factory=list)


@require_safe
@staff_page(*RECEPTION.roles)
def itinerary_sheet(request: HttpRequest, place: Workplace, ticket_id: UUID) -> HttpResponse:
    """The sheet of a ticket: its number, and what is done already. The look at the person is logged."""
    ticket = get_ticket(ticket_id)
    language = _language(place, ticket.person_id)
    live = live_state(now=place.now, ticket_id=ticket_id)
    services = {one.pk: one for one in list_services()}
    zone = place.centre.time_zone
    with override(language):
        lines = [
            SheetLine(
                at=dates.clock(stop.at, zone=zone) if stop.at else "",
                where=_where(stop.desk_number, stop.floor),
                what=twice_of(services[stop.service_id].names, language),
                done=stop.state == "done",
            )
            for stop in (live.stops if live else ())
        ]
        paper = _Paper(ticket.visit, language, ticket.number, ticket.arrived_at, lines)
        return render(request, "workspace/reception/sheet.html", _context(place, paper))


@require_safe
@staff_page(*RECEPTION.roles)
def visit_sheet(request: HttpRequest, place: Workplace, visit_id: UUID) -> HttpResponse:
    """The sheet of a booked visit, at whatever centre: the time to come, and each desk's."""
    visit = visit_of_person(actor=place.actor, visit_id=visit_id)
    language = _language(place, visit.person_id)
    zone = visit.centre.time_zone
    services = {one.key: one for one in list_services()}
    with override(language):
        places = _places(visit.centre)
        lines = [
            SheetLine(
                at=dates.clock(one.starts_at, zone=zone),
                where=places.get(one.desk_kind, ""),
                what=twice_of(services[one.service].names, language),
            )
            for one in visit.places.all()
        ]
        clock = dates.clock(visit.starts_at, zone=zone)
        paper = _Paper(visit, language, clock, visit.starts_at, lines)
        return render(request, "workspace/reception/sheet.html", _context(place, paper))


def _language(place: Workplace, person_id: UUID | None) -> str:
    if person_id is None:
        return RUSSIAN
    return look_up_person(
        actor=place.actor, person_id=person_id, page="sheet", why="print_itinerary", now=place.now
    ).language


def _context(place: Workplace, paper: _Paper) -> dict[str, object]:
    visit, language = paper.visit, paper.language
    centre = visit.centre
    sample = gettext("SAMPLE") if not settings.PRODUCTION else ""
    plan = _plan(place, visit)
    programme = _programme(plan, visit)
    words = words_of_law(law_for(visit.person_id, now=place.now), language) if visit.person_id else None
    amount, is_estimate = _sum(visit)
    return {
        "big": paper.big,
        "centre_name": in_language(centre.names, language),
        "address": centre.address,
        "day": dates.day(visit.day, weekday=False),
        "weekday_and_time": f"{dates.weekday(visit.day)}, {dates.clock(paper.at, zone=centre.time_zone)}",
        "lines": paper.lines,
        "qr": Qr(visit_code(visit.pk), gettext("Code of the visit"), sample),
        "sum": amount,
        "sum_is_estimate": is_estimate,
        "bring": _bring(plan, programme, words) if words else [],
        "following": _following(plan, programme, words, place.today) if words else [],
        "pay": twice(language, lambda: _pay_words(centre)),
        "title": twice(language, lambda: gettext("Itinerary sheet")),
        "what": twice(language, lambda: gettext("What is done")),
        "day_words": twice(language, lambda: gettext("Day of the visit")),
        "sum_words": twice(language, lambda: gettext("To pay at the cash desk")),
    }


def _plan(place: Workplace, visit: Visit) -> Plan | None:
    """The plan behind a visit; none where a consultant comes first: its reasons are not for a sheet that lies about."""
    if visit.person_id is None:
        return None
    plan = read_plan(visit.person_id, law=law_for(visit.person_id, now=place.now), today=place.today)
    return plan if plan.outcome is Outcome.PLAN and not plan.consultant_first else None


def _programme(plan: Plan | None, visit: Visit) -> Programme | None:
    """What the visit does, as the plan asks for it today; none for a visit of another purpose."""
    if plan is None:
        return None
    offered = frozenset(row.desk_kind.key for row in list_desk_kinds_of(visit.centre_id))
    programme = programme_of(plan, offered=offered)
    return programme if programme is not None and programme.purpose == visit.purpose else None


def _bring(plan: Plan | None, programme: Programme | None, words: LawWords) -> list[str]:
    if plan is None or programme is None:
        return []
    return [words.document(key) for key in papers_to_bring(plan, programme)]


def _following(
    plan: Plan | None, programme: Programme | None, words: LawWords, today: date
) -> list[tuple[str, str]]:
    """What comes after this visit, with the day by which: the state's own step too."""
    if plan is None:
        return []
    mine = programme.steps if programme else ()
    later = [step for step in plan.steps if not step.done and step.key not in mine]
    found: list[tuple[str, str]] = []
    for step in later[:FOLLOWING]:
        day = day_to_name(safe=step.safe, working_day=step.working_day, by_state=step.rule.by_state)
        found.append((_day(day or step.expected, today), words.step_title(step.key)))
    return found


def _day(value: date | None, today: date) -> str:
    return dates.day(value, today=today) if value else ""


def _sum(visit: Visit) -> tuple[str, bool]:
    """What the services of the visit cost together, and whether a price is an estimate; empty without prices."""
    wanted = {one.service for one in visit.places.all()}
    prices = [price for price in list_prices(visit.centre_id, visit.day) if price.service_key in wanted]
    if not prices:
        return "", False
    return sums.amount(sum(price.amount for price in prices)), any(price.is_estimate for price in prices)


def _places(centre: Centre) -> dict[str, str]:
    """Where each kind of desk is: its one desk, or the floor of several, which the board chooses among."""
    found: dict[str, list[tuple[int, int]]] = {}
    for desk in list_desks(centre.pk):
        found.setdefault(desk.desk_kind.key, []).append((desk.number, desk.floor))
    return {
        kind: _where(*desks[0]) if len(desks) == 1 else gettext("Floor %(floor)s") % {"floor": desks[0][1]}
        for kind, desks in found.items()
    }


def _where(desk: int | None, floor: int | None) -> str:
    if desk is None:
        return ""
    return gettext("Desk %(number)s, floor %(floor)s") % {"number": desk, "floor": floor}


def _pay_words(centre: Centre) -> str:
    desks = [one.number for one in list_desks(centre.pk) if one.desk_kind.key == CASH_DESK and one.is_open]
    if not desks:
        return gettext("Pay only at the cash desk. A receipt is always given.")
    return ngettext(
        "Pay only at the cash desk, desk %(desks)s. A receipt is always given.",
        "Pay only at the cash desk, desks %(desks)s. A receipt is always given.",
        len(desks),
    ) % {"desks": ", ".join(str(number) for number in desks)}
