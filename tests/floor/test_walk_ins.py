"""Who comes without a booking gets a visit, and with it a number of the same day."""

from datetime import UTC, timedelta
from zoneinfo import ZoneInfo

import pytest

from hamroh.accounts.queries import scope_of
from hamroh.accounts.roles import Role
from hamroh.booking.models import Purpose, Slot, Visit
from hamroh.core.itinerary.values import Itinerary, Leg, Request
from hamroh.core.itinerary.values import Service as Wanted
from hamroh.floor import actions
from hamroh.floor.models import Ticket
from hamroh.foundation.scope import bound
from tests.floor.house import MORNING, House, key, minutes, refused, wanted

pytestmark = pytest.mark.django_db


def request(*services: str) -> Request:
    return Request(wanted(*services), ZoneInfo("Europe/Samara"), MORNING)


def walk_in(house: House, asked: Request, **more: object) -> Ticket:
    values: dict[str, object] = {
        "actor": house.staff[Role.RECEPTION],
        "now": MORNING,
        "key": key(),
        "centre_id": house.centre.id,
        "person_id": None,
        "purpose": Purpose.FILING,
        "request": asked,
    }
    return actions.check_in_walk_in(**{**values, **more})  # type: ignore[arg-type]  # names are those above


def test_without_places_somebody_waits_in_line_under_his_own_letter(house: House) -> None:
    house.open(3, 2)
    with bound(scope_of(house.staff[Role.RECEPTION])):
        ticket = walk_in(house, request("copy", "cash_desk"), languages=("tg",))
        assert (ticket.number, ticket.walk_in, ticket.languages) == ("C001", True, ["tg"])
        assert house.call(3, minutes(1)) == "C001"
    visit = Visit.objects.get(id=ticket.visit_id)
    assert (visit.walk_in, visit.state) == (True, "arrived")
    assert [one.booked_at for one in ticket.services.order_by("position")] == [None, None]


def test_with_places_kept_for_walk_ins_their_times_hold(house: House) -> None:
    Slot.objects.create(
        centre=house.centre,
        desk_kind="copy",
        starts_at=minutes(30),
        minutes=15,
        capacity=4,
        walk_in_capacity=1,
    )
    leg = Leg("copy", "copy", minutes(30), minutes(40))
    itinerary = Itinerary(MORNING.date(), (leg,))
    ticket = walk_in(house, request("copy"), itinerary=itinerary)
    assert ticket.services.get().booked_at == minutes(30)
    with refused("slot_taken"):
        walk_in(house, request("copy"), itinerary=itinerary)


def test_a_double_click_makes_one_visit(house: House) -> None:
    one = key()
    tickets = {walk_in(house, request("copy"), key=one).id for _ in range(2)}
    assert len(tickets) == 1
    assert Visit.objects.filter(centre=house.centre).count() == 1


def test_only_the_door_admits_and_only_to_known_services(house: House) -> None:
    with refused("not_allowed"):
        walk_in(house, request("copy"), actor=house.staff[Role.MEDIC])
    unknown = Request((Wanted("fortune", "fortune", 5),), UTC, MORNING - timedelta(hours=1))
    with refused("service_unknown"):
        walk_in(house, unknown)
    assert not Visit.objects.filter(centre=house.centre).exists()
