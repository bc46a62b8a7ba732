"""What the centre's people do at their desks: each function brings the page to one picture."""

import re
from collections.abc import Callable

from playwright.sync_api import Page

from hamroh.project.pictures.person import NUMBER


def signed_in(username: str) -> Callable[[Page], None]:
    """Both factors, as the demo's own page shows them."""

    def go(page: Page) -> None:
        page.goto("/demo/")
        password = page.locator("main p b").first.inner_text()
        page.goto("/work/")
        page.fill("[name=login]", username)
        page.fill("[name=password]", password)
        page.click("main button")
        page.wait_for_url("**/work/code/")
        page.goto("/demo/")
        name = page.locator("dt", has_text=re.compile(rf"^\s*{re.escape(username)}\b"))
        code = page.locator(".summary > div", has=name).locator("dd .no").inner_text().strip()
        page.goto("/work/code/")
        page.fill("[name=code]", code)
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url: "/sign-in" not in url and "/code" not in url)

    return go


def find_arrival(page: Page) -> None:
    """Who has come, found by a name in another script than the passport's, above everybody expected today."""
    page.goto("/work/reception/")
    page.locator("[type=search]").fill("Юсупов Дилшод")
    page.keyboard.press("Enter")
    page.locator("tr.here").first.wait_for()


def see_board(page: Page) -> None:
    """The number board on the wall."""
    page.goto("/board/samara-kabelnaya")


def see_day(page: Page) -> None:
    """The manager's day."""
    page.goto("/work/day/")


def find_payer(page: Page) -> None:
    """Who comes to the cash desk with a passport, before anybody typed a ticket's number."""
    page.goto("/work/cash/")
    page.locator("[type=search]").fill(NUMBER)
    page.keyboard.press("Enter")
    page.locator("tr.here").wait_for()


def take_payment(page: Page) -> None:
    """The invoice that the visit's services make, paid: the receipt with its signed code."""
    page.locator("tr.here button").click()
    page.locator("#id_amount").wait_for()
    page.locator("form .main").click()
    page.locator(".qr").wait_for()
