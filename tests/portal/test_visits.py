"""Booking in the portal: hold, confirm, move, cancel; a double click and the back button lose nothing."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from hamroh.booking.actions import open_days
from hamroh.booking.models import Visit
from hamroh.core.itinerary.states import VisitState
from hamroh.foundation import clock
from hamroh.foundation.actor import SYSTEM
from hamroh.foundation.scope import system_scope
from hamroh.messaging.queries import list_reminders
from hamroh.network.models import Centre
from tests.builders import demo_network
from tests.portal.test_questions import answer_all

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 5, tzinfo=UTC)
WHO = {"surname": "YUSUPOV", "given": "DILSHOD", "number": "FA1234567", "consent": "on"}


@pytest.fixture(autouse=True)
def _day() -> Iterator[None]:
    with clock.fixed(NOW):
        yield


@pytest.fixture
def phone() -> Client:
    """Dilshod, who has answered the questions."""
    demo_network.load(NOW)
    client = Client()
    client.cookies["language"] = "en"
    answer_all(client)
    return client


def offered(phone: Client, query: str = "?centre=samara-kabelnaya") -> dict[str, str]:
    """The hidden fields of the offer on the page."""
    page = phone.get(f"/book{query}").content.decode()
    form = page[page.index('action="/book/hold"') :]
    return dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form[: form.index("</form>")]))


def visits() -> list[Visit]:
    """All visits, whoever's."""
    with system_scope():
        return list(Visit.objects.order_by("made_at"))


def confirmed(phone: Client) -> Visit:
    """A confirmed visit."""
    held = phone.post("/book/hold", offered(phone))
    response = phone.post(held.headers["Location"], {**WHO, "key": "c1"})
    assert response.headers["Location"] == "/visit", response.content.decode()
    return visits()[-1]


def test_from_the_offer_to_a_confirmed_visit(phone: Client) -> None:
    assert 'class="btn" href="/book"' in phone.get("/plan").content.decode()
    visit = confirmed(phone)
    assert visit.state == VisitState.CONFIRMED
    page = phone.get("/visit").content.decode()
    assert "Show this code at the door." in page
    assert "Desk 31, floor 3" in page
    assert phone.get("/book").headers["Location"] == "/visit"
    assert 'class="btn" href="/visit"' in phone.get("/plan").content.decode()


def test_without_phone_or_card_a_booked_visit_is_not_called_kept(phone: Client) -> None:
    confirmed(phone)
    for address in ("/visit", "/me"):
        page = phone.get(address).content.decode()
        assert "Nothing opens this again yet" in page
        assert 'class="btn" href="/keep"' in page
        assert "Your plan is kept" not in page
    assert 'href="/keep">Keep my plan' in phone.get("/plan").content.decode()
    phone.post("/keep", {"consent": "on", "way": "card"})
    assert len({visit.person_id for visit in visits()}) == 1
    assert "Your plan is kept" in phone.get("/me").content.decode()
    page = phone.get("/visit").content.decode()
    assert "Show this code at the door." in page
    assert "Nothing opens this again yet" not in page


def test_a_double_click_holds_one_visit(phone: Client) -> None:
    fields = offered(phone)
    first = phone.post("/book/hold", fields)
    second = phone.post("/book/hold", fields)
    assert first.headers["Location"] == second.headers["Location"]
    assert len(visits()) == 1


def test_confirming_twice_is_confirming_once(phone: Client) -> None:
    confirm = phone.post("/book/hold", offered(phone)).headers["Location"]
    phone.post(confirm, {**WHO, "key": "c1"})
    assert phone.post(confirm, {**WHO, "key": "c1"}).headers["Location"] == "/visit"
    assert [visit.state for visit in visits()] == [VisitState.CONFIRMED]


def test_an_offer_that_is_gone_says_so_and_shows_the_next(phone: Client) -> None:
    stale = {**offered(phone), "starts_at": "2026-11-23T04:00:00+00:00"}
    response = phone.post("/book/hold", stale)
    assert response.status_code == 409
    assert "Somebody was faster" in response.content.decode()


@pytest.mark.parametrize(
    ("missing", "words"),
    [
        ({"surname": ""}, "Type your surname"),
        ({"surname": "12345 1234"}, "Type it in Latin letters"),
        ({"number": "1"}, "A passport number has"),
        ({"consent": ""}, "Without your consent"),
    ],
)
def test_what_was_typed_stays_typed(phone: Client, missing: dict[str, str], words: str) -> None:
    confirm = phone.post("/book/hold", offered(phone)).headers["Location"]
    response = phone.post(confirm, {**WHO, **missing, "key": "c1"})
    page = response.content.decode()
    assert response.status_code == 422
    assert words in page
    assert 'value="DILSHOD"' in page


def test_all_that_is_wrong_is_said_at_once(phone: Client) -> None:
    confirm = phone.post("/book/hold", offered(phone)).headers["Location"]
    page = phone.post(confirm, {"surname": "Юсупов", "number": "1", "key": "c1"}).content.decode()
    for words in ("Type it in Latin letters", "A passport number has", "Without your consent"):
        assert page.count(words) == 2, words
    assert 'value="Юсупов"' in page


def test_after_an_expired_hold_new_places_are_held_and_nothing_is_typed_again(phone: Client) -> None:
    confirm = phone.post("/book/hold", offered(phone)).headers["Location"]
    with clock.fixed(NOW + timedelta(minutes=11)):
        late = phone.post(confirm, {**WHO, "key": "c1"})
        page = late.content.decode()
        assert late.status_code == 422
        assert "The ten minutes were over." in page
        assert 'value="YUSUPOV"' in page
        again = re.search(r'<form method="post" action="(/book/[^"]+)"', page)
        key = re.search(r'name="key" value="([^"]+)"', page)
        assert again is not None
        assert key is not None
        assert again[1] != confirm
        assert phone.post(confirm, {**WHO, "key": "c1"}).content.decode().count(again[1]) == 1
        assert phone.post(again[1], {**WHO, "key": key[1]}).headers["Location"] == "/visit"
    assert sorted(visit.state for visit in visits()) == [VisitState.CONFIRMED, VisitState.MOVED]


def test_when_no_place_can_be_held_again_the_times_are_shown(phone: Client) -> None:
    confirm = phone.post("/book/hold", offered(phone)).headers["Location"]
    with clock.fixed(NOW + timedelta(days=300)):
        page = phone.post(confirm, {**WHO, "key": "c1"}).content.decode()
    assert "The ten minutes are over, the places went back. Choose a time again." in page


def test_a_visit_moves_and_keeps_its_person(phone: Client) -> None:
    visit = confirmed(phone)
    fields = offered(phone, f"?centre=samara-kabelnaya&move={visit.pk}&from=2026-11-24")
    response = phone.post("/book/hold", fields)
    assert response.status_code == 302, response.content.decode()
    assert response.headers["Location"] == "/visit"
    old, new = visits()
    assert (old.state, new.state) == (VisitState.MOVED, VisitState.CONFIRMED)
    assert new.identity_hash == visit.identity_hash
    assert str(new.day) == "2026-11-24"


def test_a_visit_is_cancelled_after_one_question(phone: Client) -> None:
    visit = confirmed(phone)
    assert "Cancel the visit?" in phone.get(f"/visit/{visit.pk}/cancel").content.decode()
    assert phone.post(f"/visit/{visit.pk}/cancel", {"key": "x1"}).headers["Location"] == "/visit"
    assert visits()[0].state == VisitState.CANCELLED
    assert "No visit is booked." in phone.get("/visit").content.decode()
    again = phone.post(f"/visit/{visit.pk}/cancel", {"key": "x2"})
    assert again.headers["Location"] == "/visit?said=gone"


def test_of_a_visit_that_is_moved_or_given_up_nothing_is_offered_any_more(phone: Client) -> None:
    visit = confirmed(phone)
    move = f"/book?centre=samara-kabelnaya&move={visit.pk}&from=2026-11-24"
    page = phone.get(move).content.decode()
    assert "One tap moves your visit at once." in page
    assert "kept for ten minutes" not in page
    fields = offered(phone, move.removeprefix("/book"))
    assert phone.post("/book/hold", fields).headers["Location"] == "/visit"
    second_tab = phone.post("/book/hold", {**fields, "key": "tab2"}).headers["Location"]
    assert second_tab == "/visit?said=moved"
    assert "You have moved this visit already." in phone.get(second_tab).content.decode()
    new = visits()[-1]
    phone.post(f"/visit/{new.pk}/cancel", {"key": "x1"})
    for address in (f"/visit/{new.pk}/cancel", f"/book?move={new.pk}"):
        assert phone.get(address).headers["Location"] == "/visit?said=gone"
    assert "That visit is not booked any more." in phone.get("/visit?said=gone").content.decode()


def test_another_persons_visit_is_not_to_be_had(phone: Client) -> None:
    visit = confirmed(phone)
    stranger = Client()
    assert stranger.get(f"/book/{visit.pk}").headers["Location"] == "/visit"
    assert stranger.post(f"/visit/{visit.pk}/cancel", {"key": "x"}).headers["Location"] == "/visit"
    assert visits()[0].state == VisitState.CONFIRMED


def test_a_patent_is_booked_only_in_its_own_region(phone: Client) -> None:
    page = phone.get("/book?centre=moscow").content.decode()
    assert 'value="moscow"' not in page
    assert 'value="tolyatti"' in page
    refused = phone.post("/book/hold", {**offered(phone), "centre": "moscow"})
    assert refused.status_code == 409
    assert "This centre is in another region." in refused.content.decode()
    assert visits() == []


def test_where_the_region_has_no_centre_it_is_said_with_what_to_do(phone: Client) -> None:
    phone.post("/questions/region", {"answer": "78"})
    page = phone.get("/book?centre=moscow").content.decode()
    assert "We have no centre in your region" in page
    assert "at any of our centres" in page
    assert "/book/hold" not in page
    assert phone.post("/book/hold", {"centre": "moscow", "move": "x"}).status_code == 409
    assert visits() == []


def test_a_centre_without_places_says_why(phone: Client) -> None:
    phone.post("/questions/region", {"answer": "77"})
    page = phone.get("/book?centre=moscow").content.decode()
    assert "No day has a place for everything yet." in page
    assert "this desk takes no bookings here" in page


def test_who_has_not_answered_is_asked_first() -> None:
    demo_network.load(NOW)
    for path in ("/book", "/answers", "/plan"):
        assert Client().get(path).headers["Location"] == "/questions"
    assert Client().post("/book/hold").headers["Location"] == "/questions"


def test_a_visit_moves_to_the_centre_that_was_chosen(phone: Client) -> None:
    visit = confirmed(phone)
    with system_scope():
        other = Centre.objects.get(key="samara-chernogorskaya")
        open_days(actor=SYSTEM, centre_id=other.pk, first=visit.day, last=visit.day + timedelta(days=2))
    fields = offered(phone, f"?centre={other.key}&move={visit.pk}&from=2026-11-24")
    assert phone.post("/book/hold", fields).headers["Location"] == "/visit"
    old, new = visits()
    assert (old.state, new.state) == (VisitState.CANCELLED, VisitState.CONFIRMED)
    assert (new.centre_id, new.identity_hash) == (other.pk, visit.identity_hash)
    assert new.person_id is not None
    with system_scope():
        due = [one for one in list_reminders(person_id=new.person_id) if one.state == "due"]
    assert {one.params["date"] for one in due if one.kind == "visit_near"} == {"2026-11-24"}
