"""The pages of a change of the law: prepared by one, put in force by another, looked at by a consultant."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client

from hamroh.accounts.models import LookLog
from hamroh.accounts.roles import Role
from hamroh.core.law import Value
from hamroh.flows.planning import replan_and_remind
from hamroh.flows.planning.tasks import compare, count
from hamroh.foundation import clock
from hamroh.foundation.actor import SYSTEM
from hamroh.foundation.scope import system_scope
from hamroh.journeys.actions import record_facts
from hamroh.journeys.models import LawRelease, PlanChange
from hamroh.packs.comparing import Area
from hamroh.packs.comparing.saying import PHRASES
from hamroh.workspace.law import words
from tests.builders import accounts, journeys, law_changes, network, people, signin

pytestmark = [pytest.mark.data, pytest.mark.django_db(transaction=True)]
NOW = datetime(2026, 11, 23, 6, tzinfo=UTC)
TODAY = {"day_day": "23", "day_month": "11", "day_year": "2026"}
FACTS: dict[str, Value | None] = {
    "citizenship": "UZ",
    "birth_date": date(1998, 3, 14),
    "entry_date": date(2026, 11, 16),
    "region": "63",
    "ground": "work",
    "progress": "nothing",
}


class World:
    """Dilshod has a plan; an editor has prepared a dearer duty and a shorter term."""

    def __init__(self) -> None:
        self.centre = network.centre("samara")
        self.editor = accounts.staff(NOW, self.centre, Role.LAW_EDITOR)
        self.lawyer = accounts.staff(NOW, self.centre, Role.LAWYER)
        self.consultant = accounts.staff(NOW, self.centre, Role.CONSULTANT)
        journeys.release(NOW - timedelta(days=9))
        with system_scope():
            self.person = people.person(NOW, self.centre).id
            record_facts(actor=SYSTEM, now=NOW, person_id=self.person, facts=FACTS)
            replan_and_remind(actor=SYSTEM, now=NOW, person_id=self.person, today=NOW.date())
        self.release = law_changes.prepared(NOW, self.editor)

    @property
    def page(self) -> str:
        return f"/work/law/releases/{self.release.pk}/"


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> World:
    monkeypatch.setattr(clock, "now", lambda: NOW)
    return World()


def _text(client: Client, address: str) -> str:
    return client.get(address).content.decode().replace("\N{NO-BREAK SPACE}", " ")


def _in_force(world: World) -> None:
    page = signin.sign_in(world.lawyer).post(world.page, TODAY)
    assert page.status_code == 302
    with system_scope():
        compare(NOW)


def test_the_page_shows_what_changes_and_whom_it_moves(world: World) -> None:
    lawyer = signin.sign_in(world.lawyer)
    overview = _text(lawyer, "/work/law/")
    assert "A. Editor" in overview
    assert world.page in overview
    before = _text(lawyer, world.page)
    assert "4 200.00 RUB" in before
    assert "5 000.00 RUB" in before
    assert "календарных дней: 30" in before
    assert "Идёт подсчёт" in before
    with system_scope():
        count(NOW)
    after = _text(lawyer, world.page)
    assert "&lt;10" in after
    assert "Dilshod" not in after


def test_the_files_of_this_version_become_a_release_when_a_keeper_of_the_law_says_so(world: World) -> None:
    editor = signin.sign_in(world.editor)
    assert 'name="pack" value="ru"' not in _text(editor, "/work/law/")  # the files are the release in force
    page = editor.post("/work/law/prepare/", {"pack": "ru"})
    assert page.status_code == 302
    assert LawRelease.objects.count() == 2
    shown = _text(editor, page["Location"])
    assert "Отличий от действующего права нет" in shown


def test_a_law_of_another_country_goes_the_same_way(world: World) -> None:
    """Nobody's plan is kept under the law of Kazakhstan, so nobody is counted."""
    editor = signin.sign_in(world.editor)
    assert 'name="pack" value="kz"' in _text(editor, "/work/law/")
    prepared = editor.post("/work/law/prepare/", {"pack": "kz"})["Location"]
    page = _text(signin.sign_in(world.lawyer), prepared)
    assert "На этот закон не опирается ни один сохранённый здесь план." in page
    assert "Право ещё не введено в действие." in page
    assert signin.sign_in(world.lawyer).post(prepared, TODAY)["Location"] == "/work/law/"
    with system_scope():
        assert LawRelease.objects.get(pack="kz").in_force_from == NOW
    assert 'name="pack" value="kz"' not in _text(editor, "/work/law/")
    assert "Отличий от действующего права нет" in _text(editor, prepared)
    assert editor.post("/work/law/prepare/", {"pack": "xx"}).status_code == 404


def test_bills_are_shown_to_those_who_keep_the_law_with_their_stage_and_whom_they_touch(world: World) -> None:
    page = _text(signin.sign_in(world.lawyer), "/work/law/bills/")
    for expected in (
        "Законопроект – не закон.",
        "подготовлен министерством",
        "с 13.01.2026",
        "ожидается с 01.01.2027",
        "Kommersant, Klerk 2026-01-13",
        "Подайте заявление на патент",
        "Такой шаг открыт меньше чем у десяти человек.",
    ):
        assert expected in page, expected
    assert signin.sign_in(world.consultant).get("/work/law/bills/").status_code == 403


def test_who_prepared_it_has_no_form_and_is_refused(world: World) -> None:
    editor = signin.sign_in(world.editor)
    assert "В действие его введёт другой человек" in _text(editor, world.page)
    page = editor.post(world.page, TODAY)
    assert page.status_code == 409
    assert "не может ввести его в действие" in page.content.decode()
    assert LawRelease.objects.get(pk=world.release.pk).in_force_from is None


def test_a_second_person_puts_it_in_force_from_a_day(world: World) -> None:
    lawyer = signin.sign_in(world.lawyer)
    assert lawyer.post(world.page, {**TODAY, "day_day": "40"}).status_code == 409
    past = lawyer.post(world.page, {**TODAY, "day_day": "22"})
    assert "Этот день прошёл" in past.content.decode()
    assert lawyer.post(world.page, {**TODAY, "day_month": "12"}).status_code == 302
    release = LawRelease.objects.get(pk=world.release.pk)
    # Midnight in Samara, four hours ahead of UTC.
    assert release.in_force_from == datetime(2026, 12, 22, 20, tzinfo=UTC)
    assert release.approver == world.lawyer.id
    assert "уже назначен" in _text(lawyer, world.page)


def test_a_consultant_sees_both_plans_side_by_side_and_confirms(world: World) -> None:
    _in_force(world)
    consultant = signin.sign_in(world.consultant)
    page = _text(consultant, "/work/law-changes/")
    for words_of_page in (
        "Karimov Dilshod",
        "15 декабря",
        "10 декабря",
        "Дороже",
        "₽",
        "может ухудшиться",
    ):
        assert words_of_page in page
    with system_scope():
        assert LookLog.objects.filter(page="law_changes", who_id=world.consultant.id).exists()
        change = PlanChange.objects.get()
    address = f"/work/law-changes/{change.pk}"
    assert consultant.post(f"{address}/hold/").status_code == 302
    assert "Отложено" in _text(consultant, "/work/law-changes/")
    assert consultant.post(f"{address}/eat/").status_code == 404
    assert consultant.post(f"{address}/confirm/").status_code == 302
    assert consultant.post(f"{address}/confirm/").status_code == 302
    late = consultant.post(f"{address}/hold/")
    assert late.status_code == 409
    assert "решил кто-то другой" in late.content.decode()
    assert "Ни один маршрут не ждёт" in _text(consultant, "/work/law-changes/")


def test_other_roles_and_other_centres_stay_outside(world: World) -> None:
    _in_force(world)
    cashier = signin.staff_client(NOW, world.centre, Role.CASHIER)
    assert cashier.get("/work/law/").status_code == 403
    assert cashier.get("/work/law-changes/").status_code == 403
    assert signin.sign_in(world.editor).get("/work/law-changes/").status_code == 403
    stranger = signin.staff_client(NOW, network.centre("moscow"), Role.CONSULTANT)
    assert "Karimov" not in _text(stranger, "/work/law-changes/")
    with system_scope():
        change = PlanChange.objects.get()
    assert stranger.post(f"/work/law-changes/{change.pk}/confirm/").status_code == 403
    assert (
        signin.sign_in(world.editor)
        .get("/work/law/releases/00000000-0000-7000-8000-000000000000/")
        .status_code
        == 404
    )


def test_everything_that_a_diff_can_say_has_words() -> None:
    assert set(words.phrases()) == set(PHRASES)
    assert all(words.area_name(area) for area in Area)
