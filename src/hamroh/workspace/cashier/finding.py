"""Whoever stands at the cash desk, by ticket, phone, passport or name, with today's visit."""

import re
from dataclasses import dataclass

from hamroh.billing.actions import INVOICES
from hamroh.billing.models import Invoice
from hamroh.billing.queries import find_invoice, invoice_of_visit
from hamroh.booking.models import Visit
from hamroh.booking.queries import visits_of
from hamroh.core.codes import read_paper_number
from hamroh.core.itinerary.states import VisitState
from hamroh.floor.models import Ticket
from hamroh.people.access import PersonCard, look_up_person
from hamroh.workspace.finding import people_by, plain
from hamroh.workspace.shell import Workplace

PAGE = "cash_desk"
_TICKET = re.compile(r"(?P<letter>[A-Z])-?(?P<serial>\d{1,4})")
_INVOICE = re.compile(rf"{INVOICES}[A-Z]-\d{{4}}-\d{{6,9}}-[2-9A-Z]")
_PAYS = (VisitState.CONFIRMED, VisitState.ARRIVED, VisitState.SERVED)


@dataclass(frozen=True, slots=True)
class Payer:
    """A visit of today with whose it is: a ticket, a person, or both."""

    visit: Visit
    number: str
    card: PersonCard | None
    invoice: Invoice | None


def find_payers(place: Workplace, typed: str) -> list[Payer]:
    """Today's visits that answer to what was typed; each person shown is a look that is logged.

    Raises DomainError `rate_limited`, and as `plain_phone`.
    """
    found = _TICKET.fullmatch(plain(typed))
    if found:
        tickets = Ticket.objects.filter(centre_id=place.centre.id, day=place.today, **_number(found))
        return [_payer(place, ticket.visit) for ticket in tickets.select_related("visit")]
    return [
        _payer(place, visit)
        for person_id in people_by(place, typed)
        for visit in visits_of(person_id=person_id)
        if visit.centre_id == place.centre.id and visit.day == place.today and visit.state in _PAYS
    ]


def find_by_number(place: Workplace, typed: str) -> Invoice | None:
    """The invoice whose number was typed, or scanned with a payment code around it; None when none was."""
    found = _INVOICE.search(typed.upper())
    read = read_paper_number(found[0]).code if found else None
    return find_invoice(place.centre.id, read) if read else None


def payer_of(place: Workplace, visit: Visit) -> Payer:
    """The same for a visit that is open already; another look."""
    return _payer(place, visit)


def _number(found: "re.Match[str]") -> dict[str, object]:
    return {"letter": found["letter"], "serial": int(found["serial"])}


def _payer(place: Workplace, visit: Visit) -> Payer:
    ticket = Ticket.objects.filter(visit_id=visit.pk).first()
    card = None
    if visit.person_id is not None:
        card = look_up_person(
            actor=place.actor, person_id=visit.person_id, page=PAGE, why="take_payment", now=place.now
        )
    return Payer(visit, ticket.number if ticket else "", card, invoice_of_visit(visit.pk))
