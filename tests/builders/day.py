"""A small centre with every desk of a patent's way, its people, and somebody who has booked for today."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from hamroh.accounts.queries import scope_of
from hamroh.accounts.roles import Role
from hamroh.booking import actions as booking
from hamroh.booking.models import Purpose
from hamroh.booking.queries import Wanted, find_visit, make_request
from hamroh.core.itinerary.values import Itinerary
from hamroh.core.law import Value
from hamroh.floor import actions as floor
from hamroh.floor.access import roles_at
from hamroh.floor.models import Ticket
from hamroh.flows.serving.door import check_in
from hamroh.flows.visiting.programme import AFTER
from hamroh.foundation.actor import SYSTEM, Actor
from hamroh.foundation.ids import new_id
from hamroh.foundation.scope import bound, system_scope
from hamroh.journeys.actions import record_facts, replan
from hamroh.network import actions as network
from hamroh.network.models import Centre, Desk
from hamroh.people.models import Person
from hamroh.people.numbers import hash_paper
from tests.builders import accounts, journeys, people
from tests.builders import network as network_builder

NOW = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
"""Ten in the morning in Samara."""
TODAY = date(2026, 11, 23)
WEEK = {str(day): ["08:00", "20:00"] for day in range(1, 7)}
DESKS = {
    1: ("reception", 10),
    3: ("data_entry", 10),
    14: ("cash_desk", 5),
    21: ("medical", 20),
    16: ("fingerprints", 10),
    19: ("registration", 10),
    7: ("application", 15),
    8: ("application", 15),
    25: ("hand_over", 10),
    26: ("consultant", 20),
}
OF_THE_STATE = frozenset({"fingerprints", "registration", "application", "hand_over"})
FACTS: dict[str, Value | None] = {
    "citizenship": "UZ",
    "birth_date": date(1996, 4, 12),
    "entry_date": date(2026, 11, 16),
    "region": "63",
    "ground": "work",
    "progress": "nothing",
}


def key() -> str:
    """A fresh idempotency key."""
    return str(new_id())


def minutes(count: float) -> datetime:
    """So long after the tests' moment."""
    return NOW + timedelta(minutes=count)


@dataclass
class Day:
    """The centre and those who work there."""

    centre: Centre
    desks: dict[int, Desk]
    staff: dict[Role, Actor]

    def at(self, number: int) -> Actor:
        """Somebody who works at this desk."""
        roles = roles_at(self.desks[number]) - {Role.MANAGER}
        return self.staff[min(roles)]

    @contextmanager
    def as_of(self, actor: Actor) -> Iterator[Actor]:
        """What this member of staff may see, as a request binds it."""
        with bound(scope_of(actor)):
            yield actor

    def open(self, *numbers: int, now: datetime = NOW) -> None:
        """Open these desks."""
        for number in numbers:
            with self.as_of(self.at(number)) as actor:
                floor.open_desk(actor=actor, now=now, key=key(), desk_id=self.desks[number].id)

    def person(self, number: str = people.NUMBER, facts: dict[str, Value | None] | None = None) -> Person:
        """Somebody with a plan, linked to the centre."""
        made = people.person(NOW - timedelta(days=1), self.centre, number)
        with system_scope():
            record_facts(actor=SYSTEM, now=NOW, person_id=made.id, facts=FACTS if facts is None else facts)
            replan(actor=SYSTEM, now=NOW, person_id=made.id, today=TODAY)
        return made

    def visit(self, person: Person, *services: str, number: str = people.NUMBER) -> UUID:
        """A confirmed visit for today, bound to the passport."""
        wanted = [Wanted(one, AFTER.get(one, frozenset()) & frozenset(services)) for one in services]
        with system_scope():
            request = make_request(centre_id=self.centre.id, wanted=wanted, earliest=NOW)
            itinerary = find_visit(centre_id=self.centre.id, request=request)
            assert isinstance(itinerary, Itinerary), itinerary
            purpose = Purpose.COLLECTING if "hand_over" in services else Purpose.FILING
            held = booking.hold_visit(
                actor=SYSTEM,
                now=NOW,
                key=key(),
                centre_id=self.centre.id,
                person_id=person.id,
                purpose=purpose,
                request=request,
                itinerary=itinerary,
            )
            booking.confirm_visit(
                actor=SYSTEM,
                now=NOW,
                key=key(),
                visit_id=held.visit_id,
                identity_hash=hash_paper("UZB", number),
            )
        return held.visit_id

    def arrive(self, person: Person, *services: str, number: str = people.NUMBER) -> Ticket:
        """Book for today and check in at the reception."""
        visit_id = self.visit(person, *services, number=number)
        with self.as_of(self.staff[Role.RECEPTION]) as actor:
            return check_in(
                actor=actor,
                now=NOW,
                key=key(),
                centre_id=self.centre.id,
                visit_id=visit_id,
                identity_hash=hash_paper("UZB", number),
                today=TODAY,
                languages=("uz",),
            )

    def call(self, number: int, now: datetime = NOW) -> str:
        """The number that this desk calls next, or nothing."""
        with self.as_of(self.at(number)) as actor:
            called = floor.call_next(actor=actor, now=now, key=key(), desk_id=self.desks[number].id)
        return called.number if called else ""


def build_day(centre_key: str = "samara") -> Day:
    """The law in force, the centre with its desks, slots of today and staff of every role."""
    with system_scope():
        journeys.release(NOW - timedelta(days=30))
        centre = network_builder.centre(centre_key, opening=WEEK)
        kinds = {}
        for order, (name, length) in enumerate(dict.fromkeys(DESKS.values()), start=1):
            kinds[name] = network.define_desk_kind(
                actor=SYSTEM,
                key=name,
                order=order,
                minutes=length,
                names={"ru": f"Окно {name}", "uz": f"Oyna {name}", "en": name},
                of_the_state=name in OF_THE_STATE,
            )
            network.define_service(
                actor=SYSTEM, key=name, desk_kind_id=kinds[name].id, names=kinds[name].names
            )
            network.set_desk_kind(
                actor=SYSTEM,
                centre_id=centre.id,
                desk_kind_id=kinds[name].id,
                minutes=length,
                capacity=sum(1 for kind, _ in DESKS.values() if kind == name),
            )
        desks = {
            number: network.add_desk(
                actor=SYSTEM,
                centre_id=centre.id,
                desk_kind_id=kinds[name].id,
                number=number,
                floor=2 if name == "medical" else 1,
                hosted_body="MVD" if name in OF_THE_STATE else "",
            )
            for number, (name, _) in DESKS.items()
        }
        booking.open_days(actor=SYSTEM, centre_id=centre.id, first=TODAY, last=TODAY + timedelta(days=2))
        staff = {role: accounts.staff(NOW, centre, role) for role in Role}
    return Day(centre, desks, staff)
