"""My papers: one's own, each with its code, and said when it no longer holds."""

import pytest
from django.test import Client

from hamroh.accounts.queries import scope_of
from hamroh.flows.paying.taking import Taken, reverse_payment
from hamroh.foundation.scope import bound
from tests.builders import signin
from tests.builders.money import NOW, CashDesk, cash_desk

pytestmark = [pytest.mark.data, pytest.mark.django_db]


@pytest.fixture
def desk() -> CashDesk:
    return cash_desk()


@pytest.fixture
def taken(desk: CashDesk) -> Taken:
    return desk.pay(desk.invoice())


@pytest.fixture
def dilshod(desk: CashDesk) -> Client:
    return signin.person_client(desk.person.pk)


def test_the_list_has_sum_day_and_number(dilshod: Client, taken: Taken) -> None:
    page = dilshod.get("/me/papers").content.decode().replace("\N{NO-BREAK SPACE}", " ")
    for words in ("Receipt", "4 500 rubles", taken.receipt.number, "Holds"):
        assert words in page
    assert 'href="/me/papers"' in dilshod.get("/me").content.decode()


def test_each_paper_has_its_code_and_is_a_sample_outside_production(dilshod: Client, taken: Taken) -> None:
    page = dilshod.get(f"/me/papers/{taken.receipt.pk}").content.decode()
    for words in (taken.receipt.short_code, 'class="qr"', "SAMPLE", "ОБРАЗЕЦ"):
        assert words in page


def test_a_revoked_paper_is_marked_in_the_list_and_on_itself(
    dilshod: Client, desk: CashDesk, taken: Taken
) -> None:
    with bound(scope_of(desk.cashier)):
        reverse_payment(actor=desk.cashier, now=NOW, payment_id=taken.payment.pk, reason="wrong_sum")
    assert "Revoked" in dilshod.get("/me/papers").content.decode()
    page = dilshod.get(f"/me/papers/{taken.receipt.pk}").content.decode()
    assert "The cashier took a wrong sum" in page


def test_papers_of_others_are_not_there(taken: Taken) -> None:
    other = cash_desk("tolyatti", "FA7654321")
    stranger = signin.person_client(other.person.pk)
    assert taken.receipt.number not in stranger.get("/me/papers").content.decode()
    assert stranger.get(f"/me/papers/{taken.receipt.pk}").status_code == 404
    assert "Receipts appear here when you pay at a centre." in stranger.get("/me/papers").content.decode()


def test_without_signing_in_there_are_no_papers(client: Client, taken: Taken) -> None:
    assert client.get("/me/papers")["Location"] == "/enter"
    assert client.get(f"/me/papers/{taken.receipt.pk}")["Location"] == "/enter"
