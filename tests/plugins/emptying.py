"""Tests that commit leave their rows behind; this empties the tables in a fiftieth of the time of Django's flush.

Flush makes each of some hundred tables and their indexes anew, then writes all content types and permissions
again. Deleting the few rows that a test made comes to the same; triggers and foreign keys stay out of it, for
which the login must be a superuser, as that of our own server is.
"""

from typing import Any

from django.db import connection, transaction
from django.test import TransactionTestCase

from hamroh.foundation.postgres.base import as_owner

_KEPT = frozenset({"django_content_type", "auth_permission"})
_flush = TransactionTestCase._fixture_teardown  # type: ignore[attr-defined]  # the stubs leave it out


def pytest_configure() -> None:
    TransactionTestCase._fixture_teardown = _empty  # type: ignore[attr-defined]  # as above


def _empty(case: Any) -> None:
    with as_owner():
        if not _is_superuser():
            _flush(case)
            return
        names = connection.introspection.django_table_names(only_existing=True, include_views=False)
        tables = [connection.ops.quote_name(name) for name in names if name not in _KEPT]
        deletes = "; ".join(f"DELETE FROM {table}" for table in tables)
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL session_replication_role = replica; {deletes}")


def _is_superuser() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
        return bool(cursor.fetchone() == (True,))
