"""The passport's two lines answer two questions; a doubtful sign takes nothing, and nothing else is kept."""

from datetime import UTC, datetime

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from hamroh.foundation import clock
from tests.builders import journeys, passport

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 6, tzinfo=UTC)


@pytest.fixture
def phone() -> Client:
    """A browser that speaks English, on 23 November 2026."""
    journeys.release(NOW)
    client = Client()
    client.cookies["language"] = "en"
    return client


@pytest.fixture(autouse=True)
def _today() -> object:
    with clock.fixed(NOW):
        yield


def test_good_lines_answer_two_questions_and_are_shown_to_compare(phone: Client) -> None:
    assert 'href="/passport"' in phone.get("/questions/citizenship").content.decode()
    response = phone.post("/passport", {"lines": passport.lines()})
    assert response.headers["Location"] == "/passport/read"
    page = phone.get("/passport/read").content.decode()
    assert "Uzbekistan" in page
    assert "1998-03-14" in page
    assert 'href="/questions/birth_date"' in page
    assert phone.get("/questions").headers["Location"] == "/questions/entry_date"


def test_nothing_but_citizenship_and_birth_date_is_kept(phone: Client) -> None:
    phone.post("/passport", {"lines": passport.lines()})
    (session,) = Session.objects.all()
    assert session.get_decoded() == {"answers": {"citizenship": "UZ", "birth_date": "1998-03-14"}}


def test_a_wrong_check_digit_is_shown_at_its_place_and_nothing_is_taken(phone: Client) -> None:
    typed = passport.lines().replace("980314", "98O314")
    response = phone.post("/passport", {"lines": typed})
    page = response.content.decode()
    assert response.status_code == 422
    assert "Line 2, signs 14 to 19: date of birth" in page
    assert "<mark>98O314</mark>" in page
    assert "<b>980314</b>" in page
    assert typed.splitlines()[1].replace("<", "&lt;") in page
    assert phone.get("/passport/read").headers["Location"] == "/passport"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "Type the two lines"),
        ("P<UZB", "two such lines"),
        (passport.lines()[:-1], "44 signs, you typed 43"),
        (passport.lines().replace("KARIMOV", "KAR?MOV"), "Such a sign does not stand here."),
        (passport.lines(country="XXA"), "the country code XXA"),
        (passport.lines(born="250101").replace("P<", "V<"), "neither a passport"),
        ("x" * 5000, "two such lines"),
    ],
)
def test_what_can_not_be_read_stays_typed_beside_what_is_wrong(phone: Client, typed: str, words: str) -> None:
    response = phone.post("/passport", {"lines": typed})
    page = response.content.decode()
    assert response.status_code == 422
    assert words in page
    assert "Nothing was taken yet" in page
    assert phone.get("/passport/read").headers["Location"] == "/passport"


def test_a_birth_date_known_in_part_is_asked_for(phone: Client) -> None:
    phone.post("/passport", {"lines": passport.lines(born="98<<<<")})
    assert phone.get("/questions").headers["Location"] == "/questions/birth_date"


def test_a_german_passport_of_one_letter_is_known(phone: Client) -> None:
    phone.post("/passport", {"lines": passport.lines(country="D")})
    assert "Germany" in phone.get("/passport/read").content.decode()
