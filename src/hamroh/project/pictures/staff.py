"""What the centre's people do at their desks: each function brings the page to one picture."""

from collections.abc import Callable

from playwright.sync_api import Page

from hamroh.project.demo.network import PASSWORD


def signed_in(username: str) -> Callable[[Page], None]:
    """Both factors, the second as the demo's own page shows it."""

    def go(page: Page) -> None:
        page.goto("/work/")
        page.fill("[name=login]", username)
        page.fill("[name=password]", PASSWORD)
        page.click("main button")
        page.wait_for_url("**/work/code/")
        page.goto("/demo/")
        code = page.locator(".summary > div", has_text=username).locator("dd .no").inner_text().strip()
        page.goto("/work/code/")
        page.fill("[name=code]", code)
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url: "/sign-in" not in url and "/code" not in url)

    return go
