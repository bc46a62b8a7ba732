"""The role of run time, the bound scope, and what steps out of them."""

from collections.abc import Callable
from uuid import UUID

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.test import TransactionTestCase

from hamroh.foundation import scope
from hamroh.foundation.ids import new_id
from hamroh.foundation.postgres.base import as_owner
from tests.builders.booking import make_person

pytestmark = [pytest.mark.data, pytest.mark.django_db]

CENTRE = UUID(int=7)


def _ask(sql: str) -> object:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone()[0]


def _bound_centres() -> object:
    return _ask("SELECT NULLIF(current_setting('hamroh.centres', true), '')")


def test_run_time_works_as_a_role_that_owns_nothing() -> None:
    assert _ask("SELECT current_user::text") == "hamroh_app"
    assert _ask("SELECT count(*) FROM pg_class WHERE pg_get_userbyid(relowner) = 'hamroh_app'") == 0


def test_the_owner_is_the_login_and_only_inside_the_block() -> None:
    with as_owner():
        assert _ask("SELECT current_user = session_user") is True
    assert _ask("SELECT current_user::text") == "hamroh_app"


def test_run_time_cannot_change_tables() -> None:
    with pytest.raises(ProgrammingError, match="must be owner"), transaction.atomic():
        _ask("ALTER TABLE people_person DISABLE ROW LEVEL SECURITY")


def test_run_time_cannot_say_that_a_migration_was_applied() -> None:
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        _ask("DELETE FROM django_migrations RETURNING id")


def test_a_bound_scope_reaches_the_server_and_leaves_it_after_the_block() -> None:
    with scope.bound(scope.Scope(centres=frozenset({CENTRE}))):
        assert _bound_centres() == str(CENTRE)
    assert _bound_centres() is None


def test_blocks_nest_and_the_outer_scope_returns() -> None:
    with scope.bound(scope.Scope(centres=frozenset({CENTRE}))):
        with scope.system_scope():
            assert _ask("SELECT current_setting('hamroh.system')") == "on"
            assert _bound_centres() == str(CENTRE)
        assert _ask("SELECT current_setting('hamroh.system')") == ""
        assert _bound_centres() == str(CENTRE)


def test_a_scope_bound_inside_a_transaction_that_fails_does_not_outlive_it() -> None:
    with pytest.raises(IntegrityError), transaction.atomic(), scope.system_scope():
        _ask("INSERT INTO foundation_ratebucket VALUES (NULL, 0, now()) RETURNING 1")
    assert _ask("SELECT NULLIF(current_setting('hamroh.system', true), '')") is None


def test_keys_of_rows_are_version_7_and_grow() -> None:
    made = [new_id() for _ in range(50)]
    assert {key.version for key in made} == {7}
    assert sorted(key.int >> 80 for key in made) == [key.int >> 80 for key in made]


@pytest.mark.django_db(transaction=True)
def test_a_connection_opened_later_gets_the_scope_and_the_next_one_does_not() -> None:
    connection.close()
    with scope.bound(scope.Scope(centres=frozenset({CENTRE}))):
        assert _bound_centres() == str(CENTRE)
        connection.close()
    assert _bound_centres() is None
    assert _ask("SELECT current_setting('TimeZone')") == "UTC"


def _flush() -> None:
    call_command("flush", interactive=False, verbosity=0)


def _clean_up_after_a_test() -> None:
    TransactionTestCase()._fixture_teardown()  # type: ignore[attr-defined]  # the stubs leave it out


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("empty", [_flush, _clean_up_after_a_test])
def test_what_was_committed_is_gone_after_emptying_the_tables(empty: Callable[[], None]) -> None:
    with scope.system_scope():
        make_person()
    with as_owner():
        assert _ask("SELECT count(*) FROM people_person") == 1
    empty()
    with as_owner():
        assert _ask("SELECT count(*) FROM people_person") == 0
    assert ContentType.objects.exists()
    assert _ask("SELECT current_user::text") == "hamroh_app"
