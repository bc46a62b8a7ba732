"""The answers of bank and tax office in the browser, by keyboard, and what the person's phone says then."""

from datetime import UTC, date, datetime

import pytest
from playwright.sync_api import expect

from hamroh.accounts.actions import set_staff_language
from hamroh.core.advance import Mismatch
from hamroh.foundation.actor import Actor
from hamroh.foundation.scope import system_scope
from tests.builders import signin
from tests.builders.advances import MONTH, payer
from tests.e2e.conftest import OpenPage
from tests.e2e.looking import look_over
from tests.e2e.site import Site
from tests.e2e.test_cash_desk import _enter, _staff

pytestmark = pytest.mark.django_db(transaction=True)
NOW = datetime(2026, 11, 23, 6, tzinfo=UTC)


def _speaks(actor: Actor, language: str) -> None:
    assert actor.id is not None
    with system_scope():
        set_staff_language(actor=actor, user_id=actor.id, language=language)


@pytest.mark.parametrize("language", ["ru", "uz"])
def test_an_answer_is_recorded_by_keyboard(open_page: OpenPage, site: Site, language: str) -> None:
    dilshod = payer(issued=False, now=NOW, today=date(2026, 11, 23))
    shown = dilshod.present(receipt="SBP 4471")
    refused = dilshod.present(receipt="SBP 4472", amount=MONTH + 100)
    dilshod.reject(refused, reason=Mismatch.WRONG_OKTMO)
    _speaks(dilshod.cashier, language)
    desk = _staff(open_page, site, dilshod.cashier, "/work/advances/")
    look_over(desk, f"advances-list-{language}")
    desk.locator("tbody a").first.click()
    look_over(desk, f"advances-payment-{language}")
    desk.keyboard.press("F2")
    desk.wait_for_url("**/confirm/")
    desk.locator("#id_amount").fill("много")
    desk.keyboard.press("Control+Enter")
    expect(desk.locator(".errors")).to_be_visible()
    look_over(desk, f"advances-error-{language}")
    desk.locator("#id_amount").fill("11 766")
    desk.locator("#id_paper").fill("list 17")
    desk.keyboard.press("Control+Enter")
    desk.wait_for_url(f"**/advances/{shown.pk}/")
    look_over(desk, f"advances-confirmed-{language}")
    desk.keyboard.press("F9")
    desk.wait_for_url("**/undo/")
    look_over(desk, f"advances-undo-{language}")
    _speaks(dilshod.manager, language)
    chief = _staff(open_page, site, dilshod.manager, f"/work/advances/{shown.pk}/refuse/")
    look_over(chief, f"advances-refuse-{language}")
    chief.goto(f"/work/advances/{shown.pk}/match/")
    look_over(chief, f"advances-match-{language}")
    chief.goto(f"/work/advances/people/{dilshod.person.pk}/")
    look_over(chief, f"advances-person-{language}")
    cookies = {name: morsel.value for name, morsel in signin.person_client(dilshod.person.pk).cookies.items()}
    phone = _enter(open_page(language=language), site, cookies, "/advance")
    look_over(phone, f"advances-phone-{language}")
    phone.goto("/plan")
    look_over(phone, f"advances-plan-{language}")
