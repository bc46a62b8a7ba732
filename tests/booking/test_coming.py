"""At the door, with a visit or without one."""

import pytest

from hamroh.accounts.roles import Role
from hamroh.booking.actions import (
    Held,
    admit_walk_in,
    cancel_visit,
    confirm_visit,
    mark_arrived,
    mark_served,
    take_walk_in_places,
    undo_arrival,
    undo_served,
)
from hamroh.booking.models import Purpose, Slot, Visit
from hamroh.booking.queries import find_visit
from hamroh.core.itinerary.values import Because, Itinerary, NoDay, Reason
from hamroh.foundation.actor import Actor
from tests.booking.saying import refused, taken
from tests.builders.booking import KINDS, MONDAY, NOW, House, make_house, make_person, paper, staff

pytestmark = [pytest.mark.data, pytest.mark.usefixtures("booking_open")]


def walk_in(house: House, person: Actor, key: str, itinerary: Itinerary | None = None) -> Held:
    if itinerary is None:
        found = find_visit(centre_id=house.centre.id, request=house.request(), walk_in=True)
        assert isinstance(found, Itinerary)
        itinerary = found
    return take_walk_in_places(
        actor=house.reception,
        now=NOW,
        key=key,
        centre_id=house.centre.id,
        person_id=person.id,
        purpose=Purpose.FILING,
        request=house.request(),
        itinerary=itinerary,
        identity_hash=paper(7),
    )


def confirmed(house: House) -> Visit:
    person = make_person()
    held = house.hold(person)
    confirm_visit(actor=person, now=NOW, key=house.key(), visit_id=held.visit_id, identity_hash=paper(1))
    return Visit.objects.get(pk=held.visit_id)


def test_a_share_of_the_places_is_kept_for_walk_ins() -> None:
    house = make_house(capacity=2, walk_in_percent=25, days=1)
    for kind in KINDS:
        slots = Slot.objects.filter(desk_kind=kind)
        places = [(slot.capacity, slot.walk_in_capacity) for slot in slots.order_by("starts_at")]
        assert all(sum(pair) == 2 for pair in places)
        assert sum(kept for _, kept in places) == len(places) * 2 // 4
    assert house.offer().day == MONDAY


def test_walk_ins_take_only_what_is_kept_for_them() -> None:
    house = make_house(capacity=2, walk_in_percent=50)
    person = make_person()
    first = walk_in(house, person, "one")
    assert walk_in(house, person, "one", house.offer()) == first
    visit = Visit.objects.get()
    assert (visit.state, visit.walk_in, visit.identity_hash) == ("confirmed", True, paper(7))
    assert taken() == 0
    assert sum(Slot.objects.values_list("walk_in_taken", flat=True)) == 6
    with refused("slot_taken"):
        walk_in(house, make_person(), "two", house.offer())
    house.hold(make_person())
    assert taken() == 6


def test_who_asks_for_a_kept_place_when_none_is_kept_gets_the_reason() -> None:
    house = make_house(walk_in_percent=0)
    no = find_visit(centre_id=house.centre.id, request=house.request(), walk_in=True)
    assert isinstance(no, NoDay)
    assert no.reasons == tuple(Reason(Because.FULL, kind) for kind in sorted(KINDS))


def test_only_who_books_at_the_centre_lets_walk_ins_in(house: House) -> None:
    person = make_person()
    with refused("not_allowed"):
        take_walk_in_places(
            actor=person,
            now=NOW,
            key="self",
            centre_id=house.centre.id,
            person_id=person.id,
            purpose=Purpose.FILING,
            request=house.request(),
            itinerary=house.offer(),
        )


def test_somebody_may_wait_without_any_place(house: House) -> None:
    def admit() -> Held:
        return admit_walk_in(
            actor=house.reception,
            now=NOW,
            key="in",
            centre_id=house.centre.id,
            person_id=None,
            purpose=Purpose.FILING,
            day=MONDAY,
        )

    first = admit()
    assert admit() == first
    visit = Visit.objects.get()
    assert (visit.state, visit.walk_in, visit.places.count()) == ("confirmed", True, 0)
    assert mark_arrived(actor=house.reception, now=NOW, visit_id=visit.id).state == "arrived"


def test_the_paper_at_the_door_is_the_paper_of_the_visit(house: House) -> None:
    visit = confirmed(house)
    with refused("identity_differs"):
        mark_arrived(actor=house.reception, now=NOW, visit_id=visit.id, identity_hash=paper(2))
    assert mark_arrived(actor=house.reception, now=NOW, visit_id=visit.id, identity_hash=paper(1))


def test_each_step_at_the_door_and_the_way_back(house: House) -> None:
    visit, medic = confirmed(house), staff(house.centre, Role.MEDIC)
    mark_arrived(actor=medic, now=NOW, visit_id=visit.id)
    mark_served(actor=medic, now=NOW, visit_id=visit.id)
    undo_served(actor=medic, now=NOW, visit_id=visit.id)
    undo_arrival(actor=medic, now=NOW, visit_id=visit.id)
    with refused("wrong_state", state="confirmed"):
        mark_served(actor=medic, now=NOW, visit_id=visit.id)
    with refused("not_allowed"):
        mark_arrived(actor=staff(house.centre, Role.LAWYER), now=NOW, visit_id=visit.id)


def test_who_leaves_unserved_gives_the_places_back(house: House) -> None:
    visit, medic = confirmed(house), staff(house.centre, Role.MEDIC)
    with refused("not_allowed"):
        cancel_visit(actor=medic, now=NOW, key="early", visit_id=visit.id)
    mark_arrived(actor=medic, now=NOW, visit_id=visit.id)
    cancel_visit(actor=medic, now=NOW, key="left", visit_id=visit.id)
    assert visit.places.filter(release_at=None).count() == 0
