"""Somebody without a phone is helped at the reception: registered, asked, booked, moved, printed."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from hamroh.accounts.models import LookLog
from hamroh.accounts.roles import Role
from hamroh.booking.models import Visit
from hamroh.foundation import clock
from hamroh.foundation.actor import SYSTEM
from hamroh.foundation.scope import system_scope
from hamroh.journeys.models import PersonFact
from hamroh.people.actions import link_person_to_centre
from hamroh.people.models import Person
from tests.builders import network, people, signin
from tests.builders.day import FACTS, NOW, Day, build_day, key

pytestmark = [pytest.mark.data, pytest.mark.django_db]
TYPED = {
    "fact-citizenship": "UZ",
    "fact-birth_date_day": "12",
    "fact-birth_date_month": "4",
    "fact-birth_date_year": "1996",
    "fact-entry_date_day": "16",
    "fact-entry_date_month": "11",
    "fact-entry_date_year": "2026",
    "fact-region": "63",
    "fact-ground": "work",
    "fact-progress": "nothing",
    "seen-entry_date": "on",
}


@pytest.fixture
def day(settings: pytest.FixtureRequest) -> Day:
    settings.CLOCK_OFFSET_SECONDS = 0  # type: ignore[attr-defined]
    settings.CLOCK_OFFSET_SECONDS = (NOW - clock.now()).total_seconds()  # type: ignore[attr-defined]
    return build_day()


@pytest.fixture
def reception(day: Day) -> Client:
    return signin.sign_in(day.staff[Role.RECEPTION])


def page_of(person: Person) -> str:
    return f"/work/reception/people/{person.pk}/"


def hidden(page: str) -> dict[str, str]:
    """The hidden fields of the offer on a page."""
    form = page[page.index('<section class="card"') :]
    return dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form[: form.index("</form>")]))


def offered(reception: Client, person: Person, query: str = "") -> dict[str, str]:
    return hidden(reception.get(f"{page_of(person)}book/{query}").content.decode())


def held(reception: Client, person: Person, query: str = "") -> str:
    """The address of a visit that is held."""
    return reception.post(f"{page_of(person)}book/", offered(reception, person, query))["Location"]


def booked(reception: Client, person: Person, query: str = "") -> str:
    """The address of a visit that is confirmed."""
    address = held(reception, person, query)
    done = reception.post(address, {"paper": people.NUMBER, "consent": "on", "key": key()})
    assert done.status_code == 302, done.content.decode()
    return address


def test_the_questions_are_asked_on_one_page_until_there_is_a_plan(day: Day, reception: Client) -> None:
    person = day.person(facts={})
    address = f"{page_of(person)}answers/"
    assert "fact-citizenship" in reception.get(address).content.decode()
    blank = reception.get(f"{page_of(person)}book/").content.decode()
    assert address in blank, "without answers the questions come first"
    first = {name: value for name, value in TYPED.items() if name != "fact-progress"}
    assert reception.post(address, first)["Location"] == address, "a question is open still"
    assert "fact-progress" in reception.get(address).content.decode()
    assert reception.post(address, TYPED)["Location"] == page_of(person)
    with system_scope():
        facts = PersonFact.objects.filter(person=person, superseded_at=None)
        assert facts.get(kind="entry_date").trust == "verified"
        assert facts.get(kind="citizenship").trust == "claimed"
        assert "ask_questions" in LookLog.objects.filter(person_id=person.pk).values_list("why", flat=True)
    page = reception.get(page_of(person)).content.decode()
    assert "plan/" in page, "the plan can be printed now"


def test_a_wrong_answer_stays_typed_and_a_seen_one_is_not_talked_away(day: Day, reception: Client) -> None:
    person = day.person(facts={})
    address = f"{page_of(person)}answers/"
    wrong = reception.post(address, TYPED | {"fact-entry_date_day": "31"})
    assert wrong.status_code == 422
    assert 'href="#id_fact-entry_date_day"' in wrong.content.decode()
    assert 'value="1996"' in wrong.content.decode()
    assert reception.post(address, TYPED | {"fact-entry_date_year": "2027"}).status_code == 422
    reception.post(address, TYPED)
    claim = {name: value for name, value in TYPED.items() if name != "seen-entry_date"}
    refused = reception.post(address, claim | {"fact-entry_date_day": "17"})
    assert refused.status_code == 422
    unknown = {name: value for name, value in claim.items() if "birth_date" not in name}
    assert reception.post(address, unknown | {"unknown-birth_date": "on"}).status_code == 302
    with system_scope():
        assert PersonFact.objects.get(person=person, kind="birth_date", superseded_at=None).value is None


def test_from_the_offer_to_the_sheet_in_the_persons_language(day: Day, reception: Client) -> None:
    person = day.person()
    address = held(reception, person, "?from=2026-11-24")
    assert "24" in reception.get(address).content.decode()
    wrong = reception.post(address, {"paper": "FA7654321", "consent": "on", "key": key()})
    assert wrong.status_code == 422
    assert 'value="FA7654321"' in wrong.content.decode()
    unsigned = reception.post(address, {"paper": people.NUMBER, "key": key()})
    assert 'href="#id_consent"' in unsigned.content.decode()
    same = {"paper": people.NUMBER, "consent": "on", "key": key()}
    assert reception.post(address, same)["Location"] == address
    assert reception.post(address, same)["Location"] == address, "a double click confirms once"
    with system_scope():
        visit = Visit.objects.get()
        assert (visit.state, str(visit.day)) == ("confirmed", "2026-11-24")
    sheet = reception.get(f"{address}sheet/").content.decode()
    assert '<html lang="uz" class="day">' in sheet
    assert "Oyna registration" in sheet
    assert "Окно registration" in sheet
    assert "Karimov" not in sheet
    assert '<ul class="bring">' in sheet
    plan = reception.get(f"{page_of(person)}plan/").content.decode()
    assert '<html lang="uz" class="day">' in plan
    assert "Встаньте на миграционный учёт" in plan


def test_a_double_click_holds_once_and_an_old_offer_is_said_to_be_gone(day: Day, reception: Client) -> None:
    person = day.person()
    fields = offered(reception, person)
    first = reception.post(f"{page_of(person)}book/", fields)
    assert reception.post(f"{page_of(person)}book/", fields)["Location"] == first["Location"]
    stale = reception.post(
        f"{page_of(person)}book/", fields | {"starts_at": "2026-11-23T04:00:00+00:00", "key": key()}
    )
    assert stale.status_code == 409
    with system_scope():
        assert Visit.objects.count() == 1


def test_a_booked_visit_is_moved_not_booked_twice_then_given_up(day: Day, reception: Client) -> None:
    person = day.person()
    address = booked(reception, person)
    assert address in reception.get(f"{page_of(person)}book/").content.decode()
    with system_scope():
        first = Visit.objects.get()
    moved = held(reception, person, f"?move={first.pk}&from=2026-11-25")
    assert moved != address
    page = reception.get(moved).content.decode()
    assert "cancel/" in page
    assert reception.post(f"{moved}cancel/", {"key": key()})["Location"] == moved
    assert reception.post(f"{moved}cancel/", {"key": key()}).status_code == 422, "it is given up already"
    with system_scope():
        assert sorted(Visit.objects.values_list("state", flat=True)) == ["cancelled", "moved"]
    assert "book/" in reception.get(moved).content.decode()
    assert reception.get(page_of(person)).status_code == 200


def test_an_expired_hold_says_so_and_leads_to_another_time(day: Day, reception: Client) -> None:
    address = held(reception, day.person())
    with clock.fixed(NOW + timedelta(minutes=11)):
        late = reception.post(address, {"paper": people.NUMBER, "consent": "on", "key": key()})
        assert late.status_code == 422
        assert "book/?centre=" in late.content.decode()


def test_who_is_late_is_booked_to_the_consultant_only_and_gets_no_printed_plan(
    day: Day, reception: Client
) -> None:
    person = day.person(facts={**FACTS, "entry_date": NOW.date().replace(month=10)})
    page = reception.get(f"{page_of(person)}book/").content.decode()
    assert 'class="note warn"' in page
    assert "Окно consultant" in page
    assert "Окно registration" not in page
    assert reception.get(f"{page_of(person)}plan/")["Location"] == page_of(person)
    sheet = reception.get(f"{booked(reception, person)}sheet/").content.decode()
    assert '<ul class="bring">' not in sheet, "a sheet that lies about names no reason"


def test_a_colleague_of_another_centre_opens_nothing_of_it(day: Day, reception: Client) -> None:
    person = day.person()
    address = held(reception, person)
    stranger = signin.staff_client(NOW, network.centre("elsewhere"), Role.RECEPTION)
    assert stranger.get(address).status_code == 404
    assert stranger.post(f"{address}cancel/", {"key": key()}).status_code == 404
    for part in ("answers/", "book/", "plan/"):
        assert stranger.get(f"{page_of(person)}{part}").status_code == 403


def test_another_centre_gives_a_visit_up_only_for_who_shows_the_passport(day: Day, reception: Client) -> None:
    person = day.person()
    address = booked(reception, person)
    elsewhere = network.centre("elsewhere")
    with system_scope():
        visit = Visit.objects.get()
        link_person_to_centre(
            actor=SYSTEM, person_id=person.pk, centre_id=elsewhere.pk, why="booking", now=NOW
        )
    colleague = signin.staff_client(NOW, elsewhere, Role.RECEPTION)
    assert address in colleague.get(page_of(person)).content.decode()
    assert "Этот визит в другом центре." in colleague.get(address).content.decode()
    for typed, words in (("", "Попросите паспорт"), ("FA7654321", "Сверьте номера")):
        refused = colleague.post(f"{address}cancel/", {"key": key(), "paper": typed})
        assert refused.status_code == 422
        assert words in refused.content.decode()
    moving = f"{page_of(person)}book/?move={visit.pk}&centre={day.centre.key}&from=2026-11-25"
    page = colleague.get(moving).content.decode()
    assert 'name="paper"' in page
    refused = colleague.post(f"{page_of(person)}book/", {**hidden(page), "paper": "FA7654321"})
    assert refused.status_code == 409
    assert 'href="#id_paper"' in refused.content.decode()
    sent = colleague.post(f"{address}cancel/", {"key": key(), "paper": people.NUMBER})
    assert sent["Location"] == address
    assert "cancel/" not in colleague.get(address).content.decode()
    with system_scope():
        assert Visit.objects.get().state == "cancelled"
