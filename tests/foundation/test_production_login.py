"""Where the login is only a member of the role of run time, smuggled SQL neither becomes the owner nor takes
down a wall.

It can still set the scope's own settings: the walls hold back forgotten filters and whoever wants the owner's
rights, not somebody who can run any statement and knows the names of our settings.
"""

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

import psycopg
import pytest
from django.db import connection
from psycopg import sql

from hamroh.foundation.postgres.base import as_owner
from tests.builders import network, people

pytestmark = [pytest.mark.data, pytest.mark.django_db(transaction=True)]

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
LOGIN = "hamroh_web_of_a_test"
SMUGGLED = (
    "SET ROLE NONE",
    "RESET ROLE",
    "RESET SESSION AUTHORIZATION",
    "SET hamroh.maintenance = 'on'",
    "SET row_security = off",
    "ALTER TABLE people_person DISABLE ROW LEVEL SECURITY",
    "ALTER TABLE people_person NO FORCE ROW LEVEL SECURITY",
    "DROP POLICY run_time ON people_person",
    "CREATE POLICY open ON people_person USING (true)",
    "ALTER ROLE hamroh_app BYPASSRLS",
    "GRANT pg_read_all_data TO hamroh_app",
    "ALTER TABLE people_person OWNER TO hamroh_app",
    "CREATE FUNCTION all_people() RETURNS bigint LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'",
)


@pytest.fixture
def smuggler() -> Iterator["psycopg.Connection[Any]"]:
    """A connection as production has it."""
    login = sql.Identifier(LOGIN)
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(sql.SQL("DROP ROLE IF EXISTS {}").format(login).as_string())
        cursor.execute(
            sql.SQL("CREATE ROLE {} LOGIN PASSWORD 'x' IN ROLE hamroh_app").format(login).as_string()
        )
    wanted = connection.get_connection_params()
    params = {key: wanted[key] for key in ("dbname", "host", "port") if key in wanted}
    start = "-c role=hamroh_app"
    with psycopg.connect(**params, user=LOGIN, password="x", options=start, autocommit=True) as raw:
        yield raw
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(sql.SQL("DROP ROLE {}").format(login).as_string())


def test_smuggled_sql_shows_nobody(smuggler: "psycopg.Connection[Any]") -> None:
    people.person(NOW, network.centre())
    owner = connection.settings_dict["USER"] or "postgres"
    for statement in (*SMUGGLED, f'SET ROLE "{owner}"', f'SET SESSION AUTHORIZATION "{owner}"'):
        with suppress(psycopg.errors.InsufficientPrivilege):
            smuggler.execute(statement.encode())
        assert _people_seen(smuggler) == 0, statement


def test_what_was_smuggled_is_gone_with_the_start_options(smuggler: "psycopg.Connection[Any]") -> None:
    smuggler.execute("SET ROLE NONE")
    smuggler.execute("RESET ROLE; RESET ALL")
    row = smuggler.execute("SELECT current_user::text").fetchone()
    assert row == ("hamroh_app",)


def _people_seen(raw: "psycopg.Connection[Any]") -> int:
    try:
        row = raw.execute("SELECT count(*) FROM people_person").fetchone()
    except psycopg.errors.InsufficientPrivilege:
        # With row_security off PostgreSQL refuses to answer rather than to leave rows out.
        raw.execute("SET row_security = on")
        return 0
    return int(row[0]) if row else 0
