"""What every page must be: open to all, small, no wider than a phone. And a picture of it."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from hamroh.project.paths import CLONE

PICTURES = CLONE / "build" / "screenshots"
FIRST_LOAD = 60 * 1024
"""Bytes over the wire, everything that the first page asks for."""

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

_CUT = """[...document.querySelectorAll("main *")].filter(element =>
    getComputedStyle(element).overflowX === "hidden" && !element.closest(".vh, .skip, svg")
    && element.scrollWidth > element.clientWidth + 1
).map(element => element.outerHTML.slice(0, 160))"""
"""Boxes that hide what does not fit into them."""


def look_over(page: Page, name: str) -> None:
    """A page as it stands: axe finds nothing, nothing scrolls sideways, a picture is taken as `name`."""
    screenshot(page, name)
    no_sideways_scroll(page)
    axe(page)


def axe(page: Page, *, without: Sequence[str] = ()) -> None:
    """WCAG 2.2 AA and axe's best practice; fails with the elements at fault. Needs JavaScript."""
    options = {
        "runOnly": {"type": "tag", "values": RULES},
        "resultTypes": ["violations"],
        "rules": {rule: {"enabled": False} for rule in without},
    }
    found = Axe().run(page, options=options).response["violations"]
    assert not found, f"axe at {page.url}:\n" + "\n".join(_describe(violation) for violation in found)


def no_sideways_scroll(page: Page) -> None:
    """The page is not wider than its window, and no box cuts off its own words."""
    needed, given = page.evaluate(
        "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    )
    assert needed <= given, f"{page.url} is {needed} px wide in a window of {given} px"
    cut = page.evaluate(_CUT)
    assert not cut, f"cut off at {page.url}: {cut}"


def page_weight(page: Page, url: str) -> int:
    """Load `url` in a page of a fresh context and return the bytes that came over the wire."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    sizes: list[float] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto(url, wait_until="networkidle")
    return int(sum(sizes))


def screenshot(page: Page, name: str) -> None:
    """Write build/screenshots/<name>.png, the whole page."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}.png", full_page=True)


def path_of(page: Page) -> str:
    """Where the page is, without its host."""
    return urlsplit(page.url).path


def _describe(violation: dict[str, Any]) -> str:
    places = "\n".join(
        f"    {node['html'][:160]}\n    {node['failureSummary'].splitlines()[-1].strip()}"
        for node in violation["nodes"]
    )
    return f"  {violation['id']}: {violation['help']}\n{places}"
