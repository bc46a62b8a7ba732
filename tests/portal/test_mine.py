"""What a person sees of their own data, and of those who looked at it."""

import json
from datetime import UTC, datetime

import pytest
from django.test import Client

from hamroh.accounts.actions import record_look
from hamroh.accounts.roles import Role
from hamroh.foundation.actor import SYSTEM
from hamroh.foundation.scope import system_scope
from hamroh.people.access import look_up_person
from hamroh.people.actions import give_consent
from hamroh.people.models import Consent, Person, Purpose
from hamroh.project.demo.law import load_law
from tests.builders import accounts, network, people, signin
from tests.builders.signin import person_client

pytestmark = [pytest.mark.data, pytest.mark.django_db]

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture
def dilshod() -> Person:
    load_law()
    return people.person(NOW, network.centre())


def test_the_person_sees_who_looked_where_and_at_what(dilshod: Person) -> None:
    centre = dilshod.home_centre
    assert centre is not None
    client = signin.staff_client(NOW, centre, Role.RECEPTION)
    assert client.get(f"/work/people/{dilshod.id}/card/").status_code == 200
    page = person_client(dilshod.id).get("/me/looks").content.decode()
    assert "Centre" in page
    assert "date of birth" in page
    assert "passport" in page


def test_sealed_looks_are_told_in_person_and_never_on_the_page(dilshod: Person) -> None:
    with system_scope():
        record_look(
            actor=accounts.staff(NOW, network.centre("other"), Role.LAWYER),
            person_id=dilshod.id,
            page="case",
            fields=["phone"],
            why="case",
            now=NOW,
            sealed=True,
        )
    client = person_client(dilshod.id)
    assert "Nobody has looked yet." in client.get("/me/looks").content.decode()
    assert "case" not in client.get("/me/data.json").content.decode()


def test_everything_can_be_taken_out_as_a_file(dilshod: Person) -> None:
    answer = person_client(dilshod.id).get("/me/data.json")
    assert "attachment" in answer["Content-Disposition"]
    held = json.loads(answer.content)
    assert held["names"][0]["name"] == "Karimov Dilshod Akmal oʻgʻli"
    assert held["identity_papers"][0]["number"] == people.NUMBER
    assert held["centres"][0]["centre"] == "samara"
    assert set(held) >= {"person", "contacts", "consents", "facts", "reminders", "looks"}


def test_consent_is_withdrawn_where_it_is_seen(dilshod: Person) -> None:
    with system_scope():
        give_consent(
            actor=SYSTEM,
            person_id=dilshod.id,
            purpose=Purpose.REMINDERS,
            language="uz",
            text_version="1",
            now=NOW,
        )
    client = person_client(dilshod.id)
    assert "remind me of dates" in client.get("/me/data").content.decode()
    client.post("/me/consent", {"purpose": "reminders"})
    assert "No consent stands." in client.get("/me/data").content.decode()
    with system_scope():
        assert Consent.objects.get().withdrawn_at is not None
    assert client.post("/me/consent", {"purpose": "everything"}).status_code == 404
    opened = client.get("/me/consent")
    assert (opened.status_code, opened["Location"]) == (302, "/me/data")


def test_reception_hands_out_a_card_in_the_persons_language(dilshod: Person) -> None:
    centre = dilshod.home_centre
    assert centre is not None
    client = signin.staff_client(NOW, centre, Role.RECEPTION)
    sheet = client.post(f"/work/people/{dilshod.id}/card/")
    assert "Kirish kartochkasi" in sheet.content.decode()
    assert Client().post("/enter/card", {"card": sheet.context["code"]})["Location"] == "/me"


def test_reception_of_another_centre_hands_out_nothing(dilshod: Person) -> None:
    client = signin.staff_client(NOW, network.centre("other"), Role.RECEPTION)
    assert client.post(f"/work/people/{dilshod.id}/card/").status_code == 403


def test_looking_up_by_oneself_leaves_no_trace(dilshod: Person) -> None:
    with system_scope():
        look_up_person(actor=people.oneself(dilshod), person_id=dilshod.id, page="me", why="me", now=NOW)
    assert "Nobody has looked yet." in person_client(dilshod.id).get("/me/looks").content.decode()
