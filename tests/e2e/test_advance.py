"""The payment code as a phone shows it: read back from the screen, and open to all. And the page of reminders."""

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Page, expect

from hamroh.core.paymentqr import inn_with_check_digits, parse
from hamroh.foundation import clock
from tests.builders import journeys
from tests.e2e.conftest import OpenPage
from tests.e2e.looking import PICTURES, look_over, screenshot
from tests.e2e.site import Site
from tests.e2e.test_keeping import _code_from_the_outbox
from tests.e2e.test_plan import answer_as_dilshod

pytestmark = pytest.mark.django_db(transaction=True)
INN = inn_with_check_digits("0000000001")


@pytest.fixture(autouse=True)
def _law(site: Site) -> None:
    journeys.release(clock.now())


def _fill(page: Page, inn: str = INN) -> None:
    page.check("input[value=samara]")
    page.fill("[name=inn]", inn)
    page.fill("[name=surname]", "Каримов")
    page.fill("[name=given]", "Дилшод")
    page.locator("form .btn").first.click()


def _scanned(page: Page, name: str) -> bytes:
    """What a scanner reads from the code on the screen."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    path = PICTURES / f"{name}.png"
    page.locator("svg.qr").screenshot(path=path, animations="disabled")
    with Image.open(path) as picture:
        big = picture.convert("L").resize((picture.width * 3, picture.height * 3))
    found = zxingcpp.read_barcodes(big)
    assert len(found) == 1, path
    return bytes(found[0].bytes)


@pytest.mark.parametrize("language", ["ru", "uz"])
def test_a_bank_reads_the_code_from_the_screen(open_page: OpenPage, language: str) -> None:
    page = open_page(language=language)
    answer_as_dilshod(page)
    page.goto("/advance")
    look_over(page, f"advance-{language}")
    page.locator("form .btn").first.click()
    expect(page.locator(".errors")).to_be_visible()
    look_over(page, f"advance-errors-{language}")
    _fill(page)
    expect(page.locator("svg.qr")).to_be_visible()
    look_over(page, f"advance-sheet-{language}")
    content = _scanned(page, f"advance-code-{language}")
    # Two figures are published for Samara in 2026; the higher is 3.5 x 3 410.40 = 11 936.40, so 11 936 roubles.
    assert content.decode() == (
        "ST00012|Name=ОБРАЗЕЦ / SAMPLE. НЕ ПЛАТИТЬ|PersonalAcc=00000000000000000000"
        "|BankName=ОКЦ № 7 ГУ Банка России по ЦФО//УФК по Тульской области, г Тула|BIC=000000000|CorrespAcc=0"
        "|PayeeINN=7727406020|KPP=770701001|Sum=1193600"
        "|Purpose=ОБРАЗЕЦ / SAMPLE. НДФЛ, фиксированный авансовый платеж по патенту, 1 мес."
        f"|LastName=Каримов|FirstName=Дилшод|PayerINN={INN}|DrawerStatus=13|CBC=18210102040011000110"
        "|OKTMO=36701000|PaytReason=0|TaxPeriod=0|DocNo=0|DocDate=0|UIN=0"
    )
    parsed = parse(content)
    assert parsed is not None
    assert parsed.sample


def test_the_sheet_fits_one_printed_page_in_the_dark_too(open_page: OpenPage) -> None:
    page = open_page(language="tg", scheme="dark")
    answer_as_dilshod(page)
    page.goto("/advance")
    _fill(page)
    page.emulate_media(media="print")
    screenshot(page, "advance-print-tg")
    expect(page.locator("svg.qr")).to_be_visible()


@pytest.mark.parametrize("language", ["ru", "uz"])
def test_reminders_and_a_receipt_are_open_to_all(open_page: OpenPage, language: str) -> None:
    page = open_page(language=language)
    answer_as_dilshod(page)
    page.goto("/keep")
    page.check("[name=consent]")
    page.fill("[name=phone]", "+998 90 123 45 67")
    page.click("button[value=phone]")
    page.wait_for_url("**/enter/code")
    page.fill("[name=code]", _code_from_the_outbox(page))
    page.keyboard.press("Enter")
    page.wait_for_url("**/me")
    page.goto("/reminders")
    look_over(page, f"reminders-off-{language}")
    page.click("button[value=on]")
    # The plan was kept, so its days are there: the application until 15 December is told of on the 8th first.
    expect(page.locator("time[datetime='2026-12-08']")).to_be_visible()
    look_over(page, f"reminders-{language}")
    page.goto("/reminders/mail")
    page.fill("[name=mailbox]", "dilshod")
    page.locator("form .btn").first.click()
    look_over(page, f"reminders-mail-error-{language}")
    page.fill("[name=mailbox]", "dilshod@mail.example")
    page.locator("form .btn").first.click()
    page.wait_for_url("**/mail/code")
    look_over(page, f"reminders-mail-code-{language}")
    page.goto("/advance/receipt")
    page.locator("form .btn").first.click()
    look_over(page, f"advance-receipt-error-{language}")
