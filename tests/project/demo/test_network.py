"""The demo's network: made once, whole, and its staff sign in with both factors."""

import time
from datetime import UTC, date, datetime

import pytest
from allauth.mfa.models import Authenticator
from django.core.exceptions import PermissionDenied
from django.test import Client, override_settings

from hamroh.accounts.models import RoleAssignment, StaffUser
from hamroh.accounts.roles import Role
from hamroh.accounts.signin import secret_of
from hamroh.floor.access import roles_at
from hamroh.network.models import Centre, Desk
from hamroh.network.queries import get_centre, list_desk_kinds_of, list_prices, list_services
from hamroh.project.demo import codes
from hamroh.project.demo.network import PASSWORD, load_network, staff_names

pytestmark = [pytest.mark.data, pytest.mark.django_db]

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _network() -> None:
    load_network(now=NOW)


def test_loading_twice_changes_nothing() -> None:
    before = (Centre.objects.count(), Desk.objects.count(), StaffUser.objects.count())
    load_network(now=NOW)
    assert (Centre.objects.count(), Desk.objects.count(), StaffUser.objects.count()) == before
    assert before[0] == 5


def test_the_centres_have_their_desks_and_prices() -> None:
    samara = get_centre(key="samara-kabelnaya")
    assert samara.is_demo
    assert len(list_desk_kinds_of(samara.id)) == len(list_services()) == 13
    prices = {price.service_key: price for price in list_prices(samara.id, date(2026, 11, 23))}
    assert prices["application"].amount == 420_000
    assert not prices["application"].is_estimate
    assert prices["photo"].is_estimate
    assert not list_prices(get_centre(key="tashkent").id, date(2026, 11, 23))


def test_some_member_of_the_staff_holds_each_role_of_a_visit() -> None:
    held = set(RoleAssignment.objects.values_list("role", flat=True))
    assert held >= set(Role) - {Role.JOB_ADVISER, Role.ADMINISTRATOR}


def test_everybody_has_an_authenticator_with_a_sealed_secret() -> None:
    for user in StaffUser.objects.filter(username__in=[username for username, *_ in staff_names()]):
        stored = Authenticator.objects.get(user=user).data["secret"]
        assert secret_of(user) not in stored


def test_a_colleague_sits_at_one_desk_and_nobody_signs_in_as_one() -> None:
    names = {username for username, *_ in staff_names()}
    colleagues = StaffUser.objects.exclude(username__in=names)
    assert colleagues.count() == len(set(colleagues.values_list("display_name", flat=True))) == 44
    assert not any(one.has_usable_password() for one in colleagues)
    assert not Authenticator.objects.filter(user__in=colleagues).exists()
    for one in colleagues:
        centre, number = one.username.rsplit("-", 1)
        desk = Desk.objects.select_related("desk_kind").get(centre__key=centre, number=number)
        role = RoleAssignment.objects.get(user=one)
        assert role.centre_id == desk.centre_id
        assert role.role in roles_at(desk)


def test_secrets_of_others_than_the_demos_own_are_not_to_be_had() -> None:
    user = StaffUser(username="real")
    with pytest.raises(PermissionDenied):
        secret_of(user)


def test_the_printed_code_opens_the_workspace(client: Client, capsys: pytest.CaptureFixture[str]) -> None:
    while codes.seconds_left(time.time()) < 4:
        time.sleep(0.3)
    codes.print_codes()
    printed = capsys.readouterr().out
    assert all(name in printed for name, *_ in staff_names())
    line = next(line for line in printed.splitlines() if line.split()[:1] == ["sokolova"])
    client.post("/work/sign-in/", {"login": "sokolova", "password": PASSWORD})
    assert client.post("/work/code/", {"code": line.split()[1]})["Location"] == "/work/"


def test_the_page_shows_codes_and_reloads_when_they_change(client: Client) -> None:
    page = client.get("/demo/")
    assert 2 <= int(page["Refresh"]) <= 31
    assert "sokolova" in page.content.decode()
    assert PASSWORD in page.content.decode()


@override_settings(PRODUCTION=True)
def test_nothing_of_it_is_there_in_production(client: Client) -> None:
    assert client.get("/demo/").status_code == 404
    assert client.get("/demo/outbox/").status_code == 404
    assert codes.list_sign_ins(time.time()) == []
