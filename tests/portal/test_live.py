"""My visit from check-in on: the lit card says where to go, and the page takes itself anew."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from hamroh.floor import actions as floor
from hamroh.foundation import clock
from tests.builders import day
from tests.builders.signin import person_client

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _day() -> Iterator[None]:
    with clock.fixed(day.NOW + timedelta(minutes=2)):
        yield


def test_the_page_follows_the_visit_from_waiting_to_being_served() -> None:
    house = day.build_day()
    house.open(3, 14)
    person = house.person()
    ticket = house.arrive(person, "data_entry", "cash_desk")
    phone = person_client(person.pk)
    phone.cookies["language"] = "en"
    waiting = phone.get("/visit").content.decode()
    assert "Wait for your number" in waiting
    assert ticket.number in waiting
    assert '<noscript><meta http-equiv="refresh"' in waiting
    assert house.call(3) == ticket.number
    assert "Go now" in phone.get("/visit").content.decode()
    with house.as_of(house.at(3)) as actor:
        floor.start_service(actor=actor, now=day.minutes(3), key=day.key(), desk_id=house.desks[3].id)
    serving = phone.get("/visit").content.decode()
    assert "Go now" not in serving
    assert "data_entry" in serving
