"""A person keeps the plan and comes back, on a small phone, in two languages."""

import re

import pytest
from playwright.sync_api import Page, expect

from hamroh.foundation.scope import system_scope
from hamroh.project.demo.law import load_law
from tests.e2e.conftest import OpenPage
from tests.e2e.looking import FIRST_LOAD, look_over, page_weight
from tests.e2e.site import Site

pytestmark = pytest.mark.django_db(transaction=True)

LANGUAGES = ["ru", "uz"]


@pytest.fixture(autouse=True)
def _law(site: Site) -> None:
    with system_scope():
        load_law()


def _code_from_the_outbox(page: Page) -> str:
    with page.context.expect_page() as opened:
        page.evaluate("window.open('/demo/outbox/')")
    outbox = opened.value
    found = re.search(r"\b\d{6}\b", outbox.locator("dd").first.inner_text())
    look_over(outbox, "outbox-with-a-code")
    outbox.close()
    assert found is not None
    return found.group()


@pytest.mark.parametrize("language", LANGUAGES)
def test_keeping_by_phone_and_looking_at_ones_own_pages(open_page: OpenPage, language: str) -> None:
    page = open_page("/keep", language=language)
    look_over(page, f"keep-{language}")
    page.click("button[value=phone]")
    expect(page.locator(".errors")).to_be_visible()
    look_over(page, f"keep-errors-{language}")
    page.check("[name=consent]")
    page.fill("[name=phone]", "+998 90 123 45 67")
    page.click("button[value=phone]")
    page.wait_for_url("**/enter/code")
    look_over(page, f"code-{language}")
    page.fill("[name=code]", "1")
    page.keyboard.press("Enter")
    expect(page.locator(".errors")).to_be_visible()
    look_over(page, f"code-wrong-{language}")
    page.fill("[name=code]", _code_from_the_outbox(page))
    page.keyboard.press("Enter")
    page.wait_for_url("**/me")
    for path, name in (("/me", "me"), ("/me/looks", "looks"), ("/me/data", "data")):
        page.goto(path)
        look_over(page, f"{name}-{language}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_card_opens_the_plan_from_its_code(open_page: OpenPage, site: Site, language: str) -> None:
    page = open_page("/keep", language=language)
    page.check("[name=consent]")
    page.click("button[value=card]")
    page.wait_for_url("**/keep/card")
    look_over(page, f"card-{language}")
    code = "-".join(page.locator(".when .num").all_inner_texts())
    page.goto("/keep/card/print")
    look_over(page, f"card-sheet-{language}")
    other = open_page(f"/enter/card#{code}", language=language)
    expect(other.locator("[name=card]")).to_have_value(code)
    assert "#" not in other.url
    look_over(other, f"enter-card-{language}")
    other.click("main .btn")
    other.wait_for_url("**/me")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_ways_back_are_open_to_all(open_page: OpenPage, language: str) -> None:
    look_over(open_page("/enter", language=language), f"enter-{language}")
    page = open_page("/enter/card", language=language)
    page.fill("[name=card]", "AAAA-BBBB-CCCC-DDDD")
    page.click("main .btn")
    expect(page.locator(".errors")).to_be_visible()
    look_over(page, f"enter-card-wrong-{language}")


def test_it_works_without_script_and_weighs_little(open_page: OpenPage, site: Site) -> None:
    page = open_page("/keep", script=False)
    page.check("[name=consent]")
    page.click("button[value=card]")
    expect(page.locator(".qr")).to_be_visible()
    assert page_weight(open_page(), f"{site.url}/keep") <= FIRST_LOAD
