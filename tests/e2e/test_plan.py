"""From the first question to the plan, on a small phone, in six languages."""

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from hamroh.foundation import clock
from tests.builders import journeys, passport
from tests.e2e.conftest import OpenPage
from tests.e2e.looking import FIRST_LOAD, look_over, page_weight, path_of
from tests.e2e.site import Site

pytestmark = pytest.mark.django_db(transaction=True)
LANGUAGES = [code for code, _name in settings.LANGUAGES]


@pytest.fixture(autouse=True)
def _law(site: Site) -> None:
    journeys.release(clock.now())


def choose(page: Page, value: str) -> None:
    """Choose an answer and go on."""
    page.check(f"input[value='{value}']")
    page.locator("form .btn:not(.quiet)").click()


def type_day(page: Page, day: str, month: str, year: str) -> None:
    """Type a date and go on."""
    for part, text in (("day", day), ("month", month), ("year", year)):
        page.fill(f"#id_answer_{part}", text)
    page.locator("form .btn:not(.quiet)").click()


def answer_as_dilshod(
    page: Page, entry: tuple[str, str, str] = ("16", "11", "2026"), region: str = "63"
) -> None:
    """The six questions of a citizen of Uzbekistan who came to work, in Samara unless another region is named."""
    page.goto("/questions")
    choose(page, "UZ")
    type_day(page, "14", "3", "1998")
    type_day(page, *entry)
    choose(page, region)
    choose(page, "work")
    choose(page, "nothing")
    page.wait_for_url("**/plan")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_plan_is_open_to_all(open_page: OpenPage, language: str) -> None:
    page = open_page(language=language)
    answer_as_dilshod(page)
    expect(page.locator("time[datetime='2026-11-30']").first).to_be_visible()
    for details in page.locator("summary").all():
        details.click()
    look_over(page, f"plan-{language}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["ru", "uz"])
def test_questions_and_their_errors_are_open_to_all(open_page: OpenPage, language: str, scheme: str) -> None:
    page = open_page("/questions", language=language, scheme=scheme)
    look_over(page, f"question-{language}-{scheme}")
    page.locator("form .btn").first.click()
    look_over(page, f"question-empty-{language}-{scheme}")
    choose(page, "UZ")
    type_day(page, "26", "11", "2027")
    expect(page.locator("#id_answer_day")).to_have_value("26")
    expect(page.locator(".errors")).to_be_focused()
    look_over(page, f"question-date-error-{language}-{scheme}")


@pytest.mark.parametrize("language", ["ru", "uz"])
def test_a_late_plan_and_the_answers_are_open_to_all(open_page: OpenPage, language: str) -> None:
    page = open_page(language=language)
    answer_as_dilshod(page, entry=("1", "10", "2026"))
    look_over(page, f"plan-late-{language}")
    page.goto("/answers")
    look_over(page, f"answers-{language}")


def test_the_whole_way_works_without_script_and_back(open_page: OpenPage) -> None:
    page = open_page("/start", language="en", script=False)
    page.get_by_role("link", name="Begin").click()
    choose(page, "UZ")
    page.locator(".back").click()
    expect(page.locator("input[value='UZ']")).to_be_checked()
    choose(page, "UZ")
    assert path_of(page) == "/questions/birth_date"


def test_the_plan_loads_fast_on_a_slow_network(open_page: OpenPage, site: Site) -> None:
    page = open_page()
    answer_as_dilshod(page)
    assert page_weight(page, site.url + "/plan") <= FIRST_LOAD


@pytest.mark.parametrize("language", ["ru", "uz"])
def test_the_passports_lines_are_open_to_all(open_page: OpenPage, language: str) -> None:
    page = open_page("/questions", language=language)
    page.locator("a[href='/passport']").click()
    look_over(page, f"passport-{language}")
    wrong = passport.lines().replace("980314", "98O314")
    page.fill("#id_lines", wrong)
    page.locator("form .btn").click()
    expect(page.locator(".errors")).to_be_focused()
    expect(page.locator("#id_lines")).to_have_value(wrong)
    look_over(page, f"passport-error-{language}")
    page.fill("#id_lines", passport.lines())
    page.locator("form .btn").click()
    expect(page.locator("time[datetime='1998-03-14']")).to_be_visible()
    look_over(page, f"passport-read-{language}")


def test_the_passports_lines_need_no_script(open_page: OpenPage) -> None:
    page = open_page("/passport", script=False)
    page.fill("#id_lines", passport.lines(country="TJK"))
    page.locator("form .btn").click()
    page.locator("main .btn").click()
    assert path_of(page) == "/questions/entry_date"


@pytest.mark.parametrize("language", ["ru", "uz"])
def test_questions_beside_the_plan_are_open_to_all(open_page: OpenPage, language: str) -> None:
    page = open_page(language=language)
    answer_as_dilshod(page)
    page.goto("/plan/stays")
    for name, day in (("entered", "1"), ("left", "5")):
        for part, text in (("day", day), ("month", "1"), ("year", "2026")):
            page.fill(f"#id_{name}_{part}", text)
    page.locator("form .btn:not(.quiet)").click()
    look_over(page, f"stays-{language}")
    page.goto("/plan/what-if")
    for name, day in (("leave", "3"), ("back", "20")):
        for part, text in (("day", day), ("month", "12"), ("year", "2026")):
            page.fill(f"#id_{name}_{part}", text)
    page.locator("form .btn").click()
    expect(page.locator(".card")).to_be_visible()
    look_over(page, f"what-if-{language}")
