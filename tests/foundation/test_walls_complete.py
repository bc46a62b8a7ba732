"""Each table is either behind a wall or in the list of those that hold nothing about a person."""

import pytest
from django.db import connection

pytestmark = [pytest.mark.data, pytest.mark.django_db]

# Written by hand: a new table must be put behind row-level security or named here, with thought.
WITHOUT_A_WALL = {
    "accounts_roleassignment",  # staff, needed before a scope is known
    "accounts_staffuser",
    "auth_group",
    "auth_group_permissions",
    "auth_permission",
    "booking_slot",  # times and counts, nobody in them
    "django_content_type",
    "django_migrations",
    "django_session",  # its key is the wall
    "documents_revocation",  # a public list of numbers
    "floor_counter",  # how many numbers a day had
    "floor_period",  # numbers on a board and times at desks
    "floor_watch",  # staff
    "foundation_cache",
    "foundation_idempotencykey",  # ids and stable words only
    "foundation_numberseries",  # how many papers a year had
    "foundation_ratebucket",  # keyed hashes only
    "journeys_lawrelease",  # the law, the same for everybody
    "network_bankaccount",  # centres' own, printed on what everybody pays by
    "network_centre",
    "network_centredeskkind",
    "network_closedday",
    "network_desk",
    "network_deskkind",
    "network_price",
    "network_service",
    "pghistory_context",  # closed to run time
}
OTHERS_PLUMBING = ("procrastinate_", "mfa_", "account_")

_TABLES = """
SELECT relname, relrowsecurity AND relforcerowsecurity,
  (SELECT array_agg(p.polname::text ORDER BY p.polname) FROM pg_policy p WHERE p.polrelid = c.oid)
FROM pg_class c WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace
"""


def _tables() -> dict[str, tuple[bool, set[str]]]:
    with connection.cursor() as cursor:
        cursor.execute(_TABLES)
        return {name: (walled, set(policies or ())) for name, walled, policies in cursor.fetchall()}


def test_each_table_has_a_wall_or_a_reason_to_have_none() -> None:
    open_tables = {name for name, (walled, _) in _tables().items() if not walled}
    unexplained = {name for name in open_tables - WITHOUT_A_WALL if not name.startswith(OTHERS_PLUMBING)}
    assert not unexplained
    assert not WITHOUT_A_WALL - open_tables, "walled by now or gone: take it off the list"


def test_each_wall_lets_its_owner_work() -> None:
    assert not {
        name for name, (walled, policies) in _tables().items() if walled and "maintenance" not in policies
    }


def test_run_time_neither_owns_nor_steps_past_a_wall() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rolsuper, rolbypassrls, rolcreaterole FROM pg_roles WHERE rolname = 'hamroh_app'"
        )
        assert cursor.fetchone() == (False, False, False)
