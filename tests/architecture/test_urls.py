"""Every address is called by four kinds of people and compared with the table in `urls.yaml`."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from hamroh.accounts.roles import Role
from hamroh.foundation.actor import Actor
from hamroh.project.demo.law import load_law
from tests.architecture.objects import NOW, World, made
from tests.builders import accounts, network, people, signin

TABLE: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("urls.yaml").read_text(encoding="utf-8"))
CALLERS = ("anonymous", "owner", "colleague", "stranger")
ROLES = (Role.RECEPTION, Role.CASHIER, Role.MANAGER)
DOORS = {"/work/sign-in/": "sign-in", "/enter": "enter"}


def _names(patterns: list[URLPattern | URLResolver], space: str = "") -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _names(pattern.url_patterns, inner)
        else:
            yield f"{space}{pattern.name}"


def _all_names() -> list[str]:
    return sorted(_names(get_resolver().url_patterns))


def test_each_address_has_a_row_and_each_row_an_address() -> None:
    assert sorted(TABLE) == _all_names()


@pytest.fixture
def world() -> World:
    load_law()
    centre, elsewhere = network.centre("samara"), network.centre("tolyatti")
    return World(people.person(NOW, centre), centre, elsewhere)


@pytest.mark.data
@pytest.mark.django_db
def test_each_address_opens_for_whom_the_table_says(world: World) -> None:
    staff = {
        caller: accounts.staff(NOW, centre, *ROLES)
        for caller, centre in (("colleague", world.centre), ("stranger", world.elsewhere))
    }
    wrong = {}
    for name, words in TABLE.items():
        row = words if isinstance(words, dict) else {"all": words}
        kwargs = {key: made(value, world) for key, value in row.get("with", {}).items()}
        expected = {caller: row.get(caller, row.get("all")) for caller in CALLERS}
        got = {
            caller: _answer(getattr(client, row.get("method", "get"))(reverse(name, kwargs=kwargs)))
            for caller, client in _callers(world, staff).items()
        }
        if got != expected:
            wrong[name] = {"table": expected, "answers": got}
    assert not wrong


def _callers(world: World, staff: dict[str, Actor]) -> dict[str, Client]:
    """Fresh browsers for each address: some of them end a session."""
    return {
        "anonymous": Client(),
        "owner": signin.person_client(world.person.id),
        **{caller: signin.sign_in(actor) for caller, actor in staff.items()},
    }


def _answer(response: HttpResponse) -> int | str:
    if response.status_code != 302:
        return response.status_code
    return DOORS.get(response["Location"].split("?")[0], 302)
