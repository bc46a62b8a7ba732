"""The role of run time and what it may do by default."""

from typing import Any

import psycopg
from psycopg import sql

from hamroh.foundation.postgres.base import ROLE, DatabaseWrapper

_CREATE = """
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'hamroh_app') THEN
    CREATE ROLE hamroh_app NOLOGIN;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;  -- another database of the cluster was faster
END $$
"""

_DEFAULTS = (
    "GRANT USAGE ON SCHEMA public TO {role}",
    "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {role}",
    "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO {role}",
)


def prepare(wrapper: DatabaseWrapper) -> None:
    """Make the role and its default rights; safe to repeat.

    Runs before the first migration and on a connection of its own, because an ordinary connection
    starts as this role and cannot be opened while it is missing.
    The login must own the database and, where the role is missing, be allowed to create roles.
    """
    params = wrapper.get_connection_params()
    wanted = ("dbname", "user", "password", "host", "port")
    with psycopg.connect(**{key: params[key] for key in wanted if key in params}, autocommit=True) as raw:
        raw.execute(_CREATE)
        if not _may_become(raw):
            raw.execute(sql.SQL("GRANT {role} TO CURRENT_USER").format(role=sql.Identifier(ROLE)))
        for statement in _DEFAULTS:
            raw.execute(sql.SQL(statement).format(role=sql.Identifier(ROLE)))


def close_the_list_of_migrations(wrapper: DatabaseWrapper) -> None:
    """Let run time read which migrations were applied, and no more. Called as owner."""
    with wrapper.cursor() as cursor:
        cursor.execute(f"REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {ROLE}")
        cursor.execute(f"GRANT SELECT ON django_migrations TO {ROLE}")


def _may_become(raw: "psycopg.Connection[Any]") -> bool:
    # From version 16 on a role's creator administers it without being able to become it.
    right = "SET" if raw.info.server_version >= 160000 else "MEMBER"
    row = raw.execute("SELECT pg_has_role(current_user, %s, %s)", (ROLE, right)).fetchone()
    return bool(row and row[0])
