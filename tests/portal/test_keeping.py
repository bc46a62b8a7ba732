"""Keep the plan by phone or by card, come back by either, leave: and nobody else gets in."""

import re
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pytest
import zxingcpp
from django.test import Client
from PIL import Image

from hamroh.accounts.models import OneTimeCode, RecoveryCard
from hamroh.accounts.roles import Role
from hamroh.foundation.scope import system_scope
from hamroh.journeys.models import PersonFact
from hamroh.messaging.queries import list_outbox
from hamroh.people.models import Consent, ContactPoint, Person
from hamroh.portal.keeping.views import CONSENT_VERSION
from hamroh.project.demo.law import load_law
from tests.builders import network, signin

pytestmark = [pytest.mark.data, pytest.mark.django_db(transaction=True)]

PHONE = "+7 900 123-45-67"
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


def _last_code() -> str:
    with system_scope():
        sent = list_outbox(limit=1)[0]
    found = re.search(r"\d{6}", sent.text.body)
    assert found is not None
    return found.group()


def _ask(client: Client, path: str = "/keep", phone: str = PHONE, **more: str) -> Any:
    return client.post(path, {"consent": "on", "way": "phone", "phone": phone, **more})


def _keep(client: Client, phone: str = PHONE) -> Any:
    assert _ask(client, phone=phone)["Location"] == "/enter/code"
    return client.post("/enter/code", {"code": _last_code()})


def _stored(model: Any) -> Any:
    with system_scope():
        return list(model.objects.all())


def test_a_plan_is_kept_under_a_phone_with_consent_in_the_persons_language(client: Client) -> None:
    client.get("/language/uz")
    assert _keep(client)["Location"] == "/me"
    (person,), (contact,), (consent,) = _stored(Person), _stored(ContactPoint), _stored(Consent)
    assert (person.language, person.is_invented) == ("uz", True)
    assert str(contact.value) == "+79001234567"
    assert contact.confirmed_at is not None
    assert (consent.purpose, consent.language, consent.text_version) == ("keep_plan", "uz", CONSENT_VERSION)
    page = client.get("/me").content.decode()
    assert "•" in page
    assert "+79001234567" not in page


def test_without_consent_nothing_is_sent_and_nothing_kept(client: Client) -> None:
    page = client.post("/keep", {"way": "phone", "phone": PHONE})
    assert page.status_code == 422
    assert 'href="#id_consent"' in page.content.decode()
    assert PHONE in page.content.decode(), "what was typed stays"
    assert not _stored(OneTimeCode)
    assert not _stored(Person)


@pytest.mark.parametrize("phone", ["", "12", "what?"])
@pytest.mark.parametrize("path", ["/keep", "/enter"])
def test_a_malformed_phone_is_said_at_its_field(client: Client, path: str, phone: str) -> None:
    page = _ask(client, path, phone)
    assert page.status_code == 422
    assert 'href="#id_phone"' in page.content.decode()


@pytest.mark.parametrize("path", ["/keep", "/enter"])
def test_a_number_without_its_country_gets_no_code(client: Client, path: str) -> None:
    page = _ask(client, path, "90 077-00-01")
    assert page.status_code == 422
    assert "Begin the number with the country: +992 Tajikistan" in page.content.decode()
    assert not _stored(OneTimeCode)


def test_the_owner_comes_back_by_phone_and_no_second_person_is_made(client: Client) -> None:
    _keep(client)
    client.post("/leave")
    assert client.get("/me")["Location"] == "/enter"
    assert _ask(client, "/enter")["Location"] == "/enter/code"
    assert client.post("/enter/code", {"code": _last_code()})["Location"] == "/me"
    other = Client()
    assert _keep(other)["Location"] == "/me"
    assert len(_stored(Person)) == len(_stored(Consent)) == 1


def test_nobody_learns_whether_a_number_is_known(client: Client) -> None:
    assert _ask(client, "/enter", "+998901234567")["Location"] == "/enter/code"
    page = client.post("/enter/code", {"code": _last_code()})
    assert page.templates[0].name == "portal/keeping/nothing_kept.html"
    assert client.get("/me")["Location"] == "/enter"


def test_a_wrong_code_is_counted_and_the_sixth_try_is_too_late(client: Client) -> None:
    _ask(client)
    code = _last_code()
    wrong = "000000" if code != "000000" else "111111"
    for left in (4, 3, 2, 1, 0):
        page = client.post("/enter/code", {"code": wrong})
        assert page.status_code == 422
        assert (f"{left} tr" in page.content.decode()) is bool(left)
    assert client.post("/enter/code", {"code": code}).status_code == 422
    assert not _stored(Person)


def test_a_code_opens_once_and_only_in_the_browser_that_asked(client: Client) -> None:
    _ask(client)
    code = _last_code()
    assert Client().post("/enter/code", {"code": code})["Location"] == "/enter"
    assert client.post("/enter/code", {"code": code})["Location"] == "/me"
    assert client.post("/enter/code", {"code": code})["Location"] == "/enter"


def test_codes_to_one_phone_are_limited(client: Client) -> None:
    answers = [_ask(client).status_code for _ in range(4)]
    assert answers == [302, 302, 302, 422]
    assert "Wait" in _ask(client).content.decode()


def test_the_phone_lies_sealed_in_the_session(client: Client) -> None:
    _ask(client)
    assert "9001234567" not in str(dict(client.session))


def test_a_card_is_shown_once_saved_as_a_picture_and_opens_the_plan(client: Client) -> None:
    assert client.post("/keep", {"consent": "on", "way": "card", "phone": ""})["Location"] == "/keep/card"
    page = client.get("/keep/card")
    code = page.context["code"]
    assert client.get("/keep/card/print").context["code"] == code
    picture = Image.open(BytesIO(client.get("/keep/card.png").content))
    (read,) = zxingcpp.read_barcodes(picture)
    assert read.text.endswith(f"/enter/card#{code}")
    assert code.replace("-", "") not in str(_stored(RecoveryCard)[0].code)
    client.post("/leave")
    assert client.get("/keep/card")["Location"] == "/me"
    for typed in (code.lower(), read.text, code.replace("-", " ").replace("0", "O")):
        back = Client()
        assert back.post("/enter/card", {"card": typed})["Location"] == "/me", typed
        assert back.get("/me").status_code == 200


def test_an_unknown_card_is_refused_and_tries_are_limited(client: Client) -> None:
    answers = [client.post("/enter/card", {"card": "AAAA-BBBB-CCCC-DDDD"}) for _ in range(6)]
    assert [answer.status_code for answer in answers] == [422] * 6
    assert "We do not know this card" in answers[0].content.decode()
    assert "Wait" in answers[-1].content.decode()


def test_a_new_card_ends_the_old_one(client: Client) -> None:
    client.post("/keep", {"consent": "on", "way": "card"})
    old = client.get("/keep/card").context["code"]
    assert client.post("/keep/card/new")["Location"] == "/keep/card"
    new = client.get("/keep/card").context["code"]
    assert Client().post("/enter/card", {"card": old}).status_code == 422
    assert Client().post("/enter/card", {"card": new}).status_code == 302


def test_who_has_a_card_adds_a_phone_to_the_same_plan(client: Client) -> None:
    client.post("/keep", {"consent": "on", "way": "card"})
    assert _keep(client)["Location"] == "/me"
    assert len(_stored(Person)) == 1
    assert len(_stored(ContactPoint)) == 1


def test_a_phone_of_somebody_else_is_not_attached(client: Client) -> None:
    _keep(Client())
    client.post("/keep", {"consent": "on", "way": "card"})
    page = _keep(client)
    assert page.status_code == 422
    assert "Another plan is kept" in page.content.decode()
    assert len(_stored(ContactPoint)) == 1


def test_answers_of_the_session_are_recorded_when_the_plan_is_kept(client: Client) -> None:
    with system_scope():
        load_law()
    session = client.session
    session["answers"] = {"citizenship": "UZ"}
    session.save()
    _keep(client)
    assert [(fact.kind, fact.trust) for fact in _stored(PersonFact)] == [("citizenship", "claimed")]


def test_staff_become_nobody_when_a_person_signs_in() -> None:
    client = signin.staff_client(NOW, network.centre(), Role.RECEPTION)
    _keep(client)
    assert client.get("/me").status_code == 200
    assert client.get("/work/")["Location"].startswith("/work/sign-in/")
