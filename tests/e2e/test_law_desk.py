"""The pages of those who keep the law, and of the consultant whom a new one gives work, in the browser."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, ViewportSize

from hamroh.accounts.actions import set_staff_language
from hamroh.accounts.roles import Role
from hamroh.core.law import Value
from hamroh.flows.planning import replan_and_remind
from hamroh.flows.planning.tasks import compare, count
from hamroh.foundation.actor import SYSTEM, Actor
from hamroh.foundation.scope import system_scope
from hamroh.journeys.actions import record_facts
from tests.builders import accounts, journeys, law_changes, network, people, signin
from tests.e2e.conftest import OpenPage
from tests.e2e.looking import look_over, no_sideways_scroll, screenshot
from tests.e2e.site import DAY, Site

pytestmark = pytest.mark.django_db(transaction=True)

SIZES: dict[str, ViewportSize] = {
    "desk": {"width": 1280, "height": 800},
    "phone": {"width": 360, "height": 740},
}
PAPER: ViewportSize = {"width": 720, "height": 1040}
"""What a sheet of A4 leaves between its margins."""
FACTS: dict[str, Value | None] = {
    "citizenship": "UZ",
    "birth_date": date(1998, 3, 14),
    "entry_date": date(2026, 11, 16),
    "region": "63",
    "ground": "work",
    "progress": "nothing",
}


def _world() -> tuple[Actor, Actor, str]:
    """A lawyer, a consultant with a plan to confirm, and a release that waits for a second person."""
    centre = network.centre("samara")
    editor, lawyer, consultant = (
        accounts.staff(DAY, centre, role) for role in (Role.LAW_EDITOR, Role.LAWYER, Role.CONSULTANT)
    )
    journeys.release(DAY - timedelta(days=9), pack="kz")
    journeys.release(DAY - timedelta(days=9))
    with system_scope():
        person = people.person(DAY, centre).id
        record_facts(actor=SYSTEM, now=DAY, person_id=person, facts=FACTS)
        replan_and_remind(actor=SYSTEM, now=DAY, person_id=person, today=DAY.date())
    law_changes.changed(DAY, editor, lawyer)
    waiting = law_changes.prepared(DAY, editor, journeys.pack_files() | {"note.yaml": "note: 1\n"})
    with system_scope():
        compare(DAY)
        count(DAY)
    return lawyer, consultant, str(waiting.pk)


def _sign_in(page: Page, site: Site, actor: Actor, language: str) -> None:
    assert actor.id is not None
    with system_scope():
        set_staff_language(actor=actor, user_id=actor.id, language=language)
    cookies = signin.sign_in(actor).cookies.items()
    page.context.add_cookies([{"name": name, "value": one.value, "url": site.url} for name, one in cookies])


@pytest.mark.parametrize("language", ["ru", "uz"])
def test_the_law_is_read_compared_and_confirmed_at_a_desk_and_on_a_phone(
    open_page: OpenPage, site: Site, language: str
) -> None:
    lawyer, consultant, waiting = _world()
    page = open_page(size=(1280, 800))
    for actor, paths in (
        (lawyer, ("/work/law/", "/work/law/bills/", f"/work/law/releases/{waiting}/")),
        (consultant, ("/work/law-changes/",)),
    ):
        _sign_in(page, site, actor, language)
        for path in paths:
            page.goto(path)
            name = "-".join(path.strip("/").split("/")[1:3])
            for size, viewport in SIZES.items():
                page.set_viewport_size(viewport)
                look_over(page, f"{name}-{size}-{language}")
            page.set_viewport_size(PAPER)
            page.emulate_media(media="print")
            no_sideways_scroll(page)
            screenshot(page, f"{name}-paper-{language}")
            page.emulate_media(media="screen")
