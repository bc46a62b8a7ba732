"""Pages of the workspace: whose they are, at which centre, in which language."""

from datetime import UTC, datetime

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from hamroh.accounts.actions import assign_role
from hamroh.accounts.models import StaffUser
from hamroh.accounts.roles import Role
from hamroh.foundation.actor import SYSTEM
from hamroh.foundation.errors import DomainError
from hamroh.project.urls import urlpatterns as real
from hamroh.workspace.problems import WORDS, problem_of
from hamroh.workspace.sections import (
    ADVANCES,
    CASH_DESK,
    DAY,
    DECISIONS,
    DESK,
    LAW,
    LAW_CHANGES,
    RECEPTION,
    SECTIONS,
    Section,
    links_for,
    sections_for,
)
from hamroh.workspace.shell import Workplace, staff_page
from tests.builders import accounts, network, signin

pytestmark = [pytest.mark.data, pytest.mark.django_db]

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


@staff_page(Role.CASHIER)
def till(_request: HttpRequest, place: Workplace) -> HttpResponse:
    return HttpResponse(f"{place.centre.key} {place.user.username} {place.today:%Y} {place.now.tzinfo}")


@staff_page()
def refuses(_request: HttpRequest, _place: Workplace, code: str) -> HttpResponse:
    raise DomainError(code)


urlpatterns = [path("work/till/", till), path("work/refuses/<slug:code>/", refuses), *real]
handler403 = "hamroh.ui.errors.forbidden"
handler404 = "hamroh.ui.errors.not_found"
only_here = pytest.mark.urls("tests.workspace.test_shell")


@only_here
def test_a_page_opens_for_its_role_and_for_no_other() -> None:
    centre = network.centre()
    assert signin.staff_client(NOW, centre, Role.CASHIER).get("/work/till/").content.startswith(b"samara ")
    assert signin.staff_client(NOW, centre, Role.RECEPTION).get("/work/till/").status_code == 403


@only_here
def test_a_role_at_another_centre_opens_nothing_here() -> None:
    here, there = network.centre("here"), network.centre("there")
    actor = accounts.staff(NOW, here, Role.RECEPTION)
    assert actor.id is not None
    assign_role(actor=SYSTEM, user_id=actor.id, role=Role.CASHIER, centre_id=there.id, now=NOW)
    client = signin.sign_in(actor)
    assert client.get("/work/till/")["Location"] == "/work/centre/"
    client.post("/work/centre/", {"centre": str(here.id)})
    assert client.get("/work/till/").status_code == 403
    client.post("/work/centre/", {"centre": str(there.id)})
    assert client.get("/work/till/").content.startswith(b"there ")


def test_only_a_centre_of_ones_own_can_be_chosen() -> None:
    here, there, foreign = network.centre("here"), network.centre("there"), network.centre("foreign")
    actor = accounts.staff(NOW, here, Role.RECEPTION)
    assert actor.id is not None
    assign_role(actor=SYSTEM, user_id=actor.id, role=Role.MANAGER, centre_id=there.id, now=NOW)
    client = signin.sign_in(actor)
    page = client.post("/work/centre/", {"centre": str(foreign.id)})
    assert page.status_code == 200
    assert "Выберите центр." in page.content.decode()
    assert client.get("/work/account/")["Location"] == "/work/centre/"


def test_who_holds_no_role_is_told_that_it_is_closed() -> None:
    actor = accounts.staff(NOW, network.centre(), username="nobody")
    assert signin.sign_in(actor).get("/work/").status_code == 403


@only_here
@pytest.mark.parametrize(("code", "status"), [("not_allowed", 403), ("not_found", 404)])
def test_refusals_of_domains_become_answers(code: str, status: int) -> None:
    client = signin.staff_client(NOW, network.centre(), Role.CASHIER)
    assert client.get(f"/work/refuses/{code}/").status_code == status


@only_here
def test_other_refusals_are_the_views_to_say() -> None:
    client = signin.staff_client(NOW, network.centre(), Role.CASHIER)
    with pytest.raises(DomainError):
        client.get("/work/refuses/busy/")


def test_each_role_has_its_sections() -> None:
    held = {role: [section for section in SECTIONS if role in section.roles] for role in Role}
    assert held[Role.RECEPTION] == [RECEPTION, DESK]
    assert held[Role.CASHIER] == [CASH_DESK, ADVANCES, DESK]
    assert held[Role.MEDIC] == [DESK]
    assert held[Role.MANAGER] == [DAY, CASH_DESK, ADVANCES, DECISIONS]
    assert held[Role.REGISTRAR] == [DESK, DECISIONS]
    assert held[Role.CONSULTANT] == [RECEPTION, DESK, LAW_CHANGES]
    assert held[Role.LAW_EDITOR] == [LAW]
    assert held[Role.ADMINISTRATOR] == []


def test_the_section_of_a_page_is_lit(monkeypatch: pytest.MonkeyPatch) -> None:
    account = Section("Account", "workspace:account", frozenset({Role.MEDIC}))
    nowhere = Section("Nowhere", "workspace:nowhere", frozenset({Role.MEDIC}))
    monkeypatch.setattr("hamroh.workspace.sections.SECTIONS", (nowhere, account))
    assert sections_for({Role.MEDIC}) == [account]
    assert [link.here for link in links_for({Role.MEDIC}, "/work/account/language/")] == [True]
    assert links_for({Role.CASHIER}, "/") == ()


def test_staff_see_pages_in_their_own_language_and_change_it() -> None:
    client = signin.staff_client(NOW, network.centre(), Role.RECEPTION)
    assert client.get("/work/")["Location"] == "/work/reception/"
    page = client.get("/work/account/").content.decode()
    assert '<html lang="ru">' in page
    assert "Имя пользователя" in page
    assert "Мои настройки" in page
    client.post("/work/account/language/", {"language": "uz"})
    assert '<html lang="uz">' in client.get("/work/account/").content.decode()
    assert StaffUser.objects.get().language == "uz"
    assert client.post("/work/account/language/", {"language": "de"}).status_code == 404


def test_the_bar_says_where_when_and_who(client: Client) -> None:
    page = signin.staff_client(NOW, network.centre(), Role.RECEPTION).get("/work/account/")
    bar = page.context["bar"]
    assert bar.centre == "Центр"
    assert bar.who == "samara-reception"
    assert bar.who_href == "/work/account/"


def test_each_refusal_has_its_words() -> None:
    assert all(words() for words in WORDS.values())
    assert "2" in problem_of(DomainError("rate_limited", seconds=61))
    with pytest.raises(DomainError):
        problem_of(DomainError("nobody_wrote_words_for_this"))
