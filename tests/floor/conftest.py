"""The centre, with everything open to the tests that are not about walls."""

from collections.abc import Iterator

import pytest

from hamroh.foundation.scope import system_scope
from tests.floor.house import House, build_house


@pytest.fixture
def house(db: None) -> Iterator[House]:
    with system_scope():
        yield build_house()
