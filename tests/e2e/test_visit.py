"""From the plan to a booked visit, on a small phone."""

import io

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Page, expect

from hamroh.flows.visiting.codes import read_visit_code
from hamroh.foundation import clock
from tests.builders import demo_network
from tests.e2e.conftest import OpenPage
from tests.e2e.looking import look_over
from tests.e2e.site import Site
from tests.e2e.test_plan import answer_as_dilshod

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _network(site: Site) -> None:
    demo_network.load(clock.now())


def confirm(page: Page) -> None:
    """Say who comes."""
    page.fill("#id_surname", "YUSUPOV")
    page.fill("#id_given", "DILSHOD")
    page.fill("#id_number", "FA 1234567")
    page.check("#id_consent")
    page.locator("main form .btn").click()


@pytest.mark.parametrize("language", ["ru", "uz"])
def test_a_visit_is_booked_moved_and_cancelled(open_page: OpenPage, language: str) -> None:
    page = open_page(language=language)
    answer_as_dilshod(page)
    page.goto("/book?centre=samara-kabelnaya")
    look_over(page, f"book-{language}")
    page.locator("form[method=post] .btn").click()
    look_over(page, f"confirm-{language}")
    page.locator("main form .btn").click()
    expect(page.locator(".errors")).to_be_visible()
    look_over(page, f"confirm-error-{language}")
    confirm(page)
    page.wait_for_url("**/visit")
    look_over(page, f"visit-{language}")
    picture = Image.open(io.BytesIO(page.locator(".qr").screenshot()))
    found = zxingcpp.read_barcodes(picture.resize((480, 480)))
    assert [read_visit_code(one.text) is not None for one in found] == [True]
    page.locator("main .btns .btn").click()
    page.select_option("#id_from", index=1)
    page.locator("form[method=get] .btn").click()
    page.locator("form[method=post] .btn").click()
    page.wait_for_url("**/visit")
    page.locator("main .btns a:not(.btn)").click()
    look_over(page, f"cancel-{language}")
    page.locator("main form .btn").click()
    expect(page.locator(".empty")).to_be_visible()
    look_over(page, f"visit-none-{language}")


def test_a_full_centre_and_a_late_plan_are_open_to_all(open_page: OpenPage) -> None:
    page = open_page(language="uz")
    answer_as_dilshod(page, region="77")
    page.goto("/book?centre=moscow")
    look_over(page, "book-full")
    page = open_page(language="uz")
    answer_as_dilshod(page, entry=("1", "10", "2026"))
    page.goto("/book")
    look_over(page, "book-consultant")


def test_a_visit_is_booked_without_script(open_page: OpenPage) -> None:
    page = open_page(language="ru", script=False)
    answer_as_dilshod(page)
    page.goto("/book?centre=samara-kabelnaya")
    page.locator("form[method=post] .btn").click()
    confirm(page)
    expect(page.locator(".ticket")).to_be_visible()
