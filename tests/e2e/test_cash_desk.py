"""A payment from the search to the checked receipt, in the browser."""

import io

import pytest
import zxingcpp
from django.conf import settings
from PIL import Image
from playwright.sync_api import Page, expect

from hamroh.accounts.actions import set_staff_language
from hamroh.foundation.actor import Actor
from hamroh.foundation.scope import system_scope
from tests.builders import signin
from tests.builders.till import Till, till
from tests.e2e.conftest import OpenPage
from tests.e2e.looking import axe, look_over, no_sideways_scroll, screenshot
from tests.e2e.site import Site

pytestmark = pytest.mark.django_db(transaction=True)

DESK = (1280, 800)
PAPER = (794, 1123)
GENUINE = {
    "uz": "Haqiqiy",
    "tg": "Ҳақиқӣ",
    "ky": "Чыныгы",
    "ru": "Настоящий",
    "kk": "Шынайы",
    "en": "Genuine",
}


def _enter(page: Page, site: Site, client_cookies: dict[str, str], path: str) -> Page:
    page.context.add_cookies(
        [{"name": name, "value": value, "url": site.url} for name, value in client_cookies.items()]
    )
    page.goto(path)
    return page


def _staff(open_page: OpenPage, site: Site, actor: Actor, path: str) -> Page:
    cookies = {name: morsel.value for name, morsel in signin.sign_in(actor).cookies.items()}
    return _enter(open_page(size=DESK), site, cookies, path)


def _pay(page: Page, place: Till) -> None:
    page.locator("[type=search]").fill(place.ticket.number)
    page.keyboard.press("Enter")
    expect(page.locator("tr.here")).to_be_visible()
    page.locator("tr.here button").click()
    expect(page.locator("#id_amount")).to_be_focused()
    page.locator("form .main").click()
    expect(page.locator(".qr")).to_be_visible()


@pytest.mark.parametrize("language", ["ru", "uz"])
def test_a_payment_is_taken_and_its_receipt_is_checked(
    open_page: OpenPage, site: Site, language: str
) -> None:
    place = till()
    assert place.cashier.id is not None
    with system_scope():
        set_staff_language(actor=place.cashier, user_id=place.cashier.id, language=language)
    page = _staff(open_page, site, place.cashier, "/work/cash/")
    look_over(page, f"cash-empty-{language}")
    page.locator("[type=search]").fill("FA1234567")
    page.keyboard.press("Enter")
    expect(page.locator("tr.here")).to_be_visible()
    look_over(page, f"cash-found-{language}")
    page.locator("tr.here button").click()
    page.locator("#id_amount").fill("9 999")
    page.locator("form .main").click()
    expect(page.locator(".errors")).to_be_visible()
    expect(page.locator("#id_amount")).to_have_value("9 999")
    look_over(page, f"cash-wrong-sum-{language}")
    page.locator("#id_amount").fill("4 500")
    page.locator("form .main").dblclick()
    expect(page.locator(".qr")).to_be_visible()
    address, context = page.url, page.context
    page.close()  # with whatever the second click is still doing
    page = context.new_page()
    page.set_viewport_size({"width": PAPER[0], "height": PAPER[1]})
    page.goto(address)
    look_over(page, f"receipt-{language}")
    page.set_viewport_size({"width": DESK[0], "height": DESK[1]})
    page.goto("/work/cash/")
    expect(page.locator("tbody tr")).to_have_count(1)
    look_over(page, f"cash-day-{language}")
    page.get_by_role("link", name="Отменить" if language == "ru" else "Bekor qilish").click()
    page.wait_for_url("**/reverse/")
    look_over(page, f"cash-reverse-{language}")


def test_the_printed_code_is_checked_in_six_languages_and_taken_back(open_page: OpenPage, site: Site) -> None:
    place = till()
    page = _staff(open_page, site, place.cashier, "/work/cash/")
    _pay(page, place)
    read = zxingcpp.read_barcode(Image.open(io.BytesIO(page.locator(".qr").screenshot())))
    assert read is not None
    assert read.text.startswith(f"{site.url}/v/")
    for language, _name in settings.LANGUAGES:
        checked = open_page(read.text, language=language)
        expect(checked.get_by_role("heading", level=2)).to_have_text(GENUINE[language])
    page.goto("/work/cash/")
    page.get_by_role("link", name="Отменить").click()
    page.locator("[value=wrong_sum]").check()
    page.locator("main button").click()
    page.wait_for_url("**/invoice/**")
    checked = open_page(read.text, language="ru")
    expect(checked.locator(".verdict.revoked")).to_be_visible()


@pytest.mark.parametrize("language", ["ru", "uz"])
def test_my_papers_are_open_to_all(open_page: OpenPage, site: Site, language: str) -> None:
    place = till()
    cookies = {name: morsel.value for name, morsel in signin.person_client(place.person.pk).cookies.items()}
    phone = _enter(open_page(language=language), site, cookies, "/me/papers")
    look_over(phone, f"papers-empty-{language}")
    _pay(_staff(open_page, site, place.cashier, "/work/cash/"), place)
    phone.reload()
    look_over(phone, f"papers-{language}")
    phone.locator("section a").click()
    expect(phone.locator(".qr")).to_be_visible()
    screenshot(phone, f"paper-{language}")
    no_sideways_scroll(phone)
    axe(phone)
