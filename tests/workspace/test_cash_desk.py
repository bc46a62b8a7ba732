"""The cash desk: who finds whom, what is owed, one click one payment, and what is taken back."""

import re
from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from django.test import Client

from hamroh.accounts.models import LookLog
from hamroh.accounts.roles import Role
from hamroh.billing.models import Invoice, Payment
from hamroh.documents.models import IssuedDocument, Revocation
from hamroh.foundation import clock
from hamroh.foundation.scope import system_scope
from tests.builders import accounts, signin
from tests.builders.searching import search
from tests.builders.till import Till, till

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

pytestmark = [pytest.mark.data, pytest.mark.django_db]

CASH = "/work/cash/"


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch) -> Till:
    made = till()
    monkeypatch.setattr(clock, "now", lambda: made.now)
    return made


@pytest.fixture
def cashier(place: Till) -> Client:
    return signin.sign_in(place.cashier)


def _key(page: "Answer") -> str:
    found = re.search(r'name="key" value="([^"]+)"', page.content.decode())
    assert found
    return found[1]


def _invoice(cashier: Client, place: Till) -> str:
    return str(cashier.post(f"{CASH}visit/{place.visit.pk}/")["Location"])


def _pay(cashier: Client, address: str, amount: str, **more: str) -> "Answer":
    sent = {"key": more.pop("key", "") or _key(cashier.get(address)), "amount": amount, "method": "cash"}
    return cashier.post(address, sent | more)


@pytest.mark.parametrize(
    "typed", ["{ticket}", "{cyrillic}", "FA1234567", "+998 90 123 45 67", "Каримов Дилшод"]
)
def test_whoever_pays_is_found_by_what_they_show(cashier: Client, place: Till, typed: str) -> None:
    number = place.ticket.number
    query = typed.format(ticket=number.lower(), cyrillic=number.replace("A", "А"))
    page = search(cashier, CASH, query).content.decode()
    assert "Dilshod" in page
    assert '<span class="tag">Вымышлен</span>' in page
    assert number in page
    assert "FA1234567" not in page.replace(f'value="{query}"', "")
    with system_scope():
        assert LookLog.objects.filter(person_id=place.person.pk, page="cash_desk").count() == 1


@pytest.mark.parametrize("typed", ["A999", "FA0000000", "+998 90 000 00 00", "Nobody", "'; --", "9" * 90])
def test_nobody_is_found_by_what_nobody_shows(cashier: Client, place: Till, typed: str) -> None:
    page = search(cashier, CASH, typed).content.decode()
    assert "Dilshod" not in page
    with system_scope():
        assert not LookLog.objects.filter(person_id=place.person.pk, page="cash_desk").exists()


def test_the_invoice_is_made_once_from_the_visits_services(cashier: Client, place: Till) -> None:
    address = _invoice(cashier, place)
    assert _invoice(cashier, place) == address
    page = cashier.get(address).content.decode().replace("\N{NO-BREAK SPACE}", " ")
    for words in (
        "Фото",
        "300 ₽",
        "Заявление",
        "госпошлина",
        "4 200 ₽",
        "К оплате",
        "4 500 ₽",
        place.ticket.number,
    ):
        assert words in page
    with system_scope():
        assert Invoice.objects.count() == 1


def test_a_payment_leads_to_its_receipt(cashier: Client, place: Till) -> None:
    page = cashier.get(_pay(cashier, _invoice(cashier, place), "4 500")["Location"])
    text = page.content.decode().replace("\N{NO-BREAK SPACE}", " ")
    for words in (
        '<html lang="uz"',
        "Chek",
        "4 500 rubl",
        "NAMUNA",
        "ОБРАЗЕЦ",
        "RS-2026-000001",
        'class="qr"',
    ):
        assert words in text
    assert "Karimov" not in text
    with system_scope():
        payment = Payment.objects.get()
        assert (payment.amount, payment.method) == (450_000, "cash")
        assert LookLog.objects.filter(person_id=place.person.pk, page="paper").exists()


def test_double_click_back_button_and_repeat_take_money_once(cashier: Client, place: Till) -> None:
    address = _invoice(cashier, place)
    key = _key(cashier.get(address))
    receipts = {_pay(cashier, address, "1 000", key=key)["Location"] for _ in range(3)}
    assert len(receipts) == 1
    with system_scope():
        assert (Payment.objects.count(), Invoice.objects.get().paid) == (1, 100_000)
    other = _pay(cashier, address, "2 000", key=key)
    assert other.status_code == 409
    assert _key(other) != key
    assert 'value="2 000"' in other.content.decode()


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("4 500,01", "Осталось заплатить только"),
        ("", "Введите сумму."),
        ("0", "Сумма должна быть больше нуля."),
        ("-5", "Сумма должна быть больше нуля."),
        ("4,500", "Это можно понять двояко."),
        ("много", "Введите сумму цифрами"),
    ],
)
def test_a_wrong_sum_stays_in_its_field_and_nothing_is_taken(
    cashier: Client, place: Till, amount: str, words: str
) -> None:
    page = _pay(cashier, _invoice(cashier, place), amount)
    assert page.status_code == 409
    text = page.content.decode()
    assert words in text
    assert f'name="amount" type="text" value="{amount}"' in text
    with system_scope():
        assert not Payment.objects.exists()


def test_how_it_is_paid_must_be_one_of_the_ways(cashier: Client, place: Till) -> None:
    page = _pay(cashier, _invoice(cashier, place), "100", method="gold")
    assert "Выберите, как платят." in page.content.decode()


def test_a_paid_invoice_takes_no_more(cashier: Client, place: Till) -> None:
    address = _invoice(cashier, place)
    key = _key(cashier.get(address))
    _pay(cashier, address, "4500", key=key)
    page = cashier.get(address).content.decode()
    assert "Оплачен" in page
    assert 'name="key"' not in page
    late = _pay(cashier, address, "1", key="another")
    assert "Этот счёт оплачен или закрыт." in late.content.decode()


def test_the_day_counts_by_method_without_what_was_taken_back(cashier: Client, place: Till) -> None:
    address = _invoice(cashier, place)
    _pay(cashier, address, "1000")
    _pay(cashier, address, "2000", method="card")
    _pay(cashier, address, "500", method="card")
    with system_scope():
        wrong = Payment.objects.get(amount=50_000)
    cashier.post(f"{CASH}payment/{wrong.pk}/reverse/", {"reason": "wrong_sum"})
    page = cashier.get(CASH).content.decode().replace("\N{NO-BREAK SPACE}", " ")
    for words in ("1 000 ₽", "2 000 ₽", "3 000 ₽", "Отменён"):
        assert words in page


def test_a_payment_is_taken_back_once_with_a_reason(cashier: Client, place: Till) -> None:
    address = _invoice(cashier, place)
    _pay(cashier, address, "4500")
    with system_scope():
        payment = Payment.objects.get()
    reverse = f"{CASH}payment/{payment.pk}/reverse/"
    assert "Отменить платёж" in cashier.get(reverse).content.decode()
    assert "Выберите причину." in cashier.post(reverse, {}).content.decode()
    assert cashier.post(reverse, {"reason": "wrong_person"})["Location"] == address
    assert "Этот платёж уже отменён." in cashier.post(reverse, {"reason": "wrong_person"}).content.decode()
    with system_scope():
        assert Invoice.objects.get().paid == 0
        assert Revocation.objects.get().number == IssuedDocument.objects.get().number
    receipt = cashier.get(f"{CASH}receipt/{payment.pk}/").content.decode()
    assert "Boshqa odamga yozilgan" in receipt


def test_a_manager_reads_and_takes_back_but_takes_no_money(cashier: Client, place: Till) -> None:
    address = _invoice(cashier, place)
    key = _key(cashier.get(address))
    manager = signin.sign_in(accounts.staff(place.now, place.centre, Role.MANAGER))
    assert 'name="key"' not in manager.get(address).content.decode()
    assert _pay(manager, address, "100", key=key).status_code == 403


@pytest.mark.parametrize("role", [Role.RECEPTION, Role.MEDIC, Role.REGISTRAR])
def test_other_roles_have_no_cash_desk(place: Till, role: Role) -> None:
    stranger = signin.sign_in(accounts.staff(place.now, place.centre, role))
    assert stranger.get(CASH).status_code == 403


def test_a_visit_without_prices_has_no_invoice(cashier: Client) -> None:
    place = till(key="tolyatti", prices={}, number="FA7654321", phone="+998901234568")
    client = signin.sign_in(place.cashier)
    page = client.post(f"{CASH}visit/{place.visit.pk}/")
    assert page.status_code == 409
    assert "нет цены" in page.content.decode()


def test_a_visit_of_another_day_is_not_offered(
    cashier: Client, place: Till, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: place.now + timedelta(days=1))
    page = search(cashier, CASH, "FA1234567").content.decode()
    assert "Dilshod" not in page


def test_a_payment_has_an_address_within_the_section(cashier: Client, place: Till) -> None:
    assert urlsplit(_invoice(cashier, place)).path.startswith(CASH)
