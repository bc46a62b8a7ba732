"""Single questions beside the plan: answered from the same facts, asked without an address, never recorded."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import Client

from hamroh.foundation import clock
from tests.builders import journeys
from tests.portal.test_questions import NOW, answer_all

pytestmark = pytest.mark.django_db
HARD = "\N{NO-BREAK SPACE}"
DAY = ("day", "month", "year")


@pytest.fixture
def phone() -> Iterator[Client]:
    """A browser that speaks English, on 23 November 2026."""
    journeys.release(NOW)
    client = Client()
    client.cookies["language"] = "en"
    with clock.fixed(NOW):
        yield client


def _date(name: str, day: str, month: str, year: str) -> dict[str, str]:
    return dict(zip((f"{name}_{part}" for part in DAY), (day, month, year), strict=True))


def _with_patent(phone: Client) -> None:
    answer_all(
        phone,
        ("entry_date", _date("answer", "20", "8", "2026")),
        ("progress", {"answer": "patent"}),
        ("registered_until", _date("answer", "13", "12", "2026")),
        ("patent_issued_on", _date("answer", "14", "9", "2026")),
        ("paid_until", _date("answer", "13", "12", "2026")),
        ("contract_copy", {"answer": "yes"}),
    )


def _page(phone: Client, address: str = "/plan") -> str:
    return phone.get(address).content.decode().replace(HARD, " ")


def test_the_plan_answers_when_to_pay_and_whether_the_patent_is_alive(phone: Client) -> None:
    """Covered to 13 December: 12 December is safe, 7 December for the bank; two sums; January is not published."""
    _with_patent(phone)
    page = _page(phone)
    for expected in (
        "When do I pay next, and how much?",
        "Pay by: Saturday 12 December. It is the day before the last paid day.",
        "Better by: Monday 7 December. The money needs working days to arrive.",
        "1 month costs 11 936 rubles or 11 766 rubles. Two sums are published.",
        "Month from Thursday 14 January 2027: the sum is not published yet.",
        "Your patent is alive until: Sunday 13 December.",
        "Last day of your stay: Sunday 13 December.",
        "This rests on what you told us. We have seen no paper.",
    ):
        assert expected in page, expected


def test_who_has_no_patent_is_not_told_of_payments(phone: Client) -> None:
    answer_all(phone)
    page = _page(phone)
    assert "How long may I stay?" in page
    assert "Is my patent alive?" not in page


def test_earlier_stays_are_told_one_by_one_and_the_last_day_follows(phone: Client) -> None:
    """Entered on 16 November, 5 days in January: 13 of 90 days of 2026 used on the 23rd; 90 in a row end first,
    on 13 February 2027.
    """
    answer_all(phone)
    assert "We still need to know:" in _page(phone)
    stay = _date("entered", "1", "1", "2026") | _date("left", "5", "1", "2026")
    assert phone.post("/plan/stays", stay).headers["Location"] == "/plan/stays"
    assert "Thursday 1 January to Monday 5 January" in _page(phone, "/plan/stays")
    page = _page(phone)
    assert "Last day of your stay: Saturday 13 February 2027." in page
    assert "In this year: 13 days of 90." in page
    assert phone.post("/plan/stays", {"remove": "2026-01-01"}).status_code == 302
    assert "In this year: 8 days of 90." in _page(phone)


@pytest.mark.parametrize(
    ("posted", "words"),
    [
        (_date("entered", "", "", "") | _date("left", "", "", ""), "Choose or type an answer."),
        (_date("entered", "1", "1", "2026") | _date("left", "5", "13", "2026"), "from 1 to 12"),
        (_date("entered", "6", "1", "2026") | _date("left", "5", "1", "2026"), "before the day of entry"),
        (_date("entered", "1", "11", "2026") | _date("left", "17", "11", "2026"), "overlap"),
        (_date("entered", "20", "11", "2026") | _date("left", "24", "11", "2026"), "not come yet"),
    ],
)
def test_a_stay_that_cannot_be_stays_typed(phone: Client, posted: dict[str, str], words: str) -> None:
    answer_all(phone)
    response = phone.post("/plan/stays", posted)
    page = response.content.decode()
    assert response.status_code == 422
    assert words in page
    assert all(f'value="{text}"' in page for text in posted.values() if text)


@pytest.mark.parametrize(
    ("button", "words"), [("none", "Last day of your stay"), ("unknown", "So we name no day.")]
)
def test_none_and_unknown_are_answers_too(phone: Client, button: str, words: str) -> None:
    answer_all(phone)
    assert phone.post("/plan/stays", {button: "1"}).headers["Location"] == "/plan"
    assert words in _page(phone)


def test_what_if_compares_two_plans_and_records_nothing(phone: Client) -> None:
    answer_all(phone)
    phone.post("/plan/stays", {"none": "1"})
    before = _page(phone)
    assert "What if…" in _page(phone, "/plan/what-if")
    posted = _date("leave", "3", "12", "2026") | _date("back", "20", "12", "2026")
    page = phone.post("/plan/what-if", posted).content.decode().replace(HARD, " ")
    assert "Register at your address: later, Wednesday 30 December and not Monday 30 November." in page
    assert "Your stay would then be different:" in page
    assert 'value="2026"' in page
    assert _page(phone) == before


def test_what_if_he_works_in_another_region(phone: Client) -> None:
    _with_patent(phone)
    page = phone.post("/plan/what-if", {"region": "77"}).content.decode()
    assert "New step: Get a second patent for the other region." in page


@pytest.mark.parametrize(
    ("posted", "status", "words"),
    [
        ({}, 200, "Nothing changes in your plan."),
        (_date("leave", "3", "12", "2026"), 200, "Then this changes"),
        ({"region": "99"}, 200, "Nothing changes"),
        (_date("leave", "3", "11", "2026"), 422, "This day has passed."),
        (_date("leave", "31", "2", "2027"), 422, "no such day"),
        (_date("leave", "3", "12", "2026") | _date("back", "2", "12", "2026"), 422, "before you leave"),
    ],
)
def test_what_if_says_what_it_cannot_compare(
    phone: Client,
    posted: dict[str, str],
    status: int,
    words: str,
) -> None:
    answer_all(phone)
    response = phone.post("/plan/what-if", posted)
    assert response.status_code == status
    assert words in response.content.decode()


def test_who_has_not_answered_yet_is_asked_first(phone: Client) -> None:
    for address in ("/plan/stays", "/plan/what-if"):
        assert phone.get(address).headers["Location"] == "/questions"


def test_the_plan_names_the_facts_that_a_step_follows_from(phone: Client) -> None:
    answer_all(phone)
    told = "It follows from what you told us: What is your citizenship? Uzbekistan; "
    page = _page(phone)
    assert told in page
    assert "When did you enter Russia? Monday 16 November" in page


def test_on_the_last_day_the_plan_leads_to_paying_and_what_is_due_first_stands_first(phone: Client) -> None:
    _with_patent(phone)
    with clock.fixed(NOW + timedelta(days=19)):
        page = _page(phone)
    card = page[page.index('class="first"') : page.index('class="stop"')]
    assert 'class="btn" href="/advance"' in card
    assert 'href="/book"' not in card
    assert "Pay today: the money needs days to arrive." in card
    assert "Better by Monday 7 December" not in card
    rest = page[page.index('class="stop"') :]
    days = re.findall(r'<p class="when"><span><time datetime="([\d-]+)"', rest)
    assert days == sorted(days)
    assert "Extend your registration" in rest[: rest.index("</li>")]


def test_what_if_the_law_changes_names_only_what_is_law(phone: Client) -> None:
    """On 1 January 2027 the price of a month is not published: it is not guessed, and no bill is named."""
    _with_patent(phone)
    page = _page(phone, "/plan/what-if")
    assert "The law changes on this day" in page
    assert 'value="2027-01-01"' in page
    answer = phone.post("/plan/what-if", {"law": "2027-01-01"}).content.decode()
    assert "Then this changes" in answer
    assert "bill" not in _page(phone).casefold()
    both = phone.post("/plan/what-if", {"law": "2027-01-01", "region": "77"})
    assert both.status_code == 422
    assert "Ask for one thing at a time" in both.content.decode()
