"""Migration operations for row-level security and for tables that only grow, with the words of policies.

Each protected table gets two policies: one for run time, and one for its owner, who is forced under
row-level security too and would otherwise silently see nothing in migrations and dumps.
"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from psycopg.sql import SQL, Identifier

SYSTEM = "(current_setting('hamroh.system', true) = 'on')"
"""Tasks and the few look-ups that act for nobody in particular; see hamroh.foundation.scope."""

NOBODY = "false"
_MAINTENANCE = "current_setting('hamroh.maintenance', true) = 'on'"


def own(column: str = "person_id") -> str:
    """The row belongs to the person who is signed in."""
    return f"({column} = NULLIF(current_setting('hamroh.person', true), '')::uuid)"


def acting(column: str) -> str:
    """The row belongs to whoever acts, staff or person."""
    return f"({column} = NULLIF(current_setting('hamroh.actor', true), '')::uuid)"


def centre(column: str = "centre_id") -> str:
    """The row belongs to a centre at which the acting staff holds a role."""
    return f"({column} = ANY (string_to_array(NULLIF(current_setting('hamroh.centres', true), ''), ',')::uuid[]))"


def compartment(name: str) -> str:
    """The acting staff's roles open the compartment `name`."""
    return f"('{name}' = ANY (string_to_array(current_setting('hamroh.compartments', true), ',')))"


def any_of(*conditions: str) -> str:
    """One of the conditions holds."""
    return "(" + " OR ".join(conditions) + ")"


def all_of(*conditions: str) -> str:
    """All of the conditions hold."""
    return "(" + " AND ".join(conditions) + ")"


class _Statements(Operation):
    """Plain statements there and back; the state of the models does not change."""

    reduces_to_sql = True
    reversible = True

    def __init__(self, table: str) -> None:
        self.table = table

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Nothing: models do not know of this."""

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        """Run the statements."""
        for statement in self.there():
            schema_editor.execute(statement)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        """Run the statements that undo it."""
        for statement in self.back():
            schema_editor.execute(statement)

    def there(self) -> list[str]:
        """Statements forwards."""
        raise NotImplementedError

    def back(self) -> list[str]:
        """Statements backwards."""
        raise NotImplementedError


class Protect(_Statements):
    """Row-level security on `table`: run time reaches the rows for which `using` holds.

    `check` is what rows that are written must satisfy, `using` when left out.
    """

    def __init__(self, table: str, *, using: str, check: str | None = None) -> None:
        super().__init__(table)
        self.using = using
        self.check = check

    def there(self) -> list[str]:
        """Enable, force, and both policies."""
        check = self.check or self.using
        return [
            f"ALTER TABLE {self.table} ENABLE ROW LEVEL SECURITY",
            f"ALTER TABLE {self.table} FORCE ROW LEVEL SECURITY",
            f"CREATE POLICY run_time ON {self.table} TO hamroh_app USING ({self.using}) WITH CHECK ({check})",
            _maintenance(self.table),
        ]

    def back(self) -> list[str]:
        """Both policies away, and the protection with them."""
        return [
            f"DROP POLICY maintenance ON {self.table}",
            f"DROP POLICY run_time ON {self.table}",
            f"ALTER TABLE {self.table} NO FORCE ROW LEVEL SECURITY",
            f"ALTER TABLE {self.table} DISABLE ROW LEVEL SECURITY",
        ]

    def describe(self) -> str:
        """What `migrate` prints."""
        return f"Protect the rows of {self.table}"


class AppendOnly(_Statements):
    """Run time may add rows to `table` and read them, never change or delete them."""

    def there(self) -> list[str]:
        """Take the rights away."""
        return [f"REVOKE UPDATE, DELETE, TRUNCATE ON {self.table} FROM hamroh_app"]

    def back(self) -> list[str]:
        """Give them back."""
        return [f"GRANT UPDATE, DELETE ON {self.table} TO hamroh_app"]

    def describe(self) -> str:
        """What `migrate` prints."""
        return f"Let {self.table} only grow"


class ProtectHistory(AppendOnly):
    """A table of events: triggers of any scope add rows, only the system and the owner read them."""

    def there(self) -> list[str]:
        """Append-only, written by everybody, read by the system."""
        return [
            *super().there(),
            f"ALTER TABLE {self.table} ENABLE ROW LEVEL SECURITY",
            f"ALTER TABLE {self.table} FORCE ROW LEVEL SECURITY",
            f"CREATE POLICY run_time ON {self.table} FOR SELECT TO hamroh_app USING ({SYSTEM})",
            f"CREATE POLICY triggers ON {self.table} FOR INSERT TO hamroh_app WITH CHECK (true)",
            _maintenance(self.table),
        ]

    def back(self) -> list[str]:
        """An ordinary table again."""
        return [
            *(f"DROP POLICY {name} ON {self.table}" for name in ("maintenance", "triggers", "run_time")),
            f"ALTER TABLE {self.table} NO FORCE ROW LEVEL SECURITY",
            f"ALTER TABLE {self.table} DISABLE ROW LEVEL SECURITY",
            *super().back(),
        ]


class ErasableBy(_Statements):
    """A function `<table>(who uuid)` by which run time takes a person out of tables that otherwise only grow.

    It does so for nobody but a person who is marked as erased, and that mark stays in the history: who
    calls it for somebody else gets an error. `statements` speak of the person as `who`.
    """

    def __init__(self, table: str, *, statements: Sequence[str]) -> None:
        super().__init__(table)
        self.statements = tuple(statements)

    def there(self) -> list[str]:
        """The function works as the owner, for run time only."""
        body = "; ".join(self.statements)
        guard = (
            "IF NOT EXISTS (SELECT FROM people_person WHERE id = who AND erased_at IS NOT NULL) THEN "
            "RAISE EXCEPTION 'this person is not erased' USING ERRCODE = 'insufficient_privilege'; END IF; "
        )
        create = (
            f"CREATE FUNCTION {self.table}(who uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER "
            f"SET search_path = public, pg_temp SET hamroh.maintenance = 'on' AS $$ BEGIN {guard}{body}; END $$"
        )
        return [
            create,
            f"REVOKE ALL ON FUNCTION {self.table}(uuid) FROM PUBLIC",
            f"GRANT EXECUTE ON FUNCTION {self.table}(uuid) TO hamroh_app",
        ]

    def back(self) -> list[str]:
        """The function away."""
        return [f"DROP FUNCTION {self.table}(uuid)"]

    def describe(self) -> str:
        """What `migrate` prints."""
        return f"Let {self.table} take an erased person out of what only grows"


def erase_by(function: str, person_id: UUID) -> None:
    """Call a function of `ErasableBy`; the person must be marked as erased in this transaction or before."""
    with connection.cursor() as cursor:
        cursor.execute(SQL("SELECT {}(%s)").format(Identifier(function)), [person_id])


def _maintenance(table: str) -> str:
    return (
        f"CREATE POLICY maintenance ON {table} TO CURRENT_USER "
        f"USING ({_MAINTENANCE}) WITH CHECK ({_MAINTENANCE})"
    )
