"""Something has changed: what moves is shown before it is recorded, and a slip is taken back."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from hamroh.foundation import clock
from hamroh.foundation.scope import system_scope
from hamroh.journeys.models import PersonFact, Plan
from hamroh.network.models import Centre
from hamroh.project.demo.law import load_law
from tests.builders import journeys, network
from tests.portal.test_asking import _date, _with_patent
from tests.portal.test_keeping import _keep
from tests.portal.test_questions import NOW, answer_all

DAYTIME = datetime(2026, 11, 23, 9, tzinfo=UTC)
MOVED = _date("answer", "20", "11", "2026")


@pytest.fixture
def phone(db: None) -> Iterator[Client]:
    """A browser that speaks English, on 23 November 2026."""
    journeys.release(NOW)
    client = Client()
    client.cookies["language"] = "en"
    with clock.fixed(NOW):
        yield client


@pytest.fixture
def kept(client: Client, db: None) -> Iterator[Client]:
    """The same, whose plan is kept under a phone."""
    with clock.fixed(DAYTIME):
        load_law()
        client.cookies["language"] = "en"
        _with_patent(client)
        assert _keep(client)["Location"] == "/me"
        yield client


def _page(client: Client, address: str = "/plan") -> str:
    return client.get(address).content.decode().replace("\N{NO-BREAK SPACE}", " ")


def _choose(client: Client, event: str) -> str:
    response = client.post("/plan/changed", {"event": event})
    assert event not in response["Location"]
    return str(response["Location"])


def _tell(client: Client, kind: str, **typed: str) -> Any:
    response = client.post("/plan/changed/tell", {"kind": kind, **typed})
    while response.status_code == 302 and response["Location"] == "/plan/changed/tell":
        response = client.get("/plan/changed/tell")
        if response.status_code == 200:
            break
    return response


def _yes(client: Client) -> Any:
    return client.post("/plan/changed/check", {})


def test_what_moves_is_shown_before_anything_is_changed(phone: Client) -> None:
    _with_patent(phone)
    assert "Something has changed" in _page(phone)
    assert "I lost my patent" in _page(phone, "/plan/changed")
    assert _choose(phone, "patent_lost") == "/plan/changed/tell"
    assert "When did you lose the patent?" in _page(phone, "/plan/changed/tell")
    assert _tell(phone, "patent_lost_on", **MOVED)["Location"] == "/plan/changed/check"
    shown = _page(phone, "/plan/changed/check")
    assert "New step: Ask for a duplicate of your patent." in shown
    assert "Nothing is changed yet." in shown
    assert "Ask for a duplicate" not in _page(phone)
    assert _yes(phone)["Location"] == "/plan"
    plan = _page(phone)
    assert "Ask for a duplicate of your patent" in plan
    assert "Your plan was made anew: I lost my patent." in plan
    assert "When did you lose the patent?" in _page(phone, "/answers")


def test_a_slip_is_taken_back_in_an_unkept_plan(phone: Client) -> None:
    _with_patent(phone)
    before = dict(phone.session["answers"])
    _choose(phone, "patent_lost")
    _tell(phone, "patent_lost_on", **MOVED)
    assert phone.post("/plan/changed/check", {"wrong": "1"})["Location"] == "/plan"
    assert dict(phone.session["answers"]) == before
    _choose(phone, "patent_lost")
    _tell(phone, "patent_lost_on", **MOVED)
    _yes(phone)
    assert phone.post("/plan/changed/undo")["Location"] == "/plan"
    assert dict(phone.session["answers"]) == before
    assert "made anew" not in _page(phone)
    assert phone.post("/plan/changed/undo")["Location"] == "/plan"


def test_an_annulment_leads_to_a_consultant_and_names_no_day(phone: Client) -> None:
    _with_patent(phone)
    _choose(phone, "annulled")
    _tell(phone, "patent_annulled_on", **MOVED)
    shown = _page(phone, "/plan/changed/check")
    for expected in ("Talk to a consultant first", "Working now is an offence.", "Do not go to an office"):
        assert expected in shown, expected
    assert "Then this changes" not in shown
    _yes(phone)
    plan = _page(phone)
    assert "Book a consultation" in plan
    assert "Pay for the next month" not in plan


def test_a_refusal_leads_to_a_consultant(phone: Client) -> None:
    applied = {"progress": {"answer": "applied"}, "patent_applied_on": _date("answer", "18", "11", "2026")}
    answer_all(phone, *applied.items(), ("registered_until", _date("answer", "6", "2", "2027")))
    _choose(phone, "refused")
    _tell(phone, "patent_refused_on", **MOVED)
    assert "Your application was refused." in _page(phone, "/plan/changed/check")
    _yes(phone)
    plan = _page(phone)
    assert "Talk to a consultant first" in plan
    assert "Pay the first month" not in plan


def test_who_has_come_further_is_asked_what_the_plan_then_needs(phone: Client) -> None:
    answer_all(phone)
    _choose(phone, "further")
    response = _tell(phone, "progress", answer="applied")
    assert "Until when are you registered?" in response.content.decode()
    response = _tell(phone, "registered_until", unknown="1")
    assert "When was your application accepted?" in response.content.decode()
    again = phone.post("/plan/changed/tell", {"kind": "progress", "answer": "nothing"})
    assert again["Location"] == "/plan/changed/tell"
    response = _tell(phone, "patent_applied_on", **_date("answer", "20", "11", "2026"))
    assert response["Location"] == "/plan/changed/check"
    assert "No longer needed: Apply for a patent." in _page(phone, "/plan/changed/check")
    _yes(phone)
    assert phone.session["answers"]["patent_applied_on"] == "2026-11-20"


def test_a_journey_makes_the_terms_run_anew(phone: Client) -> None:
    answer_all(phone)
    _choose(phone, "came_back")
    page = _page(phone, "/plan/changed/tell")
    assert "I left Russia and came back" in page
    wrong = {
        "You came back before you left.": _date("left", "21", "11", "2026")
        | _date("back", "20", "11", "2026"),
        "You left before your last entry.": _date("left", "1", "11", "2026")
        | _date("back", "20", "11", "2026"),
        "This day has not come yet.": _date("left", "20", "11", "2026") | _date("back", "1", "12", "2026"),
        "Choose or type an answer.": _date("left", "20", "11", "2026"),
    }
    for words, typed in wrong.items():
        response = _tell(phone, "left", **typed)
        assert response.status_code == 422
        assert words in response.content.decode(), words
        assert 'value="2026"' in response.content.decode()
    days = _date("left", "18", "11", "2026") | _date("back", "22", "11", "2026")
    assert _tell(phone, "left", **days)["Location"] == "/plan/changed/check"
    assert "later, Friday 4 December and not Monday 30 November." in _page(phone, "/plan/changed/check")
    _yes(phone)
    assert phone.session["answers"]["entry_date"] == "2026-11-22"
    assert phone.session["answers"]["came_back_on"] == "2026-11-22"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({}, "Choose or type an answer."),
        (_date("answer", "1", "13", "2026"), "Months go from 1 to 12."),
        (_date("answer", "1", "12", "2026"), "This day has not come yet."),
        (_date("answer", "1", "9", "2026"), "This day is before the patent was issued."),
    ],
)
def test_what_cannot_be_is_named_and_stays_typed(phone: Client, typed: dict[str, str], words: str) -> None:
    _with_patent(phone)
    _choose(phone, "annulled")
    response = _tell(phone, "patent_annulled_on", **typed)
    assert response.status_code == 422
    assert words in response.content.decode()


def test_facts_that_contradict_are_not_recorded(phone: Client) -> None:
    """Applied on 18 November; "applied again" before the entry of the 16th is refused by the law's words."""
    applied = {"progress": {"answer": "applied"}, "patent_applied_on": _date("answer", "18", "11", "2026")}
    answer_all(phone, *applied.items(), ("registered_until", _date("answer", "6", "2", "2027")))
    _choose(phone, "came_back")
    days = _date("left", "19", "11", "2026") | _date("back", "22", "11", "2026")
    _tell(phone, "left", **days)
    shown = _page(phone, "/plan/changed/check")
    assert "This does not fit what you told us" in shown
    assert "The application is before the entry." in shown
    assert "Yes, make my plan anew" not in shown
    assert _yes(phone).status_code == 200
    assert phone.session["answers"]["entry_date"] == "2026-11-16"


def test_nothing_chosen_and_another_persons_events_are_refused(phone: Client) -> None:
    answer_all(phone)
    for typed in ({}, {"event": "patent_lost"}, {"event": "unheard"}):
        response = phone.post("/plan/changed", typed)
        assert response.status_code == 422
        assert "Choose what has happened." in response.content.decode()
    assert phone.get("/plan/changed/tell")["Location"] == "/plan/changed"
    assert phone.get("/plan/changed/check")["Location"] == "/plan"
    _choose(phone, "moved")
    assert phone.get("/plan/changed/check")["Location"] == "/plan/changed/tell"


def test_what_was_told_can_be_corrected_to_not_having_happened(phone: Client) -> None:
    _with_patent(phone)
    _choose(phone, "annulled")
    _tell(phone, "patent_annulled_on", **MOVED)
    _yes(phone)
    _choose(phone, "annulled")
    assert "It did not happen" in _page(phone, "/plan/changed/tell")
    assert _tell(phone, "patent_annulled_on", unknown="1")["Location"] == "/plan/changed/check"
    assert "It did not happen" in _page(phone, "/plan/changed/check")
    _yes(phone)
    assert "Talk to a consultant first" not in _page(phone)


def _facts(kind: str) -> list[tuple[object, str, str, bool]]:
    with system_scope():
        rows = PersonFact.objects.filter(kind=kind).order_by("recorded_at", "id")
        return [(one.value, one.trust, one.evidence[:5], one.superseded_at is None) for one in rows]


@pytest.mark.data
@pytest.mark.django_db(transaction=True)
def test_in_a_kept_plan_it_is_recorded_as_a_claim_and_taken_back(kept: Client) -> None:
    _choose(kept, "annulled")
    _tell(kept, "patent_annulled_on", **MOVED)
    assert _facts("patent_annulled_on") == []
    _yes(kept)
    assert _facts("patent_annulled_on") == [("2026-11-20", "claimed", "told:", True)]
    with system_scope():
        made = Plan.objects.get(superseded_at=None)
    assert made.consultant_first == [["finding", "patent_annulled"]]
    assert _yes(kept)["Location"] == "/plan"
    assert "Book a consultation" in _page(kept)
    kept.post("/plan/changed/undo")
    assert _facts("patent_annulled_on") == [("2026-11-20", "claimed", "told:", False)]
    with system_scope():
        assert Plan.objects.get(superseded_at=None).consultant_first == []
        assert Plan.objects.count() == 3


@pytest.mark.data
@pytest.mark.django_db(transaction=True)
def test_a_payment_of_a_kept_plan_is_a_receipt_to_be_shown(kept: Client) -> None:
    assert _choose(kept, "paid") == "/advance/receipt"
    assert _facts("paid_until") == [("2026-12-13", "claimed", "", True)]


@pytest.mark.data
@pytest.mark.django_db(transaction=True)
def test_an_answer_that_is_changed_in_a_kept_plan_is_recorded_at_once(kept: Client) -> None:
    kept.post("/questions/contract_copy", {"answer": "no"})
    assert _facts("contract_copy") == [("yes", "claimed", "", False), ("no", "claimed", "", True)]
    with system_scope():
        assert Plan.objects.get(superseded_at=None).steps.filter(key="contract_copy", done=False).exists()


@pytest.mark.data
@pytest.mark.django_db(transaction=True)
def test_who_comes_back_with_another_phone_is_asked_nothing_that_is_known(kept: Client) -> None:
    session = kept.session
    session.pop("answers")
    session.save()
    assert kept.post("/questions/contract_copy", {"answer": "no"})["Location"] == "/plan"


def test_kazakhstan_has_its_own_events(phone: Client) -> None:
    journeys.release(NOW, pack="kz")
    phone.post("/where", {"place": "kz"})
    for kind, answer in (
        ("citizenship", {"answer": "UZ"}),
        ("birth_date", _date("answer", "1", "1", "1990")),
        ("entry_date", _date("answer", "10", "11", "2026")),
        ("ground", {"answer": "visit"}),
        ("registered", {"answer": "yes"}),
    ):
        phone.post(f"/questions/{kind}", answer)
    page = _page(phone, "/plan/changed")
    assert "I was given a fine or a ruling" in page
    assert "I lost my patent" not in page
    _choose(phone, "ruling")
    _tell(phone, "ruling_delivered_on", **MOVED)
    assert "New step" in _page(phone, "/plan/changed/check")


def test_the_persons_own_region_stands_first_and_without_a_number_nobody_is_told_to_call(
    phone: Client,
) -> None:
    with system_scope():
        far, near = network.centre("far"), network.centre("near")
        Centre.objects.filter(pk=far.pk).update(names={"en": "Far away"}, region_code="77")
        Centre.objects.filter(pk=near.pk).update(names={"en": "Near by"}, region_code="63")
    answer_all(phone)
    page = _page(phone, "/plan/changed")
    assert page.index("Near by") < page.index("Far away")
    assert "Come to a centre: the talk is free" in page
    assert "Call or come" not in page
    with system_scope():
        Centre.objects.filter(pk=near.pk).update(phone="+7 846 000-00-00")
    page = _page(phone, "/plan/changed")
    assert "Call or come" in page
    assert "Near by, +7 846 000-00-00" in page
