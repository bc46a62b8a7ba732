"""Erasing from the phone: nothing without a code or the card, and nothing left in the browser."""

import pytest
from django.test import Client

from hamroh.accounts import doors
from hamroh.foundation import clock
from hamroh.foundation.actor import SYSTEM
from hamroh.foundation.scope import system_scope
from hamroh.messaging.models import Message
from hamroh.people.models import Person, PersonName
from tests.builders import journeys, signin
from tests.builders.till import NOW, Till, till
from tests.flows.erasing.test_erasing import served

pytestmark = [pytest.mark.data, pytest.mark.django_db(transaction=True)]
ADDRESS = "/me/erase"


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch) -> Till:
    journeys.release(NOW)
    made = till()
    served(made)
    monkeypatch.setattr(clock, "now", lambda: NOW)
    return made


@pytest.fixture
def phone(place: Till) -> Client:
    client = signin.person_client(place.person.pk)
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "ru"
    return client


def is_erased(place: Till) -> bool:
    with system_scope():
        return Person.objects.get(pk=place.person.pk).erased_at is not None


def test_it_is_said_what_goes_and_what_stays(phone: Client) -> None:
    page = phone.get(ADDRESS).content.decode()
    for words in ("Что удаляется", "402-ФЗ", "152-ФЗ", "Отправить код", "•••"):
        assert words in page
    assert ADDRESS in phone.get("/me/data").content.decode()


def test_the_code_of_the_phone_erases_and_signs_out(place: Till, phone: Client) -> None:
    assert phone.post(ADDRESS, {"send": "1"}).status_code == 200
    with system_scope():
        code = Message.objects.get(kind="one_time_code").secret
    wrong = phone.post(ADDRESS, {"code": "000000" if code != "000000" else "000001"})
    assert wrong.status_code == 422
    assert "Код не подходит." in wrong.content.decode()
    assert not is_erased(place)
    done = phone.post(ADDRESS, {"code": code})
    assert "Ваши данные удалены" in done.content.decode()
    assert done["Clear-Site-Data"]
    assert is_erased(place)
    assert phone.get("/me")["Location"] == "/enter"


def test_only_ones_own_card_erases(place: Till, phone: Client) -> None:
    other = till(key="tolyatti", number="FA7654321", phone="+998901234568")
    with system_scope():
        mine = doors.issue_card(actor=SYSTEM, person_id=place.person.pk, now=NOW)
        theirs = doors.issue_card(actor=SYSTEM, person_id=other.person.pk, now=NOW)
    refused = phone.post(ADDRESS, {"card": theirs})
    assert refused.status_code == 422
    assert not is_erased(place)
    assert not is_erased(other)
    assert phone.post(ADDRESS, {"card": mine}).status_code == 200
    assert is_erased(place)
    with system_scope():
        assert PersonName.objects.filter(person=other.person).exists()


def test_what_stands_in_the_way_is_said_first(place: Till, phone: Client) -> None:
    with system_scope():
        place.ticket.state, place.ticket.ended_at = "waiting", None
        place.ticket.save(update_fields=["state", "ended_at"])
    page = phone.get(ADDRESS).content.decode()
    assert "Ваш визит не закончен." in page
    assert "Удалить навсегда" not in page
    refused = phone.post(ADDRESS, {"code": "123456"})
    assert refused.status_code == 422
    assert not is_erased(place)
