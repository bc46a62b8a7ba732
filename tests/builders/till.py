"""Dilshod at a centre, checked in for a photograph and his application, and the cashier who awaits him."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

from hamroh.accounts.roles import Role
from hamroh.booking.actions import confirm_visit, hold_visit, open_day
from hamroh.booking.models import Purpose, Visit
from hamroh.booking.queries import Wanted, find_visit, make_request
from hamroh.core.itinerary.values import Itinerary
from hamroh.floor.actions import check_in
from hamroh.floor.models import Ticket
from hamroh.foundation.actor import SYSTEM, Actor
from hamroh.foundation.ids import new_id
from hamroh.foundation.scope import system_scope
from hamroh.network import actions as network
from hamroh.network.models import Centre, Service
from hamroh.people.actions import set_contact
from hamroh.people.models import ContactKind, IdentityPaper, Person
from tests.builders import accounts, people
from tests.builders.network import centre as make_centre

NOW = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
"""Ten in the morning in Samara, a Monday."""
PRICES = {"photo": 30_000, "application": 420_000}
_NAMES = {
    "photo": {"ru": "Фото", "uz": "Surat", "en": "Photograph"},
    "application": {"ru": "Заявление на патент", "uz": "Patentga ariza", "en": "Patent application"},
}


@dataclass(frozen=True)
class Till:
    centre: Centre
    cashier: Actor
    person: Person
    visit: Visit
    ticket: Ticket
    now: datetime = NOW


def till(
    *,
    key: str = "samara",
    prices: Mapping[str, int] = PRICES,
    number: str = people.NUMBER,
    phone: str = "+998901234567",
) -> Till:
    """A centre with two desks and their prices, and a visit that has arrived."""
    centre = make_centre(key)
    _furnish(centre, prices)
    cashier = accounts.staff(NOW, centre, Role.CASHIER)
    person = people.person(NOW, centre, number)
    with system_scope():
        set_contact(
            actor=SYSTEM, person_id=person.pk, kind=ContactKind.PHONE, value=phone, now=NOW, confirmed=True
        )
        visit_id = _booked(centre, person)
        ticket = check_in(
            actor=SYSTEM,
            now=NOW,
            key=str(new_id()),
            centre_id=centre.pk,
            visit_id=visit_id,
            identity_hash=_hash(person),
        )
        visit = Visit.objects.get(pk=visit_id)
    return Till(centre, cashier, person, visit, ticket)


def _furnish(centre: Centre, prices: Mapping[str, int]) -> None:
    for number, (key, names) in enumerate(_NAMES.items(), start=1):
        known = Service.objects.filter(key=key).select_related("desk_kind").first()
        kind = (
            known.desk_kind
            if known
            else network.define_desk_kind(
                actor=SYSTEM,
                key=key,
                order=number,
                minutes=10,
                names=names,
                of_the_state=key == "application",
            )
        )
        service = known or network.define_service(actor=SYSTEM, key=key, desk_kind_id=kind.pk, names=names)
        network.set_desk_kind(actor=SYSTEM, centre_id=centre.pk, desk_kind_id=kind.pk, minutes=10, capacity=2)
        network.add_desk(actor=SYSTEM, centre_id=centre.pk, desk_kind_id=kind.pk, number=number)
        if key in prices:
            network.set_price(
                actor=SYSTEM,
                centre_id=centre.pk,
                service_id=service.pk,
                valid_from=date(2026, 1, 1),
                amount=prices[key],
                is_estimate=key == "photo",
            )
    open_day(actor=SYSTEM, centre_id=centre.pk, day=NOW.date())


def _booked(centre: Centre, person: Person) -> UUID:
    wanted = [Wanted("photo"), Wanted("application", frozenset({"photo"}))]
    request = make_request(centre_id=centre.pk, wanted=wanted, earliest=NOW)
    itinerary = find_visit(centre_id=centre.pk, request=request)
    assert isinstance(itinerary, Itinerary), itinerary
    held = hold_visit(
        actor=SYSTEM,
        now=NOW,
        key=str(new_id()),
        centre_id=centre.pk,
        person_id=person.pk,
        purpose=Purpose.FILING,
        request=request,
        itinerary=itinerary,
    )
    confirm_visit(
        actor=SYSTEM, now=NOW, key=str(new_id()), visit_id=held.visit_id, identity_hash=_hash(person)
    )
    return held.visit_id


def _hash(person: Person) -> str:
    return str(IdentityPaper.objects.get(person=person).number_hash)
