"""What all tests share."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from hamroh.foundation import keys


@pytest.fixture(scope="session", autouse=True)
def _keys(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    directory = tmp_path_factory.mktemp("keys")
    keys.create_missing(directory)
    before, settings.KEYS_DIRECTORY = settings.KEYS_DIRECTORY, str(directory)
    yield directory
    settings.KEYS_DIRECTORY = before
