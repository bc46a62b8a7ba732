"""Without a network: our own page for it, and what somebody kept on the phone; exit and signing out erase that."""

import io
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from hamroh.flows.visiting.codes import read_visit_code
from hamroh.foundation import clock
from tests.builders import demo_network
from tests.e2e.conftest import PHONE, OpenPage
from tests.e2e.looking import FIRST_LOAD, axe, no_sideways_scroll, page_weight, path_of, screenshot
from tests.e2e.site import Site, serve
from tests.e2e.test_plan import answer_as_dilshod
from tests.e2e.test_visit import confirm

pytestmark = pytest.mark.django_db(transaction=True)

KEPT = "caches.has('kept').then(any => any ? caches.open('kept').then(c => c.keys()).then(k => k.map(r => r.url)) : [])"


@pytest.fixture(autouse=True)
def _network(site: Site) -> None:
    demo_network.load(clock.now())


@pytest.fixture
def stopping(site: Site, browser: Browser, tmp_path: Path) -> Iterator[tuple[Page, ExitStack]]:
    """A page of a site of its own, which closing the stack really stops."""
    with ExitStack() as server:
        running = server.enter_context(serve(tmp_path, clock_offset=site.clock_offset))
        width, height = PHONE
        context = browser.new_context(
            base_url=running.url, locale="ru", viewport={"width": width, "height": height}
        )
        context.add_cookies([{"name": "language", "value": "ru", "url": running.url}])
        yield context.new_page(), server
        context.close()


def wait_until(page: Page, script: str) -> None:
    """Ask again and again: Playwright's own way needs `eval`, which our security policy forbids."""
    until = time.monotonic() + 20
    while not page.evaluate(script):
        assert time.monotonic() < until, script
        time.sleep(0.1)


def wait_for_worker(page: Page) -> None:
    """Until the worker has the page."""
    wait_until(page, "navigator.serviceWorker.controller !== null")


def keep(page: Page) -> None:
    """Press the button, wait for the answer."""
    page.locator("[data-order=keep]").first.click()
    expect(page.locator("[data-order=drop]")).to_be_visible()


def with_a_visit(page: Page) -> None:
    """Answer, book, confirm."""
    answer_as_dilshod(page)
    page.goto("/book?centre=samara-kabelnaya")
    page.locator("form[method=post] .btn").click()
    confirm(page)
    page.wait_for_url("**/visit")


def test_without_a_network_our_own_page_stands_in_the_persons_language(open_page: OpenPage) -> None:
    for language, words in (("uz", "Tarmoq yoʻq"), ("ru", "Нет сети")):
        page = open_page("/start", language=language)
        wait_for_worker(page)
        page.context.set_offline(True)
        page.goto("/questions")
        expect(page.get_by_role("heading", level=1)).to_have_text(words)
        expect(page.locator("[data-nothing-kept]")).to_be_visible()
        screenshot(page, f"offline-{language}")
        no_sideways_scroll(page)
        axe(page)


def test_another_language_reaches_the_page_for_no_network(open_page: OpenPage) -> None:
    page = open_page("/start", language="uz")
    wait_for_worker(page)
    page.goto("/language/tg?next=/start")
    wait_until(
        page,
        "caches.match('/offline', {ignoreVary: true}).then(r => r && r.text()).then(t => t && t.includes('lang=\"tg\"'))",
    )


def test_nothing_of_a_person_is_kept_unless_asked_for(open_page: OpenPage) -> None:
    page = open_page(language="uz")
    answer_as_dilshod(page)
    wait_for_worker(page)
    page.reload()
    assert page.evaluate(KEPT) == []
    page.context.set_offline(True)
    page.goto("/plan")
    assert "30-noyabr" not in page.content()


@pytest.mark.parametrize("language", ["ru", "uz"])
def test_the_kept_plan_and_the_visits_code_open_without_a_network(open_page: OpenPage, language: str) -> None:
    page = open_page(language=language)
    with_a_visit(page)
    keep(page)
    page.context.set_offline(True)
    page.reload()
    picture = Image.open(io.BytesIO(page.locator(".qr").screenshot()))
    found = zxingcpp.read_barcodes(picture.resize((480, 480)))
    assert [read_visit_code(one.text) is not None for one in found] == [True]
    expect(page.locator(".when-kept")).to_be_visible()
    screenshot(page, f"kept-visit-{language}")
    no_sideways_scroll(page)
    axe(page)
    page.goto("/plan")
    expect(page.locator("time[datetime='2026-11-30']").first).to_be_visible()
    page.goto("/answers")
    expect(page.locator("[data-kept-page='/plan']")).to_be_visible()
    expect(page.locator("[data-kept-page='/visit']")).to_be_visible()
    screenshot(page, f"offline-kept-{language}")
    axe(page)


def test_the_copy_opens_when_the_server_is_really_gone(stopping: tuple[Page, ExitStack]) -> None:
    page, server = stopping
    with_a_visit(page)
    keep(page)
    server.close()
    page.goto("/visit")
    expect(page.locator(".qr")).to_be_visible()
    page.goto("/plan")
    expect(page.locator(".when-kept")).to_be_visible()
    page.goto("/start")
    expect(page.get_by_role("heading", level=1)).to_have_text("Нет сети")


def test_with_a_network_the_page_and_its_copy_are_new(open_page: OpenPage) -> None:
    page = open_page(language="uz")
    with_a_visit(page)
    keep(page)
    page.reload()
    expect(page.locator(".when-kept")).to_be_hidden()
    page.locator("main .btns a:not(.btn)").click()
    page.locator("main form .btn").click()
    expect(page.locator(".empty")).to_be_visible()
    # The visit is cancelled: its copy must not lead anybody to the door.
    wait_until(page, "caches.open('kept').then(c => c.match('/visit')).then(found => !found)")


def test_the_person_erases_the_copies(open_page: OpenPage) -> None:
    page = open_page(language="uz")
    answer_as_dilshod(page)
    keep(page)
    assert [url.rsplit("/", 1)[1] for url in page.evaluate(KEPT)] == ["plan"]
    page.locator("[data-order=drop]").click()
    expect(page.locator("[data-order=keep]").first).to_be_visible()
    assert page.evaluate(KEPT) == []


def test_quick_exit_erases_the_copies(open_page: OpenPage, site: Site) -> None:
    page = open_page(language="uz")
    answer_as_dilshod(page)
    keep(page)
    page.locator("[data-exit]").click()
    page.wait_for_url(site.elsewhere)
    page.goto(f"{site.url}/robots.txt")
    assert page.evaluate("caches.keys()") == []


def test_signing_out_and_beginning_anew_erase_the_copies(open_page: OpenPage) -> None:
    page = open_page(language="uz")
    with_a_visit(page)
    keep(page)
    page.goto("/me")
    page.locator("form[action='/leave'] button").click()
    page.wait_for_url("**/")
    wait_until(page, "caches.has('kept').then(any => !any)")
    answer_as_dilshod(page)
    keep(page)
    page.goto("/answers")
    page.locator("form[action='/questions/anew'] button").click()
    page.wait_for_url("**/questions/citizenship")
    wait_until(page, "caches.has('kept').then(any => !any)")


def test_other_wings_are_left_alone(open_page: OpenPage) -> None:
    page = open_page("/start", language="uz")
    wait_for_worker(page)
    page.goto("/work/sign-in/")
    assert path_of(page) == "/work/sign-in/"


def test_what_the_worker_fetches_is_part_of_a_small_first_load(open_page: OpenPage, site: Site) -> None:
    page = open_page()
    weight = page_weight(page, f"{site.url}/start")
    for name in ("/worker.js", "/offline"):
        weight += len(page.request.get(name).body())
    assert weight <= FIRST_LOAD
