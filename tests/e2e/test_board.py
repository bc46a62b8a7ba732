"""The board in a browser: it follows the calls by itself, with script and without."""

import pytest
from playwright.sync_api import expect

from tests.builders.day import build_day
from tests.e2e.conftest import OpenPage
from tests.e2e.looking import axe, screenshot

pytestmark = pytest.mark.django_db(transaction=True)
WALL = (1920, 1080)
WALLS = [WALL, (1280, 800), (1366, 768), (1080, 1920), (1024, 768)]
BUSIEST = """() => {
    const row = document.querySelector("tr.here"), number = document.querySelector("#soon li");
    row.cells[0].textContent = number.textContent = "M888";
    while (row.parentNode.rows.length < 5) row.after(row.cloneNode(true));
    while (number.parentNode.children.length < 10) number.after(number.cloneNode(true));
}"""
"""Five called and ten who should stay near: as many as a board ever shows, with the widest letter."""
OVERLAPS = """() => {
    const box = name => document.querySelector(`.board > ${name}`).getBoundingClientRect();
    const footer = box("footer"), inner = [...document.querySelectorAll(".board td, .board li, .board time, .board h2")];
    return inner.map(element => element.getBoundingClientRect()).filter(one => one.right > innerWidth || one.bottom > footer.top)
        .length + (footer.bottom > innerHeight + 1 ? 1 : 0)
        + [...document.querySelectorAll(".board td")].filter(one => one.scrollWidth > one.clientWidth + 1).length;
}"""


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
    for width, height in WALLS:
        page.set_viewport_size({"width": width, "height": height})
        page.evaluate(BUSIEST)
        screenshot(page, f"board-{width}x{height}")
        assert page.evaluate(OVERLAPS) == 0, f"the board is cut off at {width} × {height}"
