"""Migrations are complete and go back."""

import pytest
from django.core.management import call_command
from django.db import connection

pytestmark = [pytest.mark.data, pytest.mark.django_db(transaction=True)]


def test_no_change_of_a_model_lacks_its_migration() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_walls_go_away_and_come_back() -> None:
    call_command("migrate", "accounts", "0001", verbosity=0)
    assert not _walled()
    call_command("migrate", verbosity=0)
    assert _walled()


def _walled() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT relrowsecurity FROM pg_class WHERE relname = 'accounts_looklog'")
        return bool(cursor.fetchone()[0])
