"""A centre with six desk kinds, people, and visits to it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from hamroh.accounts.roles import Role
from hamroh.booking.actions import Held, hold_visit, open_days
from hamroh.booking.models import Purpose
from hamroh.booking.queries import Wanted, find_visit, make_request
from hamroh.core.itinerary.values import Itinerary, Request
from hamroh.foundation.actor import SYSTEM, Actor, ActorKind, Grant
from hamroh.foundation.ids import new_id
from hamroh.network.actions import (
    add_desk,
    create_centre,
    define_desk_kind,
    define_service,
    set_desk_kind,
)
from hamroh.network.models import Centre
from hamroh.people.actions import register_person

MONDAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 3, tzinfo=UTC)
"""Seven in the morning in Samara, two hours before the doors open."""
KINDS = {"copy": 10, "cash": 5, "medical": 30, "insurance": 5, "print": 10, "file": 15}
FILING = (
    Wanted("copy"),
    Wanted("cash", frozenset({"copy"})),
    Wanted("medical", frozenset({"cash"}), results_after=30),
    Wanted("insurance", frozenset({"copy"})),
    Wanted("print", frozenset({"copy"})),
    Wanted("file", frozenset({"cash", "medical", "insurance", "print"})),
)


@dataclass(frozen=True)
class House:
    """A centre and those who act there."""

    centre: Centre
    reception: Actor
    manager: Actor
    keys: list[int] = field(default_factory=list)

    def key(self) -> str:
        """A new idempotency key."""
        self.keys.append(1)
        return f"key-{len(self.keys)}"

    def request(self, *, wanted: tuple[Wanted, ...] = FILING, earliest: datetime = NOW) -> Request:
        """What a filing day at this centre asks for."""
        return make_request(centre_id=self.centre.id, wanted=wanted, earliest=earliest)

    def offer(self, *, wanted: tuple[Wanted, ...] = FILING, earliest: datetime = NOW) -> Itinerary:
        """The earliest visit; there is one."""
        found = find_visit(centre_id=self.centre.id, request=self.request(wanted=wanted, earliest=earliest))
        assert isinstance(found, Itinerary), found
        return found

    def hold(
        self,
        person: Actor,
        *,
        key: str | None = None,
        itinerary: Itinerary | None = None,
        wanted: tuple[Wanted, ...] = FILING,
        purpose: Purpose = Purpose.FILING,
        now: datetime = NOW,
        actor: Actor | None = None,
    ) -> Held:
        """Hold the offered, or else the earliest visit."""
        return hold_visit(
            actor=actor or person,
            now=now,
            key=key or self.key(),
            centre_id=self.centre.id,
            person_id=person.id,
            purpose=purpose,
            request=self.request(wanted=wanted),
            itinerary=itinerary or self.offer(wanted=wanted),
        )


def make_house(
    *,
    capacity: int = 2,
    walk_in_percent: int = 0,
    kinds: Mapping[str, int] = KINDS,
    days: int = 2,
    key: str = "samara",
) -> House:
    """A centre that is open from nine to five on so many days from Monday on."""
    centre = create_centre(
        actor=SYSTEM,
        key=key,
        names={"en": "Samara"},
        address="Kabelnaya 13a",
        city="Samara",
        country="RU",
        time_zone="Europe/Samara",
        opening={str(day): ["09:00", "17:00"] for day in range(1, 7)},
        walk_in_percent=walk_in_percent,
    )
    for order, (name, minutes) in enumerate(kinds.items()):
        kind = define_desk_kind(actor=SYSTEM, key=name, order=order, minutes=minutes, names={})
        set_desk_kind(
            actor=SYSTEM, centre_id=centre.id, desk_kind_id=kind.id, minutes=minutes, capacity=capacity
        )
        define_service(actor=SYSTEM, key=name, desk_kind_id=kind.id, names={})
        add_desk(actor=SYSTEM, centre_id=centre.id, desk_kind_id=kind.id, number=order + 1, room=name)
    open_days(actor=SYSTEM, centre_id=centre.id, first=MONDAY, last=MONDAY + timedelta(days=days - 1))
    return House(centre, staff(centre, Role.RECEPTION), staff(centre, Role.MANAGER))


def staff(centre: Centre, role: Role) -> Actor:
    """Somebody with a role at the centre."""
    return Actor(ActorKind.STAFF, new_id(), frozenset({Grant(role, centre.id)}))


def make_person() -> Actor:
    """A person who acts for themselves."""
    person = register_person(actor=SYSTEM, language="uz", now=NOW, is_invented=True)
    return Actor(ActorKind.PERSON, person.id)


def paper(number: int) -> str:
    """The keyed hash of some identity paper."""
    return f"{number:064x}"
