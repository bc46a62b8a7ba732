"""What Dilshod of the worked example does on his phone: each function brings the page to one picture."""

import io

import zxingcpp
from PIL import Image
from playwright.sync_api import Page

NUMBER = "FA1234567"


def open_first(page: Page) -> None:
    """The languages, each in its own name."""
    page.context.clear_cookies()
    page.goto("/")


def mistype_birth(page: Page) -> None:
    """A thirteenth month, and what the page says to it. From here on in Uzbek."""
    page.locator("a[href*='language/uz']").click()
    page.goto("/questions")
    _choose(page, "UZ")
    _type_day(page, "14", "13", "1998")


def ask(page: Page) -> None:
    """The rest of the six questions, up to the plan."""
    _type_day(page, "14", "3", "1998")
    _type_day(page, "16", "11", "2026")
    for answer in ("63", "work", "nothing"):
        _choose(page, answer)
    page.wait_for_url("**/plan")


def see_road(page: Page) -> None:
    """The plan's road after the lit step."""
    page.locator(".road > li").nth(1).evaluate("stop => stop.scrollIntoView()")


def find_day(page: Page) -> None:
    """The earliest day on which every desk has a place."""
    page.goto("/book?centre=samara-kabelnaya")


def name_who_comes(page: Page) -> None:
    """Hold the places and fill in who comes."""
    page.locator("form[method=post] .btn").click()
    page.fill("#id_surname", "YUSUPOV")
    page.fill("#id_given", "DILSHOD")
    page.fill("#id_number", NUMBER)
    page.check("#id_consent")
    page.locator("h1").evaluate("title => title.scrollIntoView()")


def confirm(page: Page) -> None:
    """The visit with its code for the door."""
    page.locator("main form .btn").click()
    page.wait_for_url("**/visit")


def keep(page: Page) -> None:
    """Where a kept plan, the visit and the log of looks are found."""
    page.goto("/me")


def see_bill(page: Page) -> None:
    """What the visit costs and how it is paid."""
    page.goto("/pay")


def see_papers(page: Page) -> None:
    """The papers that the centre gave."""
    page.goto("/me/papers")


def check_paper(page: Page) -> None:
    """What anybody reads who scans the receipt's code."""
    page.locator("section a").first.click()
    code = page.locator(".qr")
    code.wait_for()
    read = zxingcpp.read_barcode(Image.open(io.BytesIO(code.screenshot())))
    if read is None:
        raise ValueError("the receipt's code can't be read")
    page.goto(read.text)


def _choose(page: Page, value: str) -> None:
    page.check(f"input[value='{value}']")
    page.locator("form .btn:not(.quiet)").click()


def _type_day(page: Page, day: str, month: str, year: str) -> None:
    for part, text in (("day", day), ("month", month), ("year", year)):
        page.fill(f"#id_answer_{part}", text)
    page.locator("form .btn:not(.quiet)").click()
