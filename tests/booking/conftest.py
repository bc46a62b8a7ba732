"""Bookings under the system's scope; tests of the walls bind their own."""

from collections.abc import Iterator

import pytest

from hamroh.foundation.scope import system_scope
from tests.builders.booking import House, make_house


@pytest.fixture
def booking_open(db: None) -> Iterator[None]:
    with system_scope():
        yield


@pytest.fixture
def house(booking_open: None) -> House:
    return make_house()
