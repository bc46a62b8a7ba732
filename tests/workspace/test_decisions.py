"""The page on which the state's decision is recorded: who waits, what follows, what the person sees."""

import re
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from django.test import Client

from hamroh.accounts.models import LookLog
from hamroh.accounts.roles import Role
from hamroh.booking.actions import confirm_visit
from hamroh.core.law import Value
from hamroh.flows.planning import replan_and_remind
from hamroh.flows.visiting.booking import hold_offer, offer_visit
from hamroh.foundation import clock
from hamroh.foundation.actor import SYSTEM
from hamroh.foundation.scope import system_scope
from hamroh.journeys.actions import record_facts
from hamroh.journeys.law import law_for
from hamroh.journeys.models import PersonFact, Trust
from hamroh.journeys.queries import read_plan
from hamroh.messaging.models import Message
from hamroh.network.models import Centre
from hamroh.people.actions import give_consent, set_contact
from hamroh.people.models import ContactKind, Person, Purpose
from hamroh.people.numbers import hash_paper
from tests.builders import accounts, demo_network, people, signin

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

pytestmark = [pytest.mark.data, pytest.mark.django_db(transaction=True)]
LIST = "/work/decisions/"
NOW = datetime(2026, 12, 8, 5, tzinfo=UTC)
TODAY = date(2026, 12, 8)
FACTS: dict[str, Value | None] = {
    "citizenship": "UZ",
    "birth_date": date(1998, 3, 14),
    "entry_date": date(2026, 11, 16),
    "region": "63",
    "ground": "work",
    "progress": "applied",
    "registered_until": date(2027, 2, 1),
    "patent_applied_on": date(2026, 11, 23),
}
"""Ten working days after 23 November the state has had its time: on 7 December, which is yesterday."""


@pytest.fixture
def centre(monkeypatch: pytest.MonkeyPatch) -> Centre:
    monkeypatch.setattr(clock, "now", lambda: NOW)
    demo_network.load(NOW)
    return Centre.objects.get(key="samara-kabelnaya")


@pytest.fixture
def registrar(centre: Centre) -> Client:
    return signin.sign_in(accounts.staff(NOW, centre, Role.REGISTRAR, username="who-meets-the-state"))


def filed(centre: Centre, number: str = people.NUMBER) -> Person:
    """Somebody whose application lies with the state, and who wants to be written to."""
    person = people.person(NOW, centre, number)
    with system_scope():
        record_facts(actor=SYSTEM, now=NOW, person_id=person.pk, facts=FACTS)
        replan_and_remind(actor=SYSTEM, now=NOW, person_id=person.pk, today=TODAY)
    return person


def wants_news(person: Person) -> None:
    with system_scope():
        set_contact(
            actor=SYSTEM,
            person_id=person.pk,
            kind=ContactKind.PHONE,
            value="+998901234567",
            now=NOW,
            confirmed=True,
        )
        give_consent(
            actor=SYSTEM,
            person_id=person.pk,
            purpose=Purpose.REMINDERS,
            language="uz",
            text_version="1",
            now=NOW,
        )


def sent(client: Client, person: Person, **changed: str) -> "Answer":
    page = client.get(f"{LIST}{person.pk}/").content.decode()
    key = re.search(r'name="key" value="([^"]+)"', page)
    day = {"on_day": str(TODAY.day), "on_month": str(TODAY.month), "on_year": str(TODAY.year)}
    return client.post(f"{LIST}{person.pk}/", {"key": key[1] if key else "", **day, **changed})


def books_to_collect(person: Person, centre: Centre) -> None:
    """The earliest visit that the person's plan asks for, confirmed."""
    with system_scope():
        law = law_for(person.pk, now=NOW)
        offer = offer_visit(plan=read_plan(person.pk, law=law, today=TODAY), centre=centre, now=NOW)
        held = hold_offer(actor=SYSTEM, now=NOW, key="second", person_id=person.pk, offer=offer)
        confirm_visit(
            actor=SYSTEM,
            now=NOW,
            key="bound",
            visit_id=held.visit_id,
            identity_hash=hash_paper("UZB", people.NUMBER),
        )


def plain(page: "Answer") -> str:
    return page.content.decode().replace("\N{NO-BREAK SPACE}", " ")


def decided(person: Person) -> list[tuple[object, str, bool]]:
    with system_scope():
        rows = PersonFact.objects.filter(person=person, kind="patent_decided_on").order_by("recorded_at")
        return [(row.value, row.trust, row.superseded_at is None) for row in rows]


def test_who_has_filed_waits_on_the_list_and_each_look_is_logged(registrar: Client, centre: Centre) -> None:
    person = filed(centre)
    page = registrar.get(LIST).content.decode()
    for words in ("Karimov Dilshod", "23.11.2026", "07.12.2026", "\N{MINUS SIGN}1"):
        assert words in page
    with system_scope():
        assert LookLog.objects.get(person_id=person.pk).page == "decisions"


def test_an_application_that_only_the_person_speaks_of_is_told_apart(
    registrar: Client, centre: Centre
) -> None:
    person = filed(centre)
    assert "так сказал человек" in plain(registrar.get(LIST))
    assert "Известно только со слов человека." in plain(registrar.get(f"{LIST}{person.pk}/"))
    with system_scope():
        applied = {"patent_applied_on": FACTS["patent_applied_on"]}
        record_facts(
            actor=SYSTEM,
            now=NOW,
            person_id=person.pk,
            facts=applied,
            trust=Trust.VERIFIED,
            evidence="service:application",
        )
    assert "так сказал человек" not in plain(registrar.get(LIST))
    assert "Записано в окне центра." in plain(registrar.get(f"{LIST}{person.pk}/"))


def test_before_undoing_it_is_said_that_a_visit_to_collect_stays_booked(
    registrar: Client, centre: Centre
) -> None:
    person = filed(centre)
    assert sent(registrar, person).status_code == 302
    assert "В этом центре визита за патентом нет." in plain(registrar.get(f"{LIST}{person.pk}/"))
    books_to_collect(person, centre)
    page = plain(registrar.get(f"{LIST}{person.pk}/"))
    assert "Визит за патентом уже назначен: 8 декабря" in page
    assert "Отмена записи его не отменит" in page


def test_one_page_of_the_list_costs_the_same_for_many(
    registrar: Client, centre: Centre, django_assert_max_num_queries: pytest.FixtureRequest
) -> None:
    for number in range(26):
        filed(centre, f"FA20000{number:02}")
    with django_assert_max_num_queries(60):  # type: ignore[operator]
        page = registrar.get(LIST).content.decode()
    assert page.count(f'href="{LIST}') >= 25
    assert f"{LIST}?page=1" in page
    assert f"{LIST}?page=0" in registrar.get(f"{LIST}?page=1").content.decode()


def test_from_the_decision_at_the_page_to_the_collecting_visit_in_the_portal(
    registrar: Client, centre: Centre
) -> None:
    person = filed(centre)
    wants_news(person)
    phone = signin.person_client(person.pk)
    phone.cookies["language"] = "en"
    late = phone.get("/plan").content.decode()
    assert "The state has not decided in its time." in late
    assert "Book a consultation" in late
    assert sent(registrar, person).status_code == 302
    another_tab = sent(registrar, person, key="0f0e0d0c-0b0a-4908-8706-050403020100")
    assert another_tab.status_code == 422
    assert decided(person) == [("2026-12-08", "verified", True)]
    with system_scope():
        assert Message.objects.filter(person_id=person.pk, kind="news", params={}).count() == 1
    plan = phone.get("/plan").content.decode()
    assert "The state has not decided in its time." not in plan
    offer = phone.get(f"/book?centre={centre.key}").content.decode()
    assert 'action="/book/hold"' in offer
    assert "See a consultant first" not in offer


def test_the_same_form_twice_records_once_and_a_mistake_is_undone(registrar: Client, centre: Centre) -> None:
    person = filed(centre)
    key = "0f0e0d0c-0b0a-4908-8706-050403020100"
    for _click in range(2):
        assert sent(registrar, person, key=key).status_code == 302
    assert len(decided(person)) == 1
    assert "Karimov Dilshod" in registrar.get(LIST).content.decode()
    assert 'value="undo"' in registrar.get(f"{LIST}{person.pk}/").content.decode()
    for _click in range(2):
        assert sent(registrar, person, key=key, verb="undo").status_code == 302
    assert decided(person) == [("2026-12-08", "verified", False)]
    phone = signin.person_client(person.pk)
    phone.cookies["language"] = "en"
    assert "The state has not decided in its time." in phone.get("/plan").content.decode()


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"on_day": "22", "on_month": "11"}, "Этот день раньше подачи заявления."),
        ({"on_year": "2027"}, "Этот день ещё не наступил."),
        ({"on_day": "31", "on_month": "2"}, "Напишите день, месяц и год цифрами."),
        ({"key": "old"}, "Страница устарела."),
        ({"verb": "undo"}, "Отменять нечего."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_kept(
    registrar: Client, centre: Centre, changed: dict[str, str], words: str
) -> None:
    person = filed(centre)
    page = sent(registrar, person, **changed)
    assert page.status_code == 422
    assert words in plain(page)
    assert decided(person) == []


def test_only_who_meets_the_state_records(centre: Centre) -> None:
    person = filed(centre)
    cashier = signin.staff_client(NOW, centre, Role.CASHIER, username="a-cashier")
    assert cashier.get(LIST).status_code == 403
    assert cashier.post(f"{LIST}{person.pk}/").status_code == 403
