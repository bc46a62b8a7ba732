"""A small centre for tests: seven desks, five services, the people who work there, visits for today."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from hamroh.accounts.roles import Role
from hamroh.booking.models import Purpose, Slot, Visit, VisitPlace
from hamroh.core.itinerary.states import VisitState
from hamroh.core.itinerary.values import Service as Wanted
from hamroh.floor import actions
from hamroh.floor.models import Ticket
from hamroh.foundation.actor import Actor, ActorKind, Grant
from hamroh.foundation.errors import DomainError
from hamroh.foundation.fields import keyed_hash
from hamroh.foundation.ids import new_id
from hamroh.network.models import Centre, CentreDeskKind, Desk, DeskKind, Service
from hamroh.people.models import Person

# Ten in the morning in Samara.
MORNING = datetime(2026, 11, 24, 6, 0, tzinfo=UTC)
KINDS = {
    "copy": (1, 10, False),
    "cash_desk": (2, 5, False),
    "medical": (3, 15, False),
    "filing": (4, 15, True),
    "exam": (5, 75, False),
}
DESKS = {
    3: ("copy", 1),
    2: ("cash_desk", 1),
    21: ("medical", 2),
    22: ("medical", 2),
    7: ("filing", 1),
    8: ("filing", 1),
    31: ("exam", 3),
}
NEEDS = {"copy": frozenset(), "cash_desk": frozenset({"copy"}), "medical": frozenset({"cash_desk"})}
NEEDS["exam"] = frozenset()
NEEDS["filing"] = frozenset({"copy", "cash_desk", "medical"})


def key() -> str:
    """A fresh idempotency key."""
    return str(new_id())


def refused(code: str) -> "pytest.RaisesExc[DomainError]":
    """The block is refused with this word."""
    return pytest.raises(DomainError, match=f"^{code}$")


def minutes(count: float) -> datetime:
    """So long after the morning began."""
    return MORNING + timedelta(minutes=count)


def wanted(*keys: str) -> tuple[Wanted, ...]:
    """Services with what must come before each."""
    return tuple(Wanted(one, one, KINDS[one][1], NEEDS[one]) for one in keys)


@dataclass
class House:
    """The centre and its people."""

    centre: Centre
    desks: dict[int, Desk]
    services: dict[str, Service]
    staff: dict[Role, Actor] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for role in Role:
            grants = frozenset({Grant(role.value, self.centre.id)})
            self.staff[role] = Actor(ActorKind.STAFF, new_id(), grants)

    def at(self, number: int) -> Actor:
        """Somebody who works at this desk."""
        roles = {
            "copy": Role.RECEPTION,
            "cash_desk": Role.CASHIER,
            "medical": Role.MEDIC,
            "filing": Role.REGISTRAR,
            "exam": Role.EXAMINER,
        }
        return self.staff[roles[DESKS[number][0]]]

    def desk(self, number: int) -> UUID:
        """The key of a desk."""
        return self.desks[number].id

    def open(self, *numbers: int, now: datetime = MORNING) -> None:
        """Open these desks."""
        for number in numbers:
            actions.open_desk(actor=self.at(number), now=now, key=key(), desk_id=self.desk(number))

    def person(self) -> Person:
        """Somebody whom we serve."""
        return Person.objects.create(language="uz", created_at=MORNING, is_invented=True)

    def visit(self, *services: str, paper: str = "FA1234567", person: Person | None = None) -> Visit:
        """A confirmed visit today, its places fifteen minutes apart."""
        visit = Visit.objects.create(
            person=person or self.person(),
            centre=self.centre,
            purpose=Purpose.FILING,
            state=VisitState.CONFIRMED,
            day=MORNING.date(),
            starts_at=minutes(60),
            ends_at=minutes(240),
            identity_hash=keyed_hash(paper, purpose="paper"),
            made_at=MORNING - timedelta(days=1),
            changed_at=MORNING - timedelta(days=1),
        )
        for order, service in enumerate(services, start=1):
            slot, _ = Slot.objects.get_or_create(
                centre=self.centre,
                desk_kind=service,
                starts_at=minutes(60 + 15 * order),
                defaults={"minutes": 15, "capacity": 500},
            )
            VisitPlace.objects.create(
                visit=visit,
                person_id=visit.person_id,
                centre_id=self.centre.id,
                slot=slot,
                service=service,
                desk_kind=service,
                starts_at=slot.starts_at,
                minutes=KINDS[service][1],
                order=order,
            )
        return visit

    def arrive(
        self,
        *services: str,
        now: datetime = MORNING,
        languages: Sequence[str] = ("uz",),
        precedence: bool = False,
    ) -> Ticket:
        """Somebody new is checked in for these services."""
        paper = str(new_id())
        visit = self.visit(*services, paper=paper)
        return actions.check_in(
            actor=self.staff[Role.RECEPTION],
            now=now,
            key=key(),
            centre_id=self.centre.id,
            visit_id=visit.id,
            identity_hash=keyed_hash(paper, purpose="paper"),
            languages=languages,
            precedence=precedence,
            services=wanted(*services),
        )

    def call(self, number: int, now: datetime = MORNING) -> str:
        """The number that this desk calls next, or nothing."""
        call = actions.call_next(actor=self.at(number), now=now, key=key(), desk_id=self.desk(number))
        return call.number if call else ""


def build_house() -> House:
    """Lay the rows of the centre."""
    centre = Centre.objects.create(
        key=f"samara-{new_id()}",
        names={"en": "Samara"},
        address="Kabelnaya 13a",
        city="Samara",
        country="RU",
        time_zone="Europe/Samara",
        is_demo=True,
    )
    kinds = {
        name: DeskKind.objects.get_or_create(
            key=name,
            defaults={"order": order, "minutes": length, "names": {"en": name}, "of_the_state": state},
        )[0]
        for name, (order, length, state) in KINDS.items()
    }
    services = {
        name: Service.objects.get_or_create(key=name, defaults={"desk_kind": kind, "names": {"en": name}})[0]
        for name, kind in kinds.items()
    }
    desks = {
        number: Desk.objects.create(
            centre=centre,
            desk_kind=kinds[kind],
            number=number,
            floor=floor,
            room=kind,
            hosted_body="state" if KINDS[kind][2] else "",
        )
        for number, (kind, floor) in DESKS.items()
    }
    CentreDeskKind.objects.create(centre=centre, desk_kind=kinds["exam"], minutes=75, capacity=3)
    return House(centre, desks, services)
