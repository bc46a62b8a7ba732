"""Every part and layout, looked at in a real browser with the site's own stylesheet."""

import pytest

from tests.e2e.conftest import PHONE, OpenPage
from tests.e2e.looking import look_over
from tests.ui.pages import PAGES, render

DESK = (1280, 800)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_parts_are_open_to_all(open_page: OpenPage, name: str, scheme: str) -> None:
    page = open_page("/robots.txt", scheme=scheme, size=DESK if name in {"work", "board", "sheet"} else PHONE)
    page.set_content(render(name), wait_until="networkidle")
    look_over(page, f"parts-{name}-{scheme}")


def test_the_error_summary_takes_focus_and_leads_to_the_field(open_page: OpenPage) -> None:
    page = open_page("/robots.txt")
    page.set_content(render("question"), wait_until="networkidle")
    page.locator(".errors a").click()
    assert page.evaluate("document.activeElement.id") == "id_entry_day"


def test_the_search_box_is_one_key_away_in_any_layout(open_page: OpenPage) -> None:
    page = open_page("/robots.txt", size=DESK)
    page.set_content(render("work"), wait_until="networkidle")
    page.keyboard.press("Control+KeyK")
    assert page.evaluate("document.activeElement.id") == "id_q"
