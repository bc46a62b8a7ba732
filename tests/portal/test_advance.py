"""The page of the advance payment: a code only when all is there, nothing kept, and "paid until" with its basis."""

import re
import time

import pytest
from django.conf import settings
from django.test import Client

from hamroh.core.paymentqr import inn_with_check_digits
from hamroh.project.demo.law import load_law
from tests.builders.advances import NOW, Payer, payer
from tests.builders.signin import person_client

pytestmark = [pytest.mark.data, pytest.mark.django_db(transaction=True)]
INN = inn_with_check_digits("0000000001")
FORM = {"months": "1", "place": "samara", "inn": INN, "surname": "Каримов", "given": "Дилшод"}


@pytest.fixture
def waiting(db: None) -> Payer:
    """Dilshod before the issue, as if it were 14 December 2026."""
    return payer(issued=False)


@pytest.fixture
def client(waiting: Payer) -> Client:
    return person_client(waiting.person.id)


@pytest.fixture(autouse=True)
def _december(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "CLOCK_OFFSET_SECONDS", int(NOW.timestamp() - time.time()))


def test_the_sheet_is_a_sample_with_the_higher_sum(client: Client) -> None:
    page = client.post("/advance", FORM)
    assert page.status_code == 200
    text = page.content.decode()
    assert "SAMPLE" in text
    assert "03100643000000018500" not in text
    assert "36701000" in text
    assert INN in text
    assert "no-store" in page["Cache-Control"]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"inn": ""}, "A payment without it is not found."),
        ({"inn": "770000000000"}, "This is no INN."),
        ({"place": ""}, "without this code the money may get lost"),
        ({"place": "other", "oktmo": "12"}, "Type 8 or 11 digits."),
        ({"months": "3"}, "is not published yet"),
    ],
)
def test_without_place_inn_or_sum_there_is_no_code(
    client: Client, change: dict[str, str], words: str
) -> None:
    page = client.post("/advance", FORM | change)
    assert page.status_code == 422
    text = page.content.decode()
    assert words in text
    assert '<svg class="qr"' not in text
    assert "Каримов" in text


@pytest.mark.parametrize("name", ["RAHIMOV", "Раҳим", "12345"])
@pytest.mark.parametrize("field", ["surname", "given"])
def test_the_code_takes_a_name_in_russian_letters_only(client: Client, field: str, name: str) -> None:
    page = client.post("/advance", FORM | {field: name})
    text = page.content.decode()
    assert page.status_code == 422
    assert f'href="#id_{field}"' in text
    assert text.count("Type it in Russian letters") == 2
    assert f'value="{name}"' in text
    assert '<svg class="qr"' not in text


def test_another_place_takes_the_code_that_was_typed(client: Client) -> None:
    assert "36740000" in client.post("/advance", FORM | {"place": "tolyatti"}).content.decode()
    assert (
        "45000000" in client.post("/advance", FORM | {"place": "other", "oktmo": "45000000"}).content.decode()
    )


def test_who_has_no_plan_is_led_to_the_questions(db: None) -> None:
    load_law()
    assert Client().get("/advance").status_code == 302


def test_who_needs_no_patent_has_nothing_to_pay(waiting: Payer, client: Client) -> None:
    waiting.learn({"citizenship": "KG", "registered": "yes"})
    assert "Your plan asks for no payment." in client.get("/advance").content.decode()


def test_a_shown_receipt_moves_the_day_and_says_what_it_rests_on(db: None) -> None:
    dilshod = payer()
    client = person_client(dilshod.person.id)
    page = client.get("/advance/receipt").content.decode()
    key = page.split('name="key" value="')[1].split('"')[0]
    form = {"key": key, "months": "1", "amount": "11 936", "receipt": "SBP 5518"}
    form |= {"paid_on_day": "14", "paid_on_month": "12", "paid_on_year": "2026"}
    for _click in range(2):
        assert client.post("/advance/receipt", form).status_code == 302
    text = client.get("/advance").content.decode()
    assert "2027-02-06" in text
    assert text.count("receipt shown") == 1
    assert "nobody has checked it" in text or "you said so" in text


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"amount": "much"}, "Type the sum in rubles"),
        ({"paid_on_day": "32"}, "Type day, month and year in numbers."),
        ({"paid_on_year": "2027"}, "This day has not come yet."),
        ({"receipt": " "}, "Type the number that stands on the receipt."),
        ({"paid_on_year": "2020"}, "On this day nothing could be paid for this patent yet."),
        ({"months": "12"}, "A patent lives twelve months"),
    ],
)
def test_a_receipt_that_can_not_be_right_stays_typed(db: None, change: dict[str, str], words: str) -> None:
    client = person_client(payer().person.id)
    form = {"key": "k", "months": "1", "amount": "11936", "receipt": "SBP 5518"}
    form |= {"paid_on_day": "14", "paid_on_month": "12", "paid_on_year": "2026"}
    answer = client.post("/advance/receipt", form | change)
    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_months_without_a_sum_are_shown_and_can_not_be_chosen(db: None) -> None:
    page = person_client(payer().person.id).get("/advance").content.decode()
    options = re.findall(r'<option value="(\d+)"([^>]*)>([^<]*)', page)
    assert options
    for _months, marks, words in options:
        assert ("disabled" in marks) is ("not published yet" in words)
    assert any("disabled" in marks for _months, marks, _words in options)


def test_where_no_place_is_known_its_code_is_asked_for_by_what_it_is(db: None) -> None:
    dilshod = payer()
    dilshod.learn({"region": "77"})
    page = person_client(dilshod.person.id).get("/advance").content.decode()
    assert "OKTMO of the place where you work" in page
    assert "another place" not in page


def test_an_issued_patent_without_a_paid_day_asks_for_it(db: None) -> None:
    dilshod = payer()
    dilshod.learn({"paid_months": None})
    client = person_client(dilshod.person.id)
    assert "First say until when your patent is paid." in client.get("/advance").content.decode()
