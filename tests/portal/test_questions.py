"""One question a page: what was typed stays typed, answers live in the session, the plan follows."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from hamroh.foundation import clock
from tests.builders import journeys

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 6, tzinfo=UTC)
DILSHOD = (
    ("citizenship", {"answer": "UZ"}),
    ("birth_date", {"answer_day": "14", "answer_month": "3", "answer_year": "1998"}),
    ("entry_date", {"answer_day": "16", "answer_month": "11", "answer_year": "2026"}),
    ("region", {"answer": "63"}),
    ("ground", {"answer": "work"}),
    ("progress", {"answer": "nothing"}),
)


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


def answer_all(phone: Client, *changed: tuple[str, dict[str, str]]) -> None:
    """Answer Dilshod's six questions, some of them differently."""
    for kind, posted in {**dict(DILSHOD), **dict(changed)}.items():
        response = phone.post(f"/questions/{kind}", posted)
        assert response.status_code == 302, response.content.decode()


def test_six_answers_lead_to_the_plan(phone: Client) -> None:
    response = phone.get("/questions")
    for kind, posted in DILSHOD:
        assert response.headers["Location"] == f"/questions/{kind}"
        assert phone.get(response.headers["Location"]).status_code == 200
        response = phone.post(f"/questions/{kind}", posted)
    assert response.headers["Location"] == "/plan"
    page = phone.get("/plan").content.decode()
    for expected in ("30 November", "15 December", "11 936", "20 436", "6 January 2027", "5 February"):
        assert expected.replace(" ", "\N{NO-BREAK SPACE}", 1) in page, expected


def test_no_answer_stands_in_an_address(phone: Client) -> None:
    for kind, posted in DILSHOD:
        assert "1998" not in phone.post(f"/questions/{kind}", posted).headers["Location"]


@pytest.mark.parametrize(
    ("kind", "posted", "words"),
    [
        ("citizenship", {}, "Choose or type an answer."),
        ("citizenship", {"answer": "XX"}, "Choose a country from the list."),
        ("birth_date", {"answer_day": "1", "answer_month": "1", "answer_year": "2030"}, "not come yet"),
        ("birth_date", {"answer_day": "1", "answer_month": "13", "answer_year": "1990"}, "from 1 to 12"),
        ("birth_date", {"answer_day": "31", "answer_month": "2", "answer_year": "1990"}, "no such day"),
        ("birth_date", {"answer_day": "31", "answer_month": "2", "answer_year": "90"}, "four digits"),
        ("birth_date", {"answer_day": "x", "answer_month": "2", "answer_year": "1990"}, "in numbers"),
        ("birth_date", {"answer_day": "1", "answer_month": "2", "answer_year": "1800"}, "too long ago"),
        ("region", {"answer": "99"}, "Choose a region"),
        ("ground", {"answer": "holiday"}, "Choose one of the answers."),
    ],
)
def test_a_wrong_answer_stays_typed_beside_what_is_wrong(
    phone: Client, kind: str, posted: dict[str, str], words: str
) -> None:
    response = phone.post(f"/questions/{kind}", posted)
    page = response.content.decode()
    assert response.status_code == 422
    assert words in page
    assert "<title>Error: " in page
    for name, value in posted.items():
        if name != "answer":
            assert f'value="{value}"' in page


def test_entry_before_birth_is_refused_at_once(phone: Client) -> None:
    phone.post("/questions/birth_date", dict(DILSHOD)["birth_date"])
    response = phone.post(
        "/questions/entry_date", {"answer_day": "1", "answer_month": "1", "answer_year": "1990"}
    )
    assert "before your birth" in response.content.decode()


def test_a_country_from_the_list_beside(phone: Client) -> None:
    answer_all(phone, ("citizenship", {"answer": "other", "answer_else": "GE"}))
    page = phone.get("/questions/citizenship").content.decode()
    assert '<option value="GE" selected' in page


def test_who_does_not_know_goes_on_and_meets_a_consultant(phone: Client) -> None:
    answer_all(phone, ("entry_date", {"unknown": "1"}))
    page = phone.get("/plan").content.decode()
    assert "Talk to a consultant first" in page


def test_late_facts_lead_to_a_consultant_before_any_desk(phone: Client) -> None:
    answer_all(phone, ("entry_date", {"answer_day": "1", "answer_month": "10", "answer_year": "2026"}))
    page = phone.get("/plan").content.decode()
    assert "Talk to a consultant first" in page
    assert "Do not go to an office" in page
    assert "Next step" not in page


def test_answers_that_contradict_are_shown_with_the_way_to_change_them(phone: Client) -> None:
    answer_all(phone)
    phone.post("/questions/birth_date", {"answer_day": "1", "answer_month": "11", "answer_year": "2026"})
    phone.post("/questions/entry_date", dict(DILSHOD)["entry_date"])
    answer_all(phone, ("progress", {"answer": "applied"}))
    phone.post(
        "/questions/patent_applied_on", {"answer_day": "17", "answer_month": "11", "answer_year": "2026"}
    )
    phone.post("/questions/entry_date", {"answer_day": "20", "answer_month": "11", "answer_year": "2026"})
    phone.post("/questions/registered_until", {"unknown": "1"})
    page = phone.get("/plan").content.decode()
    assert "Two answers don't fit" in page
    assert 'href="/questions/entry_date"' in page


def test_answers_can_be_looked_through_changed_and_forgotten(phone: Client) -> None:
    answer_all(phone)
    page = phone.get("/answers").content.decode()
    assert 'href="/questions/region"' in page
    assert phone.post("/questions/anew").headers["Location"] == "/questions"
    assert phone.get("/answers").headers["Location"] == "/questions"


def test_a_citizen_of_the_union_needs_no_patent(phone: Client) -> None:
    for kind, posted in {**dict(DILSHOD), "citizenship": {"answer": "KG"}}.items():
        phone.post(f"/questions/{kind}", posted)
    phone.post("/questions/registered", {"answer": "no"})
    page = phone.get("/plan").content.decode()
    assert "Citizens of the Eurasian Union need no patent." in page


def test_outside_the_known_years_no_rule_is_known(phone: Client) -> None:
    answer_all(phone)
    with clock.fixed(datetime(2031, 5, 1, 6, tzinfo=UTC)):
        assert "No rule known for this day" in phone.get("/plan").content.decode()


def test_a_question_that_nobody_asks_is_not_found(phone: Client) -> None:
    assert phone.get("/questions/consulted_on").status_code == 404
    assert phone.get("/questions/nothing").status_code == 404


def test_going_back_leads_to_the_question_before(phone: Client) -> None:
    phone.post("/questions/citizenship", {"answer": "UZ"})
    assert 'href="/questions/citizenship"' in phone.get("/questions/birth_date").content.decode()


def test_the_plan_for_paper_has_its_details_open(phone: Client) -> None:
    answer_all(phone)
    assert "<details>" in phone.get("/plan").content.decode()
    paper = phone.get("/plan?print").content.decode()
    assert paper.count("<details open>") >= 6


def test_near_regions_come_first_and_the_others_by_name(phone: Client) -> None:
    for kind, posted in DILSHOD[:3]:
        phone.post(f"/questions/{kind}", posted)
    page = phone.get("/questions/region").content.decode()
    names = (
        "Samara oblast",
        "Saint Petersburg",
        "Adygea",
        "Bashkortostan",
        "Kaluga oblast",
        "Udmurtia",
        "Another",
    )
    places = [page.index(name) for name in names]
    assert places == sorted(places)


def test_who_came_with_a_family_is_asked_with_whom_and_may_not_work(phone: Client) -> None:
    answers = [("ground", "family"), ("family_of", "patent"), ("been_before", "no"), ("registered", "no")]
    for kind, posted in [*DILSHOD[:4], *((kind, {"answer": value}) for kind, value in answers)]:
        response = phone.post(f"/questions/{kind}", posted)
    assert response.headers["Location"] == "/plan"
    page = phone.get("/plan").content.decode()
    assert "2027-02-13" in page  # the ninetieth day
    assert "With this status you may not work." in page


def test_between_the_safe_and_the_latest_day_nobody_is_called_late(phone: Client) -> None:
    """Entered on 8 November from Uzbekistan: 15 days are safe to the 22nd, late is who comes after the 23rd."""
    entered = {"answer_day": "8", "answer_month": "11", "answer_year": "2026"}
    answer_all(phone, ("entry_date", entered))
    page = phone.get("/plan").content.decode()
    assert "Today is the last day" in page
    assert "day late" not in page
