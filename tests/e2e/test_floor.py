"""The main job at the centre: from the door over several desks to the plan that moved on, in a browser."""

import re
from datetime import date
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from hamroh.accounts.roles import Role
from hamroh.flows.visiting.codes import visit_code
from hamroh.foundation.scope import system_scope
from hamroh.journeys.models import PersonFact
from tests.builders import people, signin
from tests.builders.day import FACTS, Day, build_day
from tests.e2e.conftest import OpenPage
from tests.e2e.looking import look_over, no_sideways_scroll
from tests.e2e.site import Site

pytestmark = pytest.mark.django_db(transaction=True)
SCREEN = (1280, 800)


@pytest.fixture
def day(site: Site) -> Day:
    return build_day()


def enter(page: Page, site: Site, client: Any) -> Page:
    """Carry a session that was made the quick way into the browser."""
    key = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": key, "url": site.url}])
    return page


def at_desk(open_page: OpenPage, site: Site, day: Day, number: int) -> Page:
    """A desk that is open, in a browser of its own."""
    page = enter(open_page(size=SCREEN, language="ru"), site, signin.sign_in(day.at(number)))
    page.goto(f"/work/desk/{day.desks[number].pk}/")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#free")).to_be_visible()
    return page


def type_day(page: Page, name: str, day: str, month: str, year: str) -> None:
    """A date in its three fields."""
    for part, text in (("day", day), ("month", month), ("year", year)):
        page.fill(f"#id_{name}_{part}", text)


def check_in(open_page: OpenPage, site: Site, day: Day, code: str) -> None:
    """The scanner types the visit's code, then the passport's number, and the number is there."""
    page = enter(open_page(size=SCREEN, language="ru"), site, signin.sign_in(day.staff[Role.RECEPTION]))
    page.goto("/work/reception/?tab=all")
    look_over(page, "reception-ru")
    expect(page.locator("#id_code")).to_be_focused()
    page.keyboard.type(code)
    page.keyboard.press("Enter")
    expect(page.locator("#id_paper")).to_be_focused()
    look_over(page, "check-in-ru")
    page.keyboard.type(people.NUMBER)
    page.keyboard.press("Enter")
    expect(page.locator("h1.no")).to_have_text("A001")
    look_over(page, "ticket-ru")


def register(registrar: Page) -> None:
    """The registration's slip, after a mistake."""
    registrar.keyboard.press("Control+Enter")
    expect(registrar.locator("#who")).to_have_text("A001")
    registrar.keyboard.press("Control+Enter")
    expect(registrar.locator(".errors")).to_be_focused()
    look_over(registrar, "desk-registration-error-ru")
    registrar.fill("#id_number", "63-1")
    type_day(registrar, "valid_until", "6", "2", "2027")
    registrar.keyboard.press("Control+Enter")
    expect(registrar.locator("#free")).to_be_visible()


def test_from_the_door_to_the_plan_that_moved_on(open_page: OpenPage, site: Site, day: Day) -> None:
    person = day.person()
    check_in(open_page, site, day, visit_code(day.visit(person, "reception", "registration", "application")))
    phone = enter(open_page(language="uz"), site, signin.person_client(person.pk))
    phone.goto("/visit")
    look_over(phone, "live-waiting-uz")
    board = open_page(f"/board/{day.centre.key}", language="ru", size=(1920, 1080))

    first = at_desk(open_page, site, day, 1)
    first.keyboard.press("Control+Enter")
    expect(first.locator("#who")).to_have_text("A001")
    look_over(first, "desk-ru")
    expect(board.locator("tr.here")).to_contain_text("A001", timeout=9000)
    phone.reload()
    expect(phone.locator(".card .no")).to_contain_text("1-oyna")
    look_over(phone, "live-called-uz")
    first.keyboard.press("Control+Enter")
    expect(first.locator("#free")).to_be_visible()

    register(at_desk(open_page, site, day, 19))
    last = at_desk(open_page, site, day, 7)
    last.keyboard.press("Control+Enter")
    expect(last.locator("#who")).to_have_text("A001")
    last.fill("#id_number", "77-12")
    last.keyboard.press("Control+Enter")
    expect(last.locator("#free")).to_be_visible()
    with system_scope():
        kinds = set(PersonFact.objects.filter(superseded_at=None).values_list("kind", flat=True))
    assert {"registered_on", "registered_until", "patent_applied_on"} <= kinds
    phone.reload()
    expect(phone.locator(".road .past")).to_have_count(3)
    look_over(phone, "live-done-uz")


def test_the_phone_is_told_without_a_reload(open_page: OpenPage, site: Site, day: Day) -> None:
    person = day.person()
    day.arrive(person, "reception")
    phone = enter(open_page(language="ru"), site, signin.person_client(person.pk))
    phone.clock.install()
    phone.goto("/visit")
    day.open(1)
    day.call(1)
    phone.clock.fast_forward(21_000)
    expect(phone.locator(".card .no")).to_contain_text("Окно 1")
    look_over(phone, "live-called-ru")


@pytest.mark.parametrize("language", ["ru", "uz"])
def test_pages_of_the_workspace_are_open_to_all(
    open_page: OpenPage, site: Site, day: Day, language: str
) -> None:
    person = day.person()
    day.arrive(person, "reception", "medical")
    applied = day.person(
        "FA7654321", FACTS | {"progress": "applied", "patent_applied_on": date(2026, 11, 18)}
    )
    for role in (Role.RECEPTION, Role.MANAGER, Role.MEDIC):
        user = signin.user_of(day.staff[role])
        user.language = language
        user.save(update_fields=["language"])
    reception = enter(open_page(size=SCREEN), site, signin.sign_in(day.staff[Role.RECEPTION]))
    for name, typed in (("reception-found", "каримов"), ("reception-nobody", "qqqqqq")):
        reception.goto("/work/reception/")
        reception.fill("[type=search]", typed)
        reception.press("[type=search]", "Enter")
        expect(reception.locator("[name=clear]")).to_be_visible()
        expect(reception).not_to_have_url(re.compile("q="))
        look_over(reception, f"{name}-{language}")
    for name, path in (
        ("person", f"/work/reception/people/{person.pk}/"),
        ("walk-in", f"/work/reception/people/{person.pk}/walk-in/"),
        ("answers", f"/work/reception/people/{person.pk}/answers/"),
        ("book", f"/work/reception/people/{person.pk}/book/"),
        ("passport", "/work/reception/passport/"),
        ("new-person", "/work/reception/new/"),
        ("desks", "/work/desk/"),
    ):
        reception.goto(path)
        expect(reception.locator("html")).to_have_attribute("lang", language)
        look_over(reception, f"{name}-{language}")
    manager = enter(open_page(size=SCREEN), site, signin.sign_in(day.staff[Role.MANAGER]))
    manager.goto("/work/day/")
    look_over(manager, f"day-{language}")
    for name, path in (("decisions", "/work/decisions/"), ("decision", f"/work/decisions/{applied.pk}/")):
        manager.goto(path)
        look_over(manager, f"{name}-{language}")
        manager.set_viewport_size({"width": 360, "height": 740})
        no_sideways_scroll(manager)
        manager.set_viewport_size({"width": SCREEN[0], "height": SCREEN[1]})
    medic = enter(open_page(size=SCREEN), site, signin.sign_in(day.staff[Role.MEDIC]))
    medic.goto(f"/work/desk/{day.desks[21].pk}/")
    look_over(medic, f"desk-closed-{language}")


def test_a_refusal_is_signed_and_printed(open_page: OpenPage, site: Site, day: Day) -> None:
    day.arrive(day.person(), "application")
    desk = at_desk(open_page, site, day, 7)
    desk.keyboard.press("Control+Enter")
    expect(desk.locator("#who")).to_be_visible()
    desk.keyboard.press("F9")
    expect(desk.locator("#id_reason")).to_be_visible()
    look_over(desk, "cannot-ru")
    desk.check("input[value='system_down']")
    desk.keyboard.press("Control+Enter")
    expect(desk.locator("#record")).to_be_visible()
    look_over(desk, "attempt-ru")
    desk.keyboard.press("F8")
    expect(desk.locator(".sheet .qr")).to_be_visible()
    look_over(desk, "attempt-sheet")


def test_the_itinerary_is_printed_in_two_languages(open_page: OpenPage, site: Site, day: Day) -> None:
    ticket = day.arrive(day.person(), "reception", "medical")
    page = enter(open_page(size=SCREEN), site, signin.sign_in(day.staff[Role.RECEPTION]))
    page.goto(f"/work/reception/tickets/{ticket.pk}/sheet/")
    expect(page.locator("html")).to_have_attribute("lang", "uz")
    look_over(page, "itinerary-sheet")
