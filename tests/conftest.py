"""What every test has: PostgreSQL of its own when it asks for one, and no way out of the machine."""

import os
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from django.conf import settings
from django.db import connections

from hamroh.foundation import keys
from hamroh.project import environment
from hamroh.project.postgres import temporary
from tests import loopback

pytest_plugins = ["tests.plugins.emptying", "tests.plugins.messages", "tests.plugins.templates"]


def pytest_configure() -> None:
    """Before anything is collected."""
    loopback.block()
    # How fast an example is says more of the machine than of the rule.
    hypothesis.settings.register_profile("unhurried", deadline=None)
    hypothesis.settings.load_profile("unhurried")
    # It walks through all static files again for each new test client.
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "small_files" not in name]
    settings.PASSWORD_HASHERS = ["tests.hashing.QuickArgon2"]
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever asks for the database also runs on the oldest version, unless it drives a browser."""
    for item in items:
        if item.get_closest_marker("django_db") and not item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.data)


@pytest.fixture(scope="session")
def database_url() -> Iterator[str]:
    """A server for this run: the one of DATABASE_URL, or a throw-away one that starts in a second."""
    given = os.environ.get("DATABASE_URL")
    if given:
        yield given
        return
    with temporary.cluster() as cluster:
        yield cluster.url


@pytest.fixture(scope="session")
def durable_database_url() -> Iterator[str]:
    """An empty database with fsync on, for tests that start processes and kill them."""
    with temporary.cluster(durable=True) as cluster:
        yield cluster.url


@pytest.fixture(scope="session")
def django_db_modify_db_settings(database_url: str) -> None:
    """Point Django at the server of this run, before its test database is made."""
    connections.settings["default"].update(environment.database(database_url))


@pytest.fixture(scope="session", autouse=True)
def _keys(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    directory = tmp_path_factory.mktemp("keys")
    keys.create_missing(directory)
    before, settings.KEYS_DIRECTORY = settings.KEYS_DIRECTORY, str(directory)
    yield directory
    settings.KEYS_DIRECTORY = before
