"""My payments: open sum, services, how to pay, and what the cash desk recorded."""

import pytest
from django.test import Client

from hamroh.billing.models import Invoice, Payment
from hamroh.foundation import clock
from hamroh.foundation.actor import SYSTEM
from hamroh.foundation.scope import system_scope
from hamroh.network.actions import set_bank_account
from tests.builders import journeys, people, signin
from tests.builders.searching import search
from tests.builders.till import Till, till
from tests.flows.paying.test_bills import ACCOUNT

pytestmark = [pytest.mark.data, pytest.mark.django_db]


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch) -> Till:
    made = till()
    monkeypatch.setattr(clock, "now", lambda: made.now)
    return made


@pytest.fixture
def phone(place: Till) -> Client:
    client = signin.person_client(place.person.pk)
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "ru"
    return client


def text_of(client: Client, address: str) -> str:
    return client.get(address).content.decode().replace("\N{NO-BREAK SPACE}", " ")


def test_without_an_account_of_the_centre_there_is_no_code(phone: Client) -> None:
    page = text_of(phone, "/pay")
    for words in (
        "4 500 рублей",
        "Заявление на патент, госпошлина",
        "Ещё не оплачено",
        "нет кода для оплаты",
    ):
        assert words in page
    assert "Код для оплаты в банке" not in page


def test_from_the_code_to_the_receipt(place: Till, phone: Client) -> None:
    set_bank_account(actor=SYSTEM, centre_id=place.centre.pk, payee=ACCOUNT)
    assert "Код для оплаты в банке" in text_of(phone, "/pay")
    assert "Платите в кассе: визит раньше" in text_of(phone, "/pay")
    sheets = {phone.post(f"/pay/{place.visit.pk}")["Location"] for _click in range(2)}
    assert len(sheets) == 1
    sheet = text_of(phone, sheets.pop())
    with system_scope():
        number = Invoice.objects.get().number
    for words in (number, "4 500 ₽", "ОБРАЗЕЦ / SAMPLE", 'class="qr"'):
        assert words in sheet
    assert "Karimov" not in sheet

    cashier = signin.sign_in(place.cashier)
    scanned = f"ST00012|Name=X|Purpose=Оплата по счету {number} от 23.11.2026"
    for typed in (number, number.lower(), scanned):
        found = search(cashier, "/work/cash/", typed)
        assert found["Location"].startswith("/work/cash/invoice/")
    address = found["Location"]
    sent = {"key": "k1", "amount": "4500", "method": "bank_qr"}
    assert "Введите номер перевода в банке." in cashier.post(address, sent).content.decode()
    done = cashier.post(address, sent | {"reference": "op 77"})
    assert done.status_code == 302
    with system_scope():
        assert Payment.objects.get().bank_reference == "op 77"
    page = text_of(phone, "/pay")
    for words in ("Оплачен", "по коду оплаты", "Чеки лежат"):
        assert words in page
    assert phone.get(f"/pay/code/{address.rstrip('/').rsplit('/', 1)[-1]}")["Location"] == "/pay"
    assert "RS-2026-000001" in text_of(phone, "/me/papers")


def test_the_same_transfer_on_another_invoice_is_refused_at_the_desk(place: Till) -> None:
    cashier = signin.sign_in(place.cashier)
    address = cashier.post(f"/work/cash/visit/{place.visit.pk}/")["Location"]
    sent = {"amount": "100", "method": "bank_qr", "reference": "op 77"}
    assert cashier.post(address, sent | {"key": "a"}).status_code == 302
    again = cashier.post(address, sent | {"key": "b"})
    assert again.status_code == 409
    assert "Этот перевод уже записан." in again.content.decode()


def test_what_is_somebody_elses_is_not_found(place: Till, phone: Client) -> None:
    set_bank_account(actor=SYSTEM, centre_id=place.centre.pk, payee=ACCOUNT)
    code = phone.post(f"/pay/{place.visit.pk}")["Location"]
    stranger = signin.person_client(people.person(place.now, number="FA7654321").pk)
    assert stranger.get(code).status_code == 404
    assert stranger.post(f"/pay/{place.visit.pk}").status_code == 409


def test_nothing_to_pay_is_said_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    place = till(key="tolyatti", prices={})
    monkeypatch.setattr(clock, "now", lambda: place.now)
    client = signin.person_client(place.person.pk)
    assert "Платить нечего." in client.get("/pay", headers={"accept-language": "ru"}).content.decode()


def test_visits_invoices_and_papers_are_taken_out_too(place: Till, phone: Client) -> None:
    journeys.release(place.now)
    cashier = signin.sign_in(place.cashier)
    address = cashier.post(f"/work/cash/visit/{place.visit.pk}/")["Location"]
    cashier.post(address, {"key": "k", "amount": "4500", "method": "cash"})
    taken = phone.get("/me/data.json").json()
    assert [(one["day"], one["services"]) for one in taken["visits"]] == [
        ("2026-11-23", ["photo", "application"])
    ]
    (invoice,) = taken["invoices"]
    assert (invoice["total"], invoice["paid"]) == (450_000, 450_000)
    assert invoice["receipts"] == [one["number"] for one in taken["papers"]]
    assert taken["advance_payments"] == []
    assert "Счета" in text_of(phone, "/me/data")
