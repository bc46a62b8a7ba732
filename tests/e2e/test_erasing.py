"""Erasing one's data in the browser, on a small phone and at the reception."""

import pytest
from playwright.sync_api import expect

from hamroh.accounts.actions import set_staff_language
from hamroh.accounts.roles import Role
from hamroh.foundation.scope import system_scope
from tests.builders import accounts, signin
from tests.builders.till import NOW, till
from tests.e2e.conftest import OpenPage
from tests.e2e.looking import look_over
from tests.e2e.site import Site
from tests.e2e.test_cash_desk import _enter, _staff
from tests.e2e.test_keeping import _code_from_the_outbox
from tests.flows.erasing.test_erasing import served

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("language", ["ru", "uz"])
def test_somebody_leaves(open_page: OpenPage, site: Site, language: str) -> None:
    place = till()
    cookies = {name: morsel.value for name, morsel in signin.person_client(place.person.pk).cookies.items()}
    phone = _enter(open_page(language=language), site, cookies, "/me/erase")
    look_over(phone, f"erase-open-ticket-{language}")
    served(place)
    clerk = accounts.staff(NOW, place.centre, Role.RECEPTION)
    assert clerk.id is not None
    with system_scope():
        set_staff_language(actor=clerk, user_id=clerk.id, language=language)
    desk = _staff(open_page, site, clerk, f"/work/reception/people/{place.person.pk}/erase/")
    desk.keyboard.press("Control+Enter")
    expect(desk.locator(".errors")).to_be_visible()
    look_over(desk, f"erase-desk-{language}")
    phone.reload()
    phone.click("[name=send]")
    phone.fill("[name=code]", "12")
    phone.locator("form .btn").last.click()
    expect(phone.locator(".errors")).to_be_visible()
    look_over(phone, f"erase-wrong-code-{language}")
    phone.fill("[name=code]", _code_from_the_outbox(phone))
    phone.locator("form .btn").last.click()
    expect(phone.locator("h1")).to_be_visible()
    look_over(phone, f"erase-done-{language}")
    desk.reload()
    look_over(desk, f"erase-desk-gone-{language}")
