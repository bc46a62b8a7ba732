"""Whoever stands at the cash desk, by ticket, phone, passport or name, with today's visit."""

import re
from dataclasses import dataclass
from uuid import UUID

from hamroh.billing.models import Invoice
from hamroh.billing.queries import invoice_of_visit
from hamroh.booking.models import Visit
from hamroh.booking.queries import visits_of
from hamroh.core.itinerary.states import VisitState
from hamroh.floor.models import Ticket
from hamroh.people.access import PersonCard, find_by_phone, look_up_person
from hamroh.people.queries import find_by_name, person_of_paper
from hamroh.workspace.shell import Workplace

PAGE = "cash_desk"
_TICKET = re.compile(r"(?P<letter>[A-Z])-?(?P<serial>\d{1,4})")
_PHONE = re.compile(r"\+\d{7,15}|\d{10,15}")
_PAPER = re.compile(r"[A-Z]{0,3}\d{5,}")
_LATIN = str.maketrans("АВСЕНКМОРТХ", "ABCEHKMOPTX")
_COUNTRIES = ("UZB", "TJK", "KGZ", "KAZ", "ARM", "AZE", "MDA", "UKR", "TKM")
"""Whose passports come to the cash desk; the number alone is typed there."""
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

    Raises DomainError `phone_malformed`, `rate_limited`.
    """
    bare = re.sub(r"[\s()]+", "", typed).upper().translate(_LATIN)
    found = _TICKET.fullmatch(bare)
    if found:
        tickets = Ticket.objects.filter(centre_id=place.centre.id, day=place.today, **_number(found))
        return [_payer(place, ticket.visit) for ticket in tickets.select_related("visit")]
    return [
        _payer(place, visit)
        for person_id in _people(place, typed, bare.replace("-", ""))
        for visit in visits_of(person_id=person_id)
        if visit.centre_id == place.centre.id and visit.day == place.today and visit.state in _PAYS
    ]


def payer_of(place: Workplace, visit: Visit) -> Payer:
    """The same for a visit that is open already; another look."""
    return _payer(place, visit)


def _number(found: "re.Match[str]") -> dict[str, object]:
    return {"letter": found["letter"], "serial": int(found["serial"])}


def _people(place: Workplace, typed: str, bare: str) -> list[UUID]:
    if _PHONE.fullmatch(bare):
        masked = find_by_phone(actor=place.actor, phone=typed, centre_id=place.centre.id, now=place.now)
        return [masked.id] if masked and masked.is_linked else []
    if _PAPER.fullmatch(bare):
        owners = (person_of_paper(country, bare) for country in _COUNTRIES)
        return list(dict.fromkeys(owner for owner in owners if owner))
    return [person.person_id for person in find_by_name(typed)]


def _payer(place: Workplace, visit: Visit) -> Payer:
    ticket = Ticket.objects.filter(visit_id=visit.pk).first()
    card = None
    if visit.person_id is not None:
        card = look_up_person(
            actor=place.actor, person_id=visit.person_id, page=PAGE, why="take_payment", now=place.now
        )
    return Payer(visit, ticket.number if ticket else "", card, invoice_of_visit(visit.pk))
