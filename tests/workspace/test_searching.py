"""What is typed into a search stands in no address and in no open text; Back, reload and two tabs work."""

import re
from datetime import UTC, datetime

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from hamroh.accounts.roles import Role
from hamroh.project.paths import CLONE
from tests.builders import signin
from tests.builders.day import Day, build_day
from tests.builders.searching import search_address

LIST = "/work/reception/"
TYPED = "дилшод каримов"
PAGES = ("/work/reception/", "/work/cash/", "/work/advances/")
_FORM = re.compile(r"<form\b([^>]*)>(.*?)</form>", re.DOTALL)
_TYPED_IN = re.compile(
    r"<textarea|<input(?![^>]*type=\"(?:hidden|checkbox|radio|submit|date)\")|{% (?:part|field) "
)
_NOT_PERSONAL = {
    # A day in the future and a way to draw it; nothing of a person is typed there.
    "workspace/templates/workspace/reception/book.html",
    "portal/templates/portal/book.html",
    "portal/templates/portal/law/chooser.html",
}


@pytest.fixture
def day(db: None, monkeypatch: pytest.MonkeyPatch) -> Day:
    monkeypatch.setattr("hamroh.foundation.clock.now", lambda: datetime(2026, 11, 23, 6, tzinfo=UTC))
    return build_day()


@pytest.fixture
def staff(day: Day) -> Client:
    return signin.staff_client(
        datetime(2026, 11, 23, 6, tzinfo=UTC),
        day.centre,
        Role.RECEPTION,
        Role.CASHIER,
        Role.MANAGER,
        username="who-searches",
    )


def text_of(client: Client, address: str) -> str:
    page = client.get(address)
    assert page.status_code == 200
    return page.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("path", PAGES)
def test_the_words_stand_neither_in_the_address_nor_readable_in_the_session(staff: Client, path: str) -> None:
    address = search_address(staff, path, "Nobody Nowhere")
    assert re.fullmatch(rf"{path}\?find=[\w-]{{8}}", address)
    stored = Session.objects.get(session_key=staff.session.session_key).get_decoded()
    assert "Nobody" not in str(stored)
    for _reload in range(2):
        assert 'value="Nobody Nowhere"' in text_of(staff, address)


def test_two_tabs_keep_their_own_searches_and_tabs_of_the_day_keep_what_was_found(
    day: Day, staff: Client
) -> None:
    day.visit(day.person(), "reception")
    one, other = (search_address(staff, LIST, typed) for typed in (TYPED, "qqqqqq"))
    page = text_of(staff, one)
    assert "<mark>Dilshod</mark>" in page
    assert "<mark>" not in text_of(staff, other)
    find = one.partition("?")[2]
    assert f'href="{LIST}?tab=all&amp;{find}"' in page
    assert "<mark>Dilshod</mark>" in text_of(staff, f"{LIST}?tab=all&{find}")


def test_a_search_is_cleared_by_its_button_and_by_an_empty_field(staff: Client) -> None:
    for sent in ({"q": TYPED, "clear": "1"}, {"q": "  "}):
        address = search_address(staff, LIST, TYPED)
        kept = address.rpartition("=")[2]
        assert 'name="clear"' in text_of(staff, address)
        assert staff.post(LIST, {**sent, "find": kept})["Location"] == LIST
        assert 'name="clear"' not in text_of(staff, LIST)
        assert "Этот поиск уже не хранится." in text_of(staff, address)


def test_a_handful_of_searches_is_kept_and_a_gone_one_says_so(staff: Client) -> None:
    addresses = [search_address(staff, LIST, f"name {number}") for number in range(9)]
    assert "Этот поиск уже не хранится." in text_of(staff, addresses[0])
    for number in range(1, 9):
        assert f'value="name {number}"' in text_of(staff, addresses[number])


def test_another_sessions_search_is_nobodys(day: Day, staff: Client) -> None:
    address = search_address(staff, LIST, TYPED)
    colleague = signin.sign_in(day.staff[Role.RECEPTION])
    page = text_of(colleague, address)
    assert TYPED not in page
    assert "Этот поиск уже не хранится." in page


def test_no_form_puts_what_is_typed_into_an_address() -> None:
    faulty = []
    for path in sorted((CLONE / "src" / "hamroh").rglob("templates/**/*.html")):
        name = path.relative_to(CLONE / "src" / "hamroh").as_posix()
        for head, body in _FORM.findall(path.read_text(encoding="utf-8")):
            if 'method="post"' not in head and _TYPED_IN.search(body) and name not in _NOT_PERSONAL:
                faulty.append(name)
    assert faulty == []
