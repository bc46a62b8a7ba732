"""A real Chromium against the real application.

`site` is the running application, `open_page` gives pages of fresh browser contexts. Data for the site are
committed rows: mark such tests `@pytest.mark.django_db(transaction=True)` and make them by actions.
"""

import os
import shutil
from collections.abc import Iterator
from typing import Any, Protocol

import pytest
from django.conf import settings
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from tests.e2e.site import Site, serve

PHONE = (360, 740)


class OpenPage(Protocol):
    """Opens `path` of the site in a browser of its own and returns the page."""

    def __call__(
        self,
        path: str = "",
        *,
        language: str = "uz",
        scheme: str = "light",
        script: bool = True,
        size: tuple[int, int] = PHONE,
    ) -> Page: ...


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives a browser."""
    for item in items:
        if "e2e" in item.path.parts:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def site(django_db_setup: None, _keys: object, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The application, started once for the run, on a fixed day."""
    before = settings.CLOCK_OFFSET_SECONDS
    with serve(tmp_path_factory.mktemp("site")) as running:
        # What tests write is written on the same day.
        settings.CLOCK_OFFSET_SECONDS = running.clock_offset
        yield running
    settings.CLOCK_OFFSET_SECONDS = before


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    assert program, "apt-get install chromium"
    # Playwright keeps an event loop running in this thread, where Django then refuses the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program)
        yield running
        running.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def open_page(browser: Browser, site: Site) -> Iterator[OpenPage]:
    """Pages at the size of a small phone; each call is a new person with an empty browser.

    A page that runs into an error of its own script, or into our security policy, fails the test.
    """
    contexts = []
    complaints: list[str] = []

    def make(
        path: str = "",
        *,
        language: str = "uz",
        scheme: str = "light",
        script: bool = True,
        size: tuple[int, int] = PHONE,
    ) -> Page:
        options: dict[str, Any] = {"color_scheme": scheme, "java_script_enabled": script}
        context = browser.new_context(
            base_url=site.url, locale=language, viewport={"width": size[0], "height": size[1]}, **options
        )
        contexts.append(context)
        context.add_cookies([{"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": site.url}])
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.extend(_complaint(said, page)))
        if path:
            page.goto(path)
        return page

    yield make
    for context in contexts:
        context.close()
    assert not complaints


def _complaint(said: ConsoleMessage, page: Page) -> list[str]:
    # That the page itself answers 404 or 403 is what a test asked for; that a part of it does is not.
    of_the_page = said.text.startswith("Failed to load resource") and said.location["url"] == page.url
    return [said.text] if said.type == "error" and not of_the_page else []
