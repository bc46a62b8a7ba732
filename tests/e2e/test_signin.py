"""Staff sign in, in a browser, with what the demo's page shows."""

import pytest
from playwright.sync_api import Page, expect

from hamroh.foundation.scope import system_scope
from hamroh.project.demo.network import PASSWORD, load_network
from tests.e2e.conftest import OpenPage
from tests.e2e.looking import look_over, path_of
from tests.e2e.site import DAY, Site

pytestmark = pytest.mark.django_db(transaction=True)

DESK = (1280, 800)


@pytest.fixture(autouse=True)
def _network(site: Site) -> None:
    with system_scope():
        load_network(now=DAY)


def _code_of(page: Page, username: str) -> str:
    page.goto("/demo/")
    row = page.locator(".summary > div", has_text=username)
    return row.locator("dd .no").inner_text().strip()


@pytest.mark.parametrize(("language", "username"), [("ru", "sokolova"), ("uz", "karimova")])
def test_staff_sign_in_with_both_factors(open_page: OpenPage, language: str, username: str) -> None:
    page = open_page("/work/", language=language)
    look_over(page, f"work-sign-in-{language}")
    page.fill("[name=login]", username)
    page.fill("[name=password]", "wrong")
    page.click("main button")
    expect(page.locator(".errors")).to_be_visible()
    look_over(page, f"work-sign-in-wrong-{language}")
    page.fill("[name=password]", PASSWORD)
    page.click("main button")
    page.wait_for_url("**/work/code/")
    look_over(page, f"work-code-{language}")
    code = _code_of(page, username)
    page.goto("/work/code/")
    page.fill("[name=code]", code)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/sign-in" not in url and "/code" not in url)
    page.goto("/work/account/")
    expect(page.locator("html")).to_have_attribute("lang", language)
    look_over(page, f"work-account-{language}")
    page.get_by_role("link", name="Hamroh").first.focus()
    page.goto("/work/code/spare/")
    page.goto("/work/sign-out/")
    look_over(page, f"work-sign-out-{language}")
    page.click("main button")
    assert path_of(page) == "/work/sign-in/"


@pytest.mark.parametrize("language", ["ru", "uz"])
@pytest.mark.parametrize("path", ["/demo/", "/demo/outbox/"])
def test_the_demos_own_pages_are_open_to_all(open_page: OpenPage, language: str, path: str) -> None:
    look_over(open_page(path, language=language), f"demo-{path.strip('/').replace('/', '-')}-{language}")
