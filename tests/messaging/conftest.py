"""Messaging is worked on by tasks, which act in the system's scope."""

from collections.abc import Iterator

import pytest

from hamroh.foundation.scope import system_scope


@pytest.fixture
def as_a_task(db: None) -> Iterator[None]:
    with system_scope():
        yield
