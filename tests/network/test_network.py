"""Centres, windows, prices and days."""

from datetime import UTC, date, datetime, time

import pytest

from hamroh.accounts.roles import Role
from hamroh.foundation.actor import ANONYMOUS, SYSTEM
from hamroh.foundation.errors import DomainError
from hamroh.network import actions, queries
from tests.builders import accounts, network

pytestmark = [pytest.mark.data, pytest.mark.django_db]

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
MONDAY = date(2026, 11, 23)


def test_a_centre_opens_by_its_week_and_not_on_a_closed_day() -> None:
    centre = network.centre()
    assert queries.opening_hours(centre, MONDAY) == (time(9), time(18))
    assert queries.opening_hours(centre, date(2026, 11, 22)) is None
    actions.close_day(actor=SYSTEM, centre_id=centre.id, day=MONDAY)
    assert queries.opening_hours(centre, MONDAY) is None
    actions.reopen_day(actor=SYSTEM, centre_id=centre.id, day=MONDAY)
    assert queries.opening_hours(centre, MONDAY) is not None


def test_a_price_holds_from_its_day_on() -> None:
    centre, service = network.centre(), network.service()
    for day, amount in ((date(2026, 1, 1), 30000), (date(2026, 12, 1), 35000)):
        actions.set_price(
            actor=SYSTEM, centre_id=centre.id, service_id=service.id, valid_from=day, amount=amount
        )
    prices = {
        on: queries.list_prices(centre.id, on) for on in (date(2025, 12, 31), MONDAY, date(2026, 12, 1))
    }
    assert [[price.amount for price in found] for found in prices.values()] == [[], [30000], [35000]]


def test_a_desk_number_is_given_once_in_a_centre() -> None:
    centre, kind = network.centre(), network.desk_kind()
    actions.add_desk(actor=SYSTEM, centre_id=centre.id, desk_kind_id=kind.id, number=1)
    with pytest.raises(DomainError, match="desk_number_taken"):
        actions.add_desk(actor=SYSTEM, centre_id=centre.id, desk_kind_id=kind.id, number=1)


def test_only_those_who_keep_a_centre_change_it() -> None:
    here, there, kind = network.centre("here"), network.centre("there"), network.desk_kind()
    manager = accounts.staff(NOW, here, Role.MANAGER)
    for actor in (ANONYMOUS, manager, accounts.staff(NOW, there, Role.RECEPTION)):
        with pytest.raises(DomainError, match="not_allowed"):
            actions.add_desk(actor=actor, centre_id=there.id, desk_kind_id=kind.id, number=1)
    assert queries.list_desks(there.id) == []
    actions.add_desk(actor=manager, centre_id=here.id, desk_kind_id=kind.id, number=1)


@pytest.mark.parametrize(
    ("texts", "shown"),
    [({"uz": "Bino", "ru": "Дом"}, "Bino"), ({"ru": "Дом", "en": "House"}, "Дом"), ({}, "")],
)
def test_a_text_falls_back_to_russian_and_then_to_what_there_is(texts: dict[str, str], shown: str) -> None:
    assert queries.in_language(texts, "uz") == shown


def test_an_unknown_time_zone_is_refused() -> None:
    with pytest.raises(DomainError, match="time_zone_unknown"):
        actions.create_centre(
            actor=SYSTEM,
            key="x",
            names={},
            address="",
            city="",
            country="RU",
            time_zone="Mars/One",
            opening={},
        )
