"""Slots of a day, what is free, and who comes."""

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hamroh.booking.access import get_visit
from hamroh.booking.actions import cancel_visit, open_day, open_days
from hamroh.booking.models import Slot
from hamroh.booking.queries import (
    Wanted,
    count_visits_of_day,
    find_visit,
    free_slots,
    list_miscounted_slots,
    make_request,
    visits_of,
    visits_of_day,
)
from hamroh.core.dispatch.lines import Spot
from hamroh.core.itinerary.states import VisitState
from hamroh.core.itinerary.values import Because, Itinerary, NoDay, Reason
from hamroh.foundation.actor import SYSTEM
from hamroh.foundation.ids import new_id
from hamroh.foundation.scope import NOTHING, Scope, bound
from hamroh.network.actions import close_day, define_service
from hamroh.network.models import DeskKind
from tests.booking.saying import refused
from tests.builders.booking import KINDS, MONDAY, NOW, House, make_house, make_person

pytestmark = [pytest.mark.data, pytest.mark.usefixtures("booking_open")]


def starts(house: House, kind: str, day: date) -> list[str]:
    slots = Slot.objects.filter(centre=house.centre, desk_kind=kind).order_by("starts_at")
    local = [slot.starts_at + timedelta(hours=4) for slot in slots]
    return [f"{moment:%H:%M}" for moment in local if moment.date() == day]


def test_slots_follow_one_another_from_opening_to_closing() -> None:
    house = make_house(days=1, kinds={"medical": 90})
    assert starts(house, "medical", MONDAY) == ["09:00", "10:30", "12:00", "13:30", "15:00"]


def test_a_slot_is_long_enough_for_the_longest_service_of_its_desk() -> None:
    house = make_house(days=1, kinds={"medical": 90})
    kind = DeskKind.objects.get(key="medical")
    define_service(actor=SYSTEM, key="xray", desk_kind_id=kind.id, names={}, minutes=240)
    open_day(actor=house.manager, centre_id=house.centre.id, day=date(2026, 11, 24))
    assert starts(house, "medical", date(2026, 11, 24)) == ["09:00", "13:00"]


def test_days_off_have_no_slots_and_opening_twice_changes_nothing(house: House) -> None:
    sunday, monday = date(2026, 11, 29), date(2026, 11, 30)
    close_day(actor=SYSTEM, centre_id=house.centre.id, day=monday)
    house.hold(make_person())
    count = Slot.objects.count()
    for _ in range(2):
        open_days(actor=house.manager, centre_id=house.centre.id, first=MONDAY, last=date(2026, 11, 24))
        assert not open_days(actor=house.manager, centre_id=house.centre.id, first=sunday, last=monday)
    assert Slot.objects.count() == count
    assert Slot.objects.filter(taken=1).count() == 6


def test_opening_again_makes_no_rows_to_throw_away_and_fills_what_is_missing(house: House) -> None:
    until = date(2026, 11, 24)
    with CaptureQueriesContext(connection) as queries:
        assert open_days(actor=house.manager, centre_id=house.centre.id, first=MONDAY, last=until) == 0
    assert not any("INSERT INTO" in one["sql"] and "booking_slot" in one["sql"] for one in queries)
    gone = Slot.objects.filter(centre=house.centre, desk_kind="medical").order_by("starts_at")[1]
    gone.delete()
    assert open_days(actor=house.manager, centre_id=house.centre.id, first=MONDAY, last=until) == 1
    assert Slot.objects.filter(desk_kind="medical", starts_at=gone.starts_at).exists()


def test_only_the_manager_opens_days_and_not_for_years(house: House) -> None:
    with refused("not_allowed"):
        open_day(actor=house.reception, centre_id=house.centre.id, day=MONDAY)
    with refused("range_too_long"):
        open_days(
            actor=house.manager, centre_id=house.centre.id, first=MONDAY, last=MONDAY + timedelta(days=92)
        )
    with refused("not_found"):
        open_day(actor=SYSTEM, centre_id=new_id(), day=MONDAY)


def test_a_request_knows_the_desks_of_the_centre(house: House) -> None:
    request = house.request()
    assert {service.kind: service.minutes for service in request.services} == KINDS
    assert request.spots["copy"] == Spot(1, "copy")
    assert str(request.zone) == "Europe/Samara"
    with refused("unknown_services", services=("magic",)):
        house.request(wanted=(Wanted("copy"), Wanted("magic")))
    with refused("not_found"):
        make_request(centre_id=new_id(), wanted=(Wanted("copy"),), earliest=NOW)


def test_free_slots_are_one_query_and_full_ones_are_left_out() -> None:
    house = make_house(capacity=1)
    house.hold(make_person())
    with CaptureQueriesContext(connection) as queries:
        lines = free_slots(
            centre_id=house.centre.id, kinds=["copy"], since=NOW, until=NOW + timedelta(days=1)
        )
    assert len(queries) == 1
    assert len(lines["copy"]) == len(starts(house, "copy", MONDAY)) - 1


def test_a_visit_is_found_with_one_query_and_a_later_one_with_two() -> None:
    house = make_house(days=12, capacity=1)
    request = house.request()
    with CaptureQueriesContext(connection) as queries:
        find_visit(centre_id=house.centre.id, request=request)
    assert len(queries) == 1
    Slot.objects.filter(desk_kind="cash", starts_at__lt=datetime.fromisoformat("2026-12-02T00:00Z")).delete()
    with CaptureQueriesContext(connection) as queries:
        found = find_visit(centre_id=house.centre.id, request=request)
    assert len(queries) == 2
    assert isinstance(found, Itinerary)
    assert found.day == date(2026, 12, 2)


def test_a_no_names_the_desk_that_is_full(house: House) -> None:
    Slot.objects.filter(desk_kind="cash").update(capacity=0)
    no = find_visit(centre_id=house.centre.id, request=house.request())
    assert no == NoDay((Reason(Because.FULL, "cash"),))


def test_visits_are_listed_by_person_and_by_day_with_as_few_queries_for_many(house: House) -> None:
    people = [make_person() for _ in range(2)]
    helds = [house.hold(person) for person in people]
    states = (VisitState.HELD,)
    with CaptureQueriesContext(connection) as queries:
        listed = visits_of_day(centre_id=house.centre.id, day=MONDAY, states=states)
        assert [len(visit.places.all()) for visit in listed] == [6, 6]
    assert len(queries) == 2
    assert count_visits_of_day(centre_id=house.centre.id, day=MONDAY) == {VisitState.HELD: 2}
    cancel_visit(actor=people[0], now=NOW, key="no", visit_id=helds[0].visit_id)
    assert people[0].id
    assert [visit.state for visit in visits_of(person_id=people[0].id)] == ["cancelled"]
    assert visits_of(person_id=new_id()) == []


def test_a_wrong_count_is_found(house: House) -> None:
    house.hold(make_person())
    slot = Slot.objects.filter(taken=0).first()
    assert slot
    Slot.objects.filter(pk=slot.pk).update(taken=1)
    assert list_miscounted_slots() == [slot]


def test_the_wall_shows_a_visit_to_its_person_and_its_centre_alone(house: House) -> None:
    person = make_person()
    held = house.hold(person)
    elsewhere = make_house(key="tolyatti").reception
    service = frozenset({"service"})
    here = frozenset({house.centre.id})
    sees = [Scope(person=person.id), Scope(centres=here, compartments=service), Scope(system=True)]
    blind = [
        NOTHING,
        Scope(person=new_id()),
        Scope(centres=here, compartments=frozenset({"work"})),
        Scope(centres=elsewhere.places, compartments=service),
    ]
    for scope, count in [(scope, 6) for scope in sees] + [(scope, 0) for scope in blind]:
        with bound(scope):
            listed = visits_of_day(centre_id=house.centre.id, day=MONDAY, states=(VisitState.HELD,))
            assert sum(len(visit.places.all()) for visit in listed) == count
    for actor in (person, house.reception, SYSTEM):
        assert get_visit(actor=actor, visit_id=held.visit_id).id == held.visit_id
    for actor in (make_person(), elsewhere):
        with refused("not_found"):
            get_visit(actor=actor, visit_id=held.visit_id)


def test_a_person_holds_a_visit_behind_the_wall(house: House) -> None:
    person, itinerary = make_person(), house.offer()
    with bound(Scope(actor=person.id, person=person.id)):
        held = house.hold(person, itinerary=itinerary)
        assert get_visit(actor=person, visit_id=held.visit_id).places.count() == 6
