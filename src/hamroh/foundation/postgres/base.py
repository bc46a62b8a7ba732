"""The engine. Run time works as `hamroh_app`; only `as_owner()` steps out of that role.

The role comes as a start option of the connection, so that every reset returns to it. Django's own
`assume_role` cannot be used with a pool: its configure callback asks the same pool and hangs.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import psycopg
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import NO_DB_ALIAS
from django.db.backends.postgresql import base
from psycopg.pq import TransactionStatus

from hamroh.foundation import scope

ROLE = "hamroh_app"
_AS_OWNER = "SET ROLE NONE; SET hamroh.maintenance = 'on'; SET lock_timeout = '5s'"
_AS_APP = "RESET ROLE; RESET hamroh.maintenance; RESET lock_timeout"

_owner: ContextVar[bool] = ContextVar("hamroh_as_owner", default=False)


class DatabaseWrapper(base.DatabaseWrapper):
    """One connection, or one place in the pool."""

    def get_connection_params(self) -> dict[str, Any]:
        """Django's parameters and our start options; the login's own role where databases are created."""
        params: dict[str, Any] = super().get_connection_params()
        # None would silently switch off prepared statements, even those that are asked for.
        params["prepare_threshold"] = 5
        if self.alias != NO_DB_ALIAS:
            # The pool's reset drops a time zone that is set later, hence it is a start option too.
            params["options"] = f"-c role={ROLE} -c TimeZone=UTC"
        return params

    def init_connection_state(self) -> None:
        """Give a connection that was just opened, or taken from the pool, the scope that is bound."""
        super().init_connection_state()
        if self.alias == NO_DB_ALIAS:
            return
        if _owner.get():
            self.send(_AS_OWNER)
        if scope.current() != scope.NOTHING:
            self.send_scope()

    def _close(self) -> None:
        """Bring a connection back to its start options before the pool gets it.

        Here and not in the pool's `reset`, which runs in another thread: a pool that is closed meanwhile
        loses the connection and leaves its session open.
        """
        raw: psycopg.Connection[Any] | None = self.connection
        if raw is not None and self.pool and not raw.closed:
            try:
                raw.rollback()
                raw.autocommit = True
                raw.execute("RESET ROLE; RESET ALL")
            except psycopg.Error:
                raw.close()  # the pool discards it
        super()._close()  # type: ignore[misc]  # the stubs leave Django's out

    def send_scope(self) -> None:
        """Tell the server the bound scope, if the connection is open; in one statement."""
        values = scope.current().settings()
        calls = ", ".join("set_config(%s, %s, false)" for _ in values)
        self.send(f"SELECT {calls}", [part for pair in values.items() for part in pair])

    def send(self, sql: str, parameters: list[str] | None = None) -> None:
        """Run a statement about the session itself on an open connection, outside Django's query log.

        A transaction that already failed takes no statement; its rollback restores the settings that were
        in force when it began, and those are what the blocks around it expect.
        """
        raw: psycopg.Connection[Any] | None = self.connection
        if raw is None or raw.closed or raw.info.transaction_status == TransactionStatus.INERROR:
            return
        with self.wrap_database_errors:
            raw.execute(sql.encode(), parameters)


@contextmanager
def as_owner(alias: str = DEFAULT_DB_ALIAS) -> Iterator[None]:
    """Work as the login itself, which owns the tables: migrations, flush, the demo's reset, backups' checks.

    Where the login is only a member of the app's role (production), nothing is gained by this.
    """
    connection: DatabaseWrapper = connections[alias]  # type: ignore[assignment]  # our own engine
    token = _owner.set(True)
    connection.send(_AS_OWNER)
    try:
        yield
    finally:
        _owner.reset(token)
        if not _owner.get():
            connection.send(_AS_APP)
