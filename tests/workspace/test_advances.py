"""The pages on which the answers of bank and tax office are recorded: who sees what, what is said, what is told."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from django.test import Client

from hamroh.accounts.models import LookLog
from hamroh.accounts.roles import Role
from hamroh.billing.models import AdvanceMove, AdvancePayment
from hamroh.foundation import clock
from hamroh.foundation.actor import SYSTEM
from hamroh.foundation.scope import system_scope
from hamroh.people.actions import register_person
from tests.builders import accounts, people, signin
from tests.builders.advances import FACTS, ISSUED, NOW, TODAY, Payer, payer
from tests.builders.searching import search

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

pytestmark = [pytest.mark.data, pytest.mark.django_db(transaction=True)]
LIST = "/work/advances/"


@pytest.fixture
def dilshod(monkeypatch: pytest.MonkeyPatch) -> Payer:
    made = payer()
    monkeypatch.setattr(clock, "now", lambda: NOW)
    return made


@pytest.fixture
def cashier(dilshod: Payer) -> Client:
    return signin.sign_in(dilshod.cashier)


@pytest.fixture
def manager(dilshod: Payer) -> Client:
    return signin.sign_in(dilshod.manager)


def text_of(page: "Answer") -> str:
    return page.content.decode().replace("\N{NO-BREAK SPACE}", " ")


def record(client: Client, advance: AdvancePayment, verb: str, **sent: str) -> "Answer":
    address = f"{LIST}{advance.pk}/{verb}/"
    move = re.search(r'name="move" value="([^"]+)"', client.get(address).content.decode())
    assert move
    day = {"on_day": str(TODAY.day), "on_month": str(TODAY.month), "on_year": str(TODAY.year)}
    return client.post(address, {"move": move[1], "paper": "list 17", **day, **sent})


def until(day: int, month: int, year: int) -> dict[str, str]:
    return {"until_day": str(day), "until_month": str(month), "until_year": str(year)}


def test_the_oldest_waits_on_top_and_each_look_is_logged(cashier: Client, dilshod: Payer) -> None:
    first, second = dilshod.present(receipt="SBP one"), dilshod.present(receipt="SBP two")
    page = text_of(cashier.get(LIST))
    assert "Karimov Dilshod" in page
    assert page.index(str(first.pk)) < page.index(str(second.pk))
    assert "Ждут банка 2" in page
    with system_scope():
        assert LookLog.objects.get(person_id=dilshod.person.pk).page == "advances"


def test_somebody_without_a_name_is_told_apart_by_the_end_of_the_phone(
    cashier: Client, dilshod: Payer
) -> None:
    with system_scope():
        nameless = register_person(actor=SYSTEM, language="uz", now=NOW, centre_id=dilshod.centre.pk)
    unnamed = replace(dilshod, person=nameless, oneself=people.oneself(nameless))
    unnamed.can_be_written_to()
    unnamed.learn(FACTS | {"patent_issued_on": ISSUED, "paid_months": 1})
    unnamed.present()
    page = text_of(cashier.get(LIST))
    assert "имени пока нет" in page
    assert f"телефон {'•' * 10}567" in page
    assert "+998901234567" not in page
    with system_scope():
        assert "phone" in LookLog.objects.get(person_id=nameless.pk).fields


def test_one_page_of_the_list_costs_the_same_for_many(
    cashier: Client, dilshod: Payer, django_assert_max_num_queries: pytest.FixtureRequest
) -> None:
    for _month in range(6):
        dilshod.present()
    with django_assert_max_num_queries(30):  # type: ignore[operator]
        page = cashier.get(LIST)
    assert text_of(page).count("/work/advances/") >= 6


def test_the_bank_is_recorded_by_the_cashier_and_moves_the_list_on(
    cashier: Client, manager: Client, dilshod: Payer
) -> None:
    dilshod.can_be_written_to()
    advance = dilshod.present(receipt="SBP 77")
    page = text_of(cashier.get(f"{LIST}{advance.pk}/"))
    for words in ("SBP 77", "11 766 ₽", "так сказал человек", "confirm", "07.01.2027"):
        assert words in page
    assert "/match/" not in page
    done = record(cashier, advance, "confirm", amount="11 766", paper="list 17")
    assert done["Location"] == f"{LIST}{advance.pk}/"
    assert "Подтверждён банком" in text_of(cashier.get(done["Location"]))
    assert "Ни один платёж не ждёт банка." in text_of(cashier.get(LIST))
    assert str(advance.pk) in text_of(manager.get(LIST))
    with system_scope():
        move = AdvanceMove.objects.get(state="confirmed")
        assert (move.evidence, move.amount, move.said_on) == ("list 17", 11_766_00, TODAY)


def test_the_same_form_twice_records_once_and_another_paper_is_refused(
    cashier: Client, dilshod: Payer
) -> None:
    advance = dilshod.present()
    for _click in range(2):
        assert record(cashier, advance, "confirm", amount="11766").status_code == 302
    late = record(cashier, advance, "confirm", amount="11766", paper="list 18")
    assert late.status_code == 422
    assert "Кто-то уже записал другой ответ." in text_of(late)
    with system_scope():
        assert AdvanceMove.objects.filter(state="confirmed").count() == 1


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"amount": ""}, "Введите сумму."),
        ({"amount": "много"}, "Введите сумму цифрами"),
        ({"amount": "5 000"}, "суммы в банке на эти месяцы не хватает"),
        ({"amount": "11766", "paper": " "}, "Введите номер бумаги"),
        ({"amount": "11766", "on_day": "31", "on_month": "2"}, "Напишите день, месяц и год цифрами."),
        ({"amount": "11766", "on_year": "2062"}, "Этот день ещё не наступил."),
        ({"amount": "11766", "on_year": "1926"}, "Этот день раньше платежа."),
    ],
)
def test_what_is_wrong_stands_at_its_field_and_what_was_typed_stays(
    cashier: Client, dilshod: Payer, sent: dict[str, str], words: str
) -> None:
    advance = dilshod.present()
    page = record(cashier, advance, "confirm", **sent)
    assert page.status_code == 422
    assert words in text_of(page)
    assert f'value="{sent["amount"]}"' in page.content.decode()
    with system_scope():
        assert AdvancePayment.objects.get().state == "presented"


def test_the_tax_offices_day_is_read_by_the_manager(manager: Client, dilshod: Payer) -> None:
    advance = dilshod.present()
    wrong = record(manager, advance, "match", **until(6, 1, 2027))
    assert wrong.status_code == 422
    assert "Эти месяцы ведут к другому дню." in text_of(wrong)
    done = record(manager, advance, "match", paper="04-12/5518", **until(6, 2, 2027))
    page = text_of(manager.get(done["Location"]))
    assert "Учтён налоговой" in page
    assert "налоговая учла платёж" in page
    phone = signin.person_client(dilshod.person.pk)
    assert "6-fevral" in text_of(phone.get("/plan", headers={"accept-language": "uz"}))


def test_a_refusal_says_why_and_what_to_do_next(manager: Client, dilshod: Payer) -> None:
    advance = dilshod.present()
    without = record(manager, advance, "refuse")
    assert "Выберите причину." in text_of(without)
    record(manager, advance, "refuse", reason="wrong_okmto")
    record(manager, advance, "refuse", reason="wrong_oktmo")
    assert "ОКТМО неверен" in text_of(manager.get(f"{LIST}{advance.pk}/"))
    phone = signin.person_client(dilshod.person.pk)
    page = text_of(phone.get("/advance", headers={"accept-language": "ru"}))
    assert "Деньги не пропали." in page
    assert "не засчитан" in page


def test_a_mistake_is_undone_and_stays_in_what_was_said(cashier: Client, dilshod: Payer) -> None:
    advance = dilshod.present()
    record(cashier, advance, "confirm", amount="11766")
    record(cashier, advance, "undo", reason="mistyped")
    page = text_of(cashier.get(f"{LIST}{advance.pk}/"))
    for words in ("Ошибка исправлена", "Ошиблись при вводе", "позже отменено", "Чек показан"):
        assert words in page


def test_a_person_is_found_as_at_the_cash_desk(cashier: Client, dilshod: Payer) -> None:
    dilshod.present()
    for typed in ("FA1234567", "Каримов Дилшод"):
        found = search(cashier, LIST, typed)
        assert found["Location"] == f"{LIST}people/{dilshod.person.pk}/"
    page = text_of(cashier.get(f"{LIST}people/{dilshod.person.pk}/"))
    assert "Чек показан" in page
    assert "FA1234567" not in page
    assert "никто не подходит" in text_of(search(cashier, LIST, "Nobody"))


def test_the_manager_does_not_speak_for_the_bank_nor_the_cashier_for_the_tax_office(
    cashier: Client, manager: Client, dilshod: Payer
) -> None:
    advance = dilshod.present()
    assert record(manager, advance, "confirm", amount="11766").status_code == 403
    assert record(cashier, advance, "match", **until(6, 2, 2027)).status_code == 403
    assert record(cashier, advance, "refuse", reason="not_found").status_code == 403
    assert cashier.get(f"{LIST}{advance.pk}/burn/").status_code == 404
    assert record(cashier, advance, "undo", move="x", reason="mistyped").status_code == 422


@pytest.mark.parametrize("role", [Role.RECEPTION, Role.CONSULTANT, Role.LAWYER])
def test_other_roles_have_no_such_page(dilshod: Payer, role: Role) -> None:
    stranger = signin.sign_in(accounts.staff(NOW, dilshod.centre, role))
    assert stranger.get(LIST).status_code == 403


def test_a_long_list_is_paged(cashier: Client, dilshod: Payer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hamroh.workspace.advances.listing.SIZE", 2)
    for _month in range(3):
        dilshod.present()
    first = text_of(cashier.get(LIST))
    assert "с 1 по 2 из 3" in first
    assert "с 3 по 3 из 3" in text_of(cashier.get(LIST, {"tab": "bank", "page": "1"}))
    assert cashier.get(LIST, {"tab": "bank", "page": "9999"}).status_code == 200
