"""The page that checks a paper, in the browser: by a picture, by typing, without script, in six languages."""

import pytest
import zxingcpp
from django.conf import settings
from PIL import Image
from playwright.sync_api import expect

from hamroh.accounts.queries import scope_of
from hamroh.documents.models import IssuedDocument
from hamroh.flows.paying.taking import reverse_payment
from hamroh.foundation.scope import bound
from tests.builders.money import NOW, cash_desk
from tests.e2e.conftest import OpenPage
from tests.e2e.looking import look_over

pytestmark = pytest.mark.django_db(transaction=True)

LANGUAGES = [code for code, _name in settings.LANGUAGES]
GENUINE = {
    "uz": "Haqiqiy",
    "tg": "Ҳақиқӣ",
    "ky": "Чыныгы",
    "ru": "Настоящий",
    "kk": "Шынайы",
    "en": "Genuine",
}


def _receipt(*, revoked: bool = False) -> IssuedDocument:
    desk = cash_desk()
    taken = desk.pay(desk.invoice())
    if revoked:
        with bound(scope_of(desk.cashier)):
            reverse_payment(actor=desk.cashier, now=NOW, payment_id=taken.payment.pk, reason="wrong_sum")
    return taken.receipt


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_genuine_paper_is_said_to_be_genuine(open_page: OpenPage, language: str) -> None:
    page = open_page(f"/v/{_receipt().credential}", language=language)
    expect(page.get_by_role("heading", level=2)).to_have_text(GENUINE[language])
    look_over(page, f"verify-genuine-{language}")


@pytest.mark.parametrize("language", ["ru", "uz"])
@pytest.mark.parametrize("state", ["revoked", "changed", "foreign", "unknown"])
def test_a_paper_that_does_not_hold_is_shown_as_what_it_is(
    open_page: OpenPage, state: str, language: str
) -> None:
    code = _receipt(revoked=state == "revoked").credential
    codes = {
        "revoked": code,
        "changed": code[:150] + "AAAA" + code[154:],
        "foreign": "https://example.org/papers/abc",
        "unknown": "00000-00000",
    }
    page = open_page("/verify", language=language)
    page.locator("#id_code").fill(codes[state])
    page.locator("main button").click()
    kind = "revoked" if state == "revoked" else "changed"
    expect(page.locator(f".verdict.{kind}")).to_be_visible()
    look_over(page, f"verify-{state}-{language}")


@pytest.mark.parametrize("language", ["ru", "uz"])
def test_the_form_is_open_to_all_with_and_without_an_error(open_page: OpenPage, language: str) -> None:
    page = open_page("/verify", language=language)
    look_over(page, f"verify-{language}")
    expect(page.locator("#id_code")).to_be_focused()
    page.locator("main button").click()
    expect(page.locator(".errors, [role=alert]").first).to_be_visible()
    look_over(page, f"verify-error-{language}")


def test_a_scanner_and_a_picture_work_without_script(
    open_page: OpenPage, tmp_path_factory: pytest.TempPathFactory
) -> None:
    import segno

    receipt = _receipt()
    address = f"{settings.PUBLIC_URL}/v/{receipt.credential}"
    page = open_page("/verify", script=False)
    page.keyboard.type(address)
    page.keyboard.press("Enter")
    expect(page.locator(".verdict.ok")).to_be_visible()
    picture = tmp_path_factory.mktemp("pictures") / "code.png"
    segno.make(address, error="h", micro=False).save(str(picture), scale=4)
    read = zxingcpp.read_barcode(Image.open(picture))
    assert read is not None
    assert read.text == address
    page.goto("/verify")
    page.locator("#id_picture").set_input_files(str(picture))
    page.locator("main button").click()
    expect(page.locator(".verdict.ok")).to_be_visible()
