"""Paying the centre from the phone: read the code from the screen, with a scanner and without script."""

import io

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import expect

from hamroh.core.paymentqr import parse
from hamroh.foundation.actor import SYSTEM
from hamroh.network.actions import set_bank_account
from tests.builders import signin
from tests.builders.till import till
from tests.e2e.conftest import OpenPage
from tests.e2e.looking import look_over, screenshot
from tests.e2e.site import Site
from tests.e2e.test_cash_desk import _enter, _staff
from tests.flows.paying.test_bills import ACCOUNT

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("language", ["ru", "uz"])
def test_the_centre_is_paid_from_the_phone(open_page: OpenPage, site: Site, language: str) -> None:
    place = till()
    cookies = {name: morsel.value for name, morsel in signin.person_client(place.person.pk).cookies.items()}
    phone = _enter(open_page(language=language, script=language == "ru"), site, cookies, "/pay")
    screenshot(phone, f"pay-no-account-{language}")
    set_bank_account(actor=SYSTEM, centre_id=place.centre.pk, payee=ACCOUNT)
    phone.reload()
    screenshot(phone, f"pay-open-{language}")
    phone.locator("section .btn").click()
    phone.wait_for_url("**/pay/code/**")
    screenshot(phone, f"pay-code-{language}")
    with Image.open(io.BytesIO(phone.locator("svg.qr").screenshot())) as picture:
        read = zxingcpp.read_barcode(picture.convert("L").resize((picture.width * 3, picture.height * 3)))
    assert read is not None
    parsed = parse(bytes(read.bytes))
    assert parsed is not None
    assert parsed.sample
    desk = _staff(open_page, site, place.cashier, "/work/cash/")
    desk.locator("[type=search]").fill(parsed.fields["Purpose"])
    desk.keyboard.press("Enter")
    desk.wait_for_url("**/invoice/**")
    desk.locator("[value=bank_qr]").check()
    desk.locator("form .main").click()
    expect(desk.locator(".errors")).to_be_visible()
    look_over(desk, f"cash-transfer-error-{language}")
    desk.locator("#id_reference").fill("op 77")
    desk.keyboard.press("Control+Enter")
    desk.wait_for_url("**/receipt/**")
    phone.goto("/pay")
    screenshot(phone, f"pay-paid-{language}")
    if language == "ru":
        look_over(phone, "pay-paid-ru")
