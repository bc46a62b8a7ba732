"""The board in a browser: it follows the calls by itself, with script and without."""

import pytest
from playwright.sync_api import expect

from tests.builders.day import build_day
from tests.e2e.conftest import OpenPage
from tests.e2e.looking import axe, screenshot

pytestmark = pytest.mark.django_db(transaction=True)
WALL = (1920, 1080)


def test_the_board_follows_a_call(open_page: OpenPage) -> None:
    day = build_day()
    page = open_page(f"/board/{day.centre.key}", language="ru", size=WALL)
    axe(page)
    expect(page.locator("tr.here")).to_have_count(0)
    day.open(1)
    for n in range(6):
        day.arrive(day.person(f"FA12345{n:02}"), "reception", number=f"FA12345{n:02}")
    assert day.call(1) == "A001"
    expect(page.locator("tr.here")).to_contain_text("A001", timeout=8000)
    expect(page.locator("#soon li").first).to_have_text("A002")
    axe(page)
    screenshot(page, "board")
