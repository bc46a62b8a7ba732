"""The way in, on a small phone, in six languages."""

import pytest
from django.conf import settings
from playwright.sync_api import expect

from tests.e2e.conftest import OpenPage
from tests.e2e.looking import FIRST_LOAD, look_over, page_weight, path_of, screenshot
from tests.e2e.site import Site

LANGUAGES = [code for code, _name in settings.LANGUAGES]
SCHEMES = ["light", "dark"]
ONE_LINE = 64
"""Pixels of a header whose buttons keep their words on one line."""


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_language_page_is_open_to_all(open_page: OpenPage, scheme: str) -> None:
    look_over(open_page("/", scheme=scheme), f"first-{scheme}")


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_start_page_is_open_to_all(open_page: OpenPage, language: str, scheme: str) -> None:
    page = open_page("/start", language=language, scheme=scheme)
    expect(page.locator("html")).to_have_attribute("lang", language)
    look_over(page, f"start-{language}-{scheme}")


@pytest.mark.parametrize("language", ["ru", "uz"])
@pytest.mark.parametrize("path", ["/language?next=/start", "/where", "/nowhere"])
def test_side_pages_are_open_to_all(open_page: OpenPage, path: str, language: str) -> None:
    look_over(open_page(path, language=language), f"side-{path.strip('/').split('?')[0]}-{language}")


@pytest.mark.parametrize("width", [320, 360])
def test_pages_fit_the_smallest_phones(open_page: OpenPage, width: int) -> None:
    for language in LANGUAGES:
        page = open_page("/start", language=language, size=(width, 640))
        look_over(page, f"narrow-{width}-{language}")
        header = page.locator(".top").bounding_box()
        assert header is not None
        assert header["height"] < ONE_LINE, f"the header breaks in {language} at {width} px"


@pytest.mark.parametrize("path", ["/", "/start"])
def test_the_first_load_is_small(open_page: OpenPage, site: Site, path: str) -> None:
    assert page_weight(open_page(), site.url + path) <= FIRST_LOAD


def test_the_way_in_works_without_script(open_page: OpenPage) -> None:
    page = open_page("/", script=False)
    page.get_by_role("link", name="Тоҷикӣ").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Нақшаи шумо аз рӯи қонун")
    page.locator(".lang").click()
    page.get_by_role("link", name="Қазақша").click()
    assert path_of(page) == "/start"
    expect(page.get_by_role("heading", level=1)).to_have_text("Заң бойынша жоспарыңыз")
    screenshot(page, "start-without-script")


def test_the_way_in_works_with_the_keyboard_alone(open_page: OpenPage) -> None:
    page = open_page("/")
    page.keyboard.press("Tab")
    focused = page.locator(":focus")
    expect(focused).to_have_attribute("lang", "uz")
    assert focused.evaluate("element => getComputedStyle(element).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    page.wait_for_url("**/start")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_class("skip")
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")


@pytest.mark.parametrize("script", [True, False])
def test_quick_exit_leaves_and_forgets(open_page: OpenPage, site: Site, script: bool) -> None:
    page = open_page("/", script=script)
    page.goto("/start")
    page.locator("[data-exit]").click()
    page.wait_for_url(site.elsewhere)
    assert not [cookie for cookie in page.context.cookies(site.url) if cookie["name"] == "language"]
    if script:
        page.go_back()
        assert path_of(page) == "/"
