"""All places of a visit are held together, or none."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from hamroh.booking.actions import HOLD_FOR, cancel_visit, hold_visit
from hamroh.booking.models import Purpose, Slot, Visit, VisitPlace
from hamroh.booking.queries import Wanted
from hamroh.core.itinerary.values import Itinerary
from hamroh.foundation.actor import ANONYMOUS, SYSTEM
from hamroh.foundation.models import IdempotencyKey
from tests.booking.saying import refused, taken
from tests.builders.booking import FILING, MONDAY, NOW, House, make_house, make_person

pytestmark = [pytest.mark.data, pytest.mark.usefixtures("booking_open")]


def test_a_hold_takes_a_place_at_each_desk(house: House) -> None:
    person, itinerary = make_person(), house.offer()
    held = house.hold(person, itinerary=itinerary)
    visit = Visit.objects.get()
    assert (visit.id, visit.state, visit.person_id) == (held.visit_id, "held", person.id)
    assert held.expires_at == visit.hold_expires_at == NOW + HOLD_FOR
    assert (visit.day, visit.starts_at, visit.ends_at) == (MONDAY, itinerary.starts_at, itinerary.ends_at)
    places = list(visit.places.order_by("order"))
    assert [(one.service, one.starts_at) for one in places] == [
        (leg.service, leg.starts_at) for leg in itinerary.legs
    ]
    assert [place.order for place in places] == [1, 2, 3, 4, 5, 6]
    assert all(place.slot.starts_at == place.starts_at for place in places)
    assert taken() == 6


def test_the_history_says_who_held_it_and_why(house: House) -> None:
    person = make_person()
    held = house.hold(person)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pgh_label, pgh_context ->> 'why', pgh_context ->> 'actor' FROM booking_visitevent"
            " WHERE pgh_obj_id = %s",
            [held.visit_id],
        )
        assert cursor.fetchall() == [("insert", "hold_visit", str(person.id))]


def test_the_same_request_twice_has_one_effect_and_one_answer(house: House) -> None:
    person, itinerary = make_person(), house.offer()
    first = house.hold(person, key="once", itinerary=itinerary)
    assert house.hold(person, key="once", itinerary=itinerary, now=NOW + timedelta(minutes=1)) == first
    assert Visit.objects.count() == 1
    assert taken() == 6


def test_it_has_one_answer_even_when_the_slots_are_full_by_then() -> None:
    house, person = make_house(capacity=1), make_person()
    itinerary = house.offer()
    first = house.hold(person, key="once", itinerary=itinerary)
    assert house.hold(person, key="once", itinerary=itinerary) == first


def test_a_key_for_another_request_is_refused(house: House) -> None:
    person, itinerary = make_person(), house.offer()
    house.hold(person, key="once", itinerary=itinerary)
    with refused("key_reused"):
        house.hold(person, key="once", itinerary=itinerary, purpose=Purpose.COLLECTING)


def test_nothing_is_taken_when_one_place_is_gone() -> None:
    house = make_house(capacity=1)
    itinerary = house.offer()
    last = itinerary.legs[-1]
    Slot.objects.filter(desk_kind=last.kind, starts_at=last.starts_at).update(capacity=0)
    with refused("slot_taken", services=("file",)):
        house.hold(make_person(), key="again", itinerary=itinerary)
    assert not Visit.objects.exists()
    assert not IdempotencyKey.objects.exists()
    assert taken() == 0
    Slot.objects.filter(desk_kind=last.kind, starts_at=last.starts_at).update(capacity=1)
    house.hold(make_person(), key="again", itinerary=itinerary)
    assert taken() == 6


def test_a_slot_that_is_gone_or_too_short_by_now_is_as_good_as_taken(house: House) -> None:
    itinerary = house.offer()
    Slot.objects.filter(desk_kind="copy").delete()
    Slot.objects.filter(desk_kind="medical").update(minutes=20)
    with refused("slot_taken", services=("copy", "medical")):
        house.hold(make_person(), itinerary=itinerary)


def test_a_key_of_a_service_may_hold_any_sign() -> None:
    odd = 'a"b\\c,{d}'
    held = make_house(kinds={odd: 10}).hold(make_person(), wanted=(Wanted(odd),))
    place = VisitPlace.objects.get(visit=held.visit_id)
    assert (place.service, place.desk_kind) == (odd, odd)


def test_what_the_search_would_not_offer_is_refused(house: House) -> None:
    offer = house.offer()
    backwards = Itinerary(offer.day, offer.legs[::-1])
    with refused("itinerary_wrong"):
        house.hold(make_person(), itinerary=backwards)
    with refused("itinerary_wrong", faults=("services_differ",)):
        house.hold(make_person(), itinerary=offer, wanted=FILING[:2])
    with refused("too_late_to_book"):
        house.hold(make_person(), itinerary=offer, now=offer.starts_at + timedelta(seconds=1))
    assert taken() == 0


def test_nobody_books_for_a_stranger(house: House) -> None:
    person = make_person()
    for stranger in (make_person(), ANONYMOUS, replace(house.reception, grants=frozenset())):
        with refused("not_allowed"):
            house.hold(person, actor=stranger)
    house.hold(person, actor=house.reception)
    house.hold(make_person(), actor=SYSTEM)
    assert taken() == 12


def test_a_new_hold_replaces_the_one_before_and_may_use_its_places() -> None:
    house, person = make_house(capacity=1), make_person()
    itinerary = house.offer()
    first = house.hold(person, itinerary=itinerary)
    second = house.hold(person, itinerary=itinerary)
    assert Visit.objects.get(pk=first.visit_id).state == "moved"
    assert Visit.objects.get(pk=second.visit_id).instead_of == first.visit_id
    assert taken() == 6


def test_the_hold_before_stays_when_the_new_one_fails() -> None:
    house, person = make_house(capacity=1), make_person()
    tuesday = house.offer(earliest=NOW + timedelta(days=1))
    house.hold(make_person(), itinerary=tuesday)
    first = house.hold(person)
    with refused("slot_taken"):
        house.hold(person, itinerary=tuesday)
    assert Visit.objects.get(pk=first.visit_id).state == "held"
    assert taken() == 12


def test_a_filing_and_a_collecting_visit_stand_beside_each_other(house: House) -> None:
    person = make_person()
    house.hold(person)
    house.hold(person, purpose=Purpose.COLLECTING, wanted=(Wanted("copy"),))
    assert Visit.objects.filter(state="held").count() == 2


def test_somebody_without_a_name_is_booked_by_the_reception(house: House) -> None:
    itinerary = house.offer()
    for number in range(2):
        hold_visit(
            actor=house.reception,
            now=NOW,
            key=f"nameless-{number}",
            centre_id=house.centre.id,
            person_id=None,
            purpose=Purpose.FILING,
            request=house.request(),
            itinerary=itinerary,
        )
    assert Visit.objects.filter(person=None).count() == 2


def test_holding_is_one_statement(house: House) -> None:
    person, itinerary, request = make_person(), house.offer(), house.request()
    with CaptureQueriesContext(connection) as queries:
        hold_visit(
            actor=person,
            now=NOW,
            key="one",
            centre_id=house.centre.id,
            person_id=person.id,
            purpose=Purpose.FILING,
            request=request,
            itinerary=itinerary,
        )
    # Django sees only the savepoint around it, which there is because a test is a transaction.
    assert [query["sql"].split()[0] for query in queries] == ["SAVEPOINT", "RELEASE"]


@pytest.mark.parametrize("column", ["taken", "walk_in_taken"])
@pytest.mark.parametrize("count", [-1, 3])
def test_the_database_itself_refuses_to_oversell(house: House, column: str, count: int) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Slot.objects.update(**{column: count})


def test_a_place_that_is_returned_is_counted_until_its_pause_is_over(house: House) -> None:
    person = make_person()
    held = house.hold(person)
    cancel_visit(actor=person, now=NOW, key="no", visit_id=held.visit_id)
    assert VisitPlace.objects.filter(released_at=None).count() == taken() == 6


def test_dates_are_those_of_the_centre(house: House) -> None:
    assert house.offer().legs[0].starts_at >= datetime.fromisoformat("2026-11-23T09:00+04:00")
    assert house.offer().day == date(2026, 11, 23)
