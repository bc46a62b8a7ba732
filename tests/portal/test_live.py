"""My visit from check-in on: the lit card says where to go, and the page takes itself anew."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from hamroh.floor import actions as floor
from hamroh.floor.models import Ticket, TicketEvent
from hamroh.foundation import clock
from hamroh.foundation.scope import system_scope
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


def missed(house: day.Day, ticket: Ticket, at: float) -> None:
    """The desk calls, and nobody comes."""
    assert house.call(3, day.minutes(at)) == ticket.number
    with house.as_of(house.at(3)) as actor:
        floor.not_shown(actor=actor, now=day.minutes(at), key=day.key(), desk_id=house.desks[3].id)


def test_after_a_missed_call_the_phone_says_i_am_here_twice_and_then_the_reception_must() -> None:
    house = day.build_day()
    house.open(3)
    person = house.person()
    ticket = house.arrive(person, "data_entry")
    phone = person_client(person.pk)
    phone.cookies["language"] = "en"
    here = f"/visit/{ticket.visit_id}/here"
    assert phone.post(here, {"key": "early"})["Location"] == "/visit", "nobody has called yet"
    for turn in range(2):
        missed(house, ticket, turn)
        assert "I am here" in phone.get("/visit").content.decode()
        same = {"key": f"here-{turn}"}
        assert phone.post(here, same)["Location"] == "/visit"
        assert phone.post(here, same)["Location"] == "/visit", "a double click"
        assert "Wait for your number" in phone.get("/visit").content.decode()
    missed(house, ticket, 2)
    page = phone.get("/visit").content.decode()
    assert "I am here" not in page
    assert "Go to the reception" in page
    refused = phone.post(here, {"key": "thrice"})
    assert refused.status_code == 409
    assert "Say at the reception" in refused.content.decode()
    with system_scope():
        ticket.refresh_from_db()
        came = TicketEvent.objects.filter(ticket=ticket, kind="came_back").values_list(
            "actor_kind", flat=True
        )
        assert list(came) == ["person", "person"]
    assert ticket.state == "away"


def test_nobody_comes_back_by_phone_for_another_or_after_closing() -> None:
    house = day.build_day()
    house.open(3)
    person = house.person()
    ticket = house.arrive(person, "data_entry")
    missed(house, ticket, 1)
    stranger = person_client(house.person("FA7654321").pk)
    assert stranger.post(f"/visit/{ticket.visit_id}/here", {"key": "s"})["Location"] == "/visit"
    phone = person_client(person.pk)
    with clock.fixed(day.NOW + timedelta(hours=11)):
        assert phone.post(f"/visit/{ticket.visit_id}/here", {"key": "late"}).status_code == 409
    with system_scope():
        ticket.refresh_from_db()
    assert ticket.state == "away"
