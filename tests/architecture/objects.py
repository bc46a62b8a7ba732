"""The objects that stand in addresses of the table: each belongs to Dilshod or to his centre.

Whoever brings an address with an id adds a maker here; it gets the small world of `test_urls.py`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from hamroh.accounts.roles import Role
from hamroh.billing.advances.actions import present_advance
from hamroh.booking.actions import admit_walk_in
from hamroh.booking.models import Purpose
from hamroh.flows.paying.taking import Taken
from hamroh.foundation.actor import SYSTEM
from hamroh.foundation.ids import new_id
from hamroh.foundation.scope import system_scope
from hamroh.journeys.models import LawRelease
from hamroh.network.models import Centre
from hamroh.people.models import Person
from tests.architecture import floor_objects
from tests.builders import accounts, money

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class World:
    """A person, the centre that serves them, and another centre."""

    person: Person
    centre: Centre
    elsewhere: Centre


def _visit(world: World) -> str:
    """A visit without places, as of somebody who just walked in."""
    with system_scope():
        held = admit_walk_in(
            actor=SYSTEM,
            now=NOW,
            key="walk-in",
            centre_id=world.centre.id,
            person_id=world.person.id,
            purpose=Purpose.FILING,
            day=NOW.date(),
        )
    return str(held.visit_id)


def _desk(world: World) -> money.CashDesk:
    cashier = accounts.staff(NOW, world.centre, Role.CASHIER, username=f"cashier-{new_id()}")
    return money.CashDesk(world.centre, cashier, world.person)


def _paid(world: World) -> Taken:
    desk = _desk(world)
    return desk.pay(desk.invoice())


def _advance(world: World) -> str:
    """A receipt that Dilshod showed for a patent which is not issued yet."""
    with system_scope():
        shown = present_advance(
            actor=SYSTEM,
            now=NOW,
            key=f"advance-{new_id()}",
            person_id=world.person.id,
            region="63",
            months=1,
            first=None,
            until=None,
            amount=11_936_00,
            currency="RUB",
            paid_on=NOW.date(),
            receipt=f"SBP {new_id().hex[:12]}",
        )
    return str(shown.pk)


MAKERS: dict[str, Callable[[World], str]] = {
    "advance": _advance,
    "attempt": lambda world: str(floor_objects.an_attempt(world).id),
    "centre": lambda world: world.centre.key,
    "desk": lambda world: str(floor_objects.a_desk(world).id),
    "person": lambda world: str(world.person.id),
    "invoice": lambda world: str(_desk(world).invoice().pk),
    "payment": lambda world: str(_paid(world).payment.pk),
    "release": lambda world: str(LawRelease.objects.get(pack="ru").pk),
    "receipt": lambda world: str(_paid(world).receipt.pk),
    "ticket": lambda world: str(floor_objects.a_ticket(world).id),
    "visit": _visit,
}


def made(name: str, world: World) -> str:
    """The value for an address: of a maker, or the word itself."""
    return MAKERS[name](world) if name in MAKERS else name
