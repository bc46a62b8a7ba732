"""The country first: somebody in Astana gets a plan by the law of Kazakhstan, and nothing of ours is promised there."""

from datetime import UTC, datetime

import pytest
from django.template.defaultfilters import striptags
from django.test import Client

from hamroh.foundation import clock
from hamroh.journeys.models import PersonFact, Plan
from tests.builders import journeys
from tests.portal.test_questions import answer_all

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 6, tzinfo=UTC)
RUSLAN = (
    ("citizenship", {"answer": "UZ"}),
    ("birth_date", {"answer_day": "4", "answer_month": "3", "answer_year": "1998"}),
    ("entry_date", {"answer_day": "16", "answer_month": "11", "answer_year": "2026"}),
    ("ground", {"answer": "work_home"}),
    ("region", {"answer": "71"}),
    ("registered", {"answer": "no"}),
    ("progress", {"answer": "nothing"}),
    ("permit_months", {"answer": "3"}),
    ("employer_full", {"answer": "no"}),
)
# The day of the permit's tax, its sum, and that we have no centre there, in each language.
SEEN = {
    "en": ("Which country is your plan for?", "51 900 tenges", "We have no centre in this country yet."),
    "ru": ("Для какой страны нужен план?", "51 900 тенге", "В этой стране у нас пока нет центра."),
    "uz": ("Reja qaysi davlat uchun kerak?", "51 900 tenge", "Bu davlatda hali markazimiz yoʻq."),
    "tg": ("Нақша барои кадом кишвар лозим аст?", "51 900 тенге", "Дар ин кишвар ҳанӯз маркази мо нест."),
    "ky": ("План кайсы өлкө үчүн керек?", "51 900 теңге", "Бул өлкөдө азырынча борборубуз жок."),
    "kk": ("Жоспар қай ел үшін керек?", "51 900 теңге", "Бұл елде әзірге орталығымыз жоқ."),
}


@pytest.fixture(autouse=True)
def _today() -> object:
    journeys.release(NOW)
    with clock.fixed(NOW):
        yield


@pytest.fixture
def phone() -> Client:
    """A browser that speaks English where both laws are in force."""
    journeys.release(NOW, pack="kz")
    return _browser("en")


def _browser(language: str) -> Client:
    client = Client()
    client.cookies["language"] = language
    return client


def _in_astana(client: Client) -> None:
    assert client.post("/where", {"place": "kz"}).headers["Location"] == "/questions"
    response = client.get("/questions")
    for kind, posted in RUSLAN:
        assert response.headers["Location"] == f"/questions/{kind}"
        assert client.get(response.headers["Location"]).status_code == 200
        response = client.post(f"/questions/{kind}", posted)
    assert response.headers["Location"] == "/plan"


def _text(client: Client, path: str) -> str:
    return client.get(path).content.decode().replace("\N{NO-BREAK SPACE}", " ")


def test_with_one_law_nobody_is_asked_for_the_country() -> None:
    assert _browser("en").get("/where").headers["Location"] == "/questions"


@pytest.mark.parametrize("language", SEEN)
def test_somebody_in_astana_gets_a_plan_in_each_language(phone: Client, language: str) -> None:
    phone.cookies["language"] = language
    asked, price, nobody = SEEN[language]
    assert asked in _text(phone, "/where")
    _in_astana(phone)
    page = _text(phone, "/plan")
    assert price in page
    assert nobody in page
    for ours in ("/book", "/keep", "/visit", "/advance"):
        assert f'href="{ours}' not in page
    assert _text(phone, "/plan?print")
    assert "UZ" not in striptags(_text(phone, "/answers"))


def test_a_wrong_country_is_refused_in_place(phone: Client) -> None:
    for posted in ({}, {"place": "xx"}):
        response = phone.post("/where", posted)
        assert response.status_code == 422
        assert "Choose a country." in response.content.decode()


def test_the_centres_do_not_book_keep_or_charge_where_they_are_not(phone: Client) -> None:
    _in_astana(phone)
    assert phone.get("/keep").headers["Location"] == "/plan"
    assert phone.get("/advance").headers["Location"] == "/plan"
    assert phone.get("/book").headers["Location"] == "/questions"
    assert phone.get("/questions").headers["Location"] == "/plan"
    assert not Plan.objects.exists()
    assert not PersonFact.objects.exists()


def test_who_is_late_there_is_told_to_ask_but_not_to_book(phone: Client) -> None:
    _in_astana(phone)
    late = {"answer_day": "1", "answer_month": "10", "answer_year": "2026"}
    phone.post("/questions/entry_date", late)
    page = _text(phone, "/plan")
    assert "Talk to a consultant first" in page
    assert "Book a consultation" not in page
    assert "Who comes without booking" not in page


def test_another_country_begins_with_no_answers_and_the_same_one_keeps_them(phone: Client) -> None:
    answer_all(phone)
    assert "11 936" in _text(phone, "/plan")
    phone.post("/where", {"place": "ru"})
    assert phone.get("/questions").headers["Location"] == "/plan"
    phone.post("/where", {"place": "kz"})
    assert phone.get("/questions").headers["Location"] == "/questions/citizenship"


def test_the_hosts_missed_days_are_not_counted_out_to_the_worker(phone: Client) -> None:
    """Entered on Monday 16 November: the host had until the 19th; on the 23rd nothing is the worker's fault."""
    _in_astana(phone)
    page = _text(phone, "/plan")
    assert "Make sure that your host reports your arrival" in page
    assert "The host is warned or fined and not you. Tell a consultant." in page
    assert "days late" not in page
