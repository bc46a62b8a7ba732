"""The page of one's reminders: what is sent when and how, a mailbox by code, switching off."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from hamroh.core.law import Value
from hamroh.flows.planning import replan_and_remind
from hamroh.foundation import clock
from hamroh.foundation.actor import SYSTEM
from hamroh.foundation.scope import system_scope
from hamroh.journeys.actions import record_facts
from hamroh.messaging.models import Message
from hamroh.people.models import Consent, ContactKind, ContactPoint, Person
from hamroh.people.queries import contact_of
from hamroh.project.demo.law import load_law
from tests.builders import network, people
from tests.builders.signin import person_client

pytestmark = [pytest.mark.data, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def dilshod() -> Person:
    load_law()
    return people.person(datetime(2026, 11, 23, 9, tzinfo=UTC), network.centre())


@pytest.fixture
def client(dilshod: Person) -> Client:
    return person_client(dilshod.id)


def _page(client: Client) -> str:
    return client.get("/reminders").content.decode()


def _confirm_mailbox(client: Client, address: str = "Dilshod@Mail.example") -> None:
    assert client.post("/reminders/mail", {"mailbox": address}).status_code == 302
    with system_scope():
        code = Message.objects.latest("created_at").secret
    assert client.post("/reminders/mail/code", {"code": code}).status_code == 302


def test_without_consent_and_dates_the_page_says_so(client: Client) -> None:
    page = _page(client)
    assert "Reminders are off." in page
    assert "Nothing yet." in page


def test_switching_on_and_off_is_consent(client: Client, dilshod: Person) -> None:
    client.post("/reminders/switch", {"to": "on"})
    assert "We know no way to reach you." in _page(client)
    client.post("/reminders/switch", {"to": "off"})
    assert "Reminders are off." in _page(client)
    with system_scope():
        consent = Consent.objects.get(person=dilshod, purpose="reminders")
    assert consent.withdrawn_at is not None


def test_a_mailbox_is_confirmed_by_the_code_that_was_sent_there(client: Client, dilshod: Person) -> None:
    client.post("/reminders/switch", {"to": "on"})
    client.post("/reminders/mail", {"mailbox": "dilshod@mail.example"})
    wrong = client.post("/reminders/mail/code", {"code": "1"})
    assert wrong.status_code == 422
    assert "dilshod@mail.example" not in wrong.content.decode()
    with system_scope():
        assert not ContactPoint.objects.filter(kind=ContactKind.EMAIL).exists()
    _confirm_mailbox(client)
    with system_scope():
        assert contact_of(dilshod.id, ContactKind.EMAIL, confirmed_only=True) == "dilshod@mail.example"
    assert "d•••@mail.example" in _page(client)


def test_a_malformed_address_stays_typed_beside_what_is_wrong(client: Client) -> None:
    answer = client.post("/reminders/mail", {"mailbox": "dilshod at mail"})
    assert answer.status_code == 422
    assert "dilshod at mail" in answer.content.decode()
    assert "It looks like name@mail.ru." in answer.content.decode()


def test_an_address_that_another_plan_uses_is_refused(client: Client) -> None:
    somebody = people.person(datetime(2026, 11, 23, 9, tzinfo=UTC), number="FA7654321")
    _confirm_mailbox(person_client(somebody.id))
    client.post("/reminders/mail", {"mailbox": "dilshod@mail.example"})
    with system_scope():
        code = Message.objects.latest("created_at").secret
    assert (
        "Another plan uses this address."
        in client.post("/reminders/mail/code", {"code": code}).content.decode()
    )


def test_what_will_be_sent_stands_there_in_the_persons_language(client: Client, dilshod: Person) -> None:
    now = clock.now()
    facts: dict[str, Value | None] = {
        "citizenship": "UZ",
        "birth_date": datetime(1998, 3, 14, tzinfo=UTC).date(),
        "entry_date": now.date(),
        "region": "63",
        "ground": "work",
        "progress": "nothing",
    }
    with system_scope():
        record_facts(actor=SYSTEM, now=now, person_id=dilshod.id, facts=facts)
        replan_and_remind(actor=SYSTEM, now=now, person_id=dilshod.id, today=now.date())
    assert 'lang="uz">Muhim sana' in _page(client)
    client.post("/reminders/language", {"language": "tg"})
    page = _page(client)
    assert 'lang="tg">' in page
    assert "Muhim sana" not in page
    assert client.post("/reminders/language", {"language": "xx"}).status_code == 404
