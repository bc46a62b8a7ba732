"""Gates at which a worker stops until the test lets it pass or kills it: advisory locks behind triggers.

Each write of a message or reminder passes the gate `<table> <operation> <new state>`.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Self

import psycopg

DEADLINE_SECONDS = 40
_INSTALL = """
CREATE FUNCTION gate(name text) RETURNS void LANGUAGE plpgsql SET lock_timeout = 0 AS $$
BEGIN
  PERFORM pg_advisory_lock_shared(hashtext(name));
  PERFORM pg_advisory_unlock_shared(hashtext(name));
END $$;
CREATE FUNCTION gate_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM gate(TG_ARGV[0] || ' ' || lower(TG_OP) || ' ' || NEW.state);
  RETURN NEW;
END $$;
CREATE TRIGGER gate BEFORE INSERT OR UPDATE ON messaging_message
  FOR EACH ROW EXECUTE FUNCTION gate_row('message');
CREATE TRIGGER gate BEFORE INSERT OR UPDATE ON messaging_reminder
  FOR EACH ROW EXECUTE FUNCTION gate_row('reminder');
"""


class Watch:
    """The test's own connection, as the owner of the tables."""

    def __init__(self, url: str) -> None:
        self.connection: psycopg.Connection[Any] = psycopg.connect(url, autocommit=True)
        self.connection.execute("SET hamroh.maintenance = 'on'")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.connection.close()

    def install_gates(self) -> None:
        """Once for a database."""
        self.connection.execute(_INSTALL.encode())

    def empty(self) -> None:
        """Nothing is kept, queued or under way."""
        self.connection.execute(
            "TRUNCATE messaging_message, messaging_reminder, procrastinate_jobs, procrastinate_workers,"
            " procrastinate_periodic_defers, procrastinate_events"
        )

    def value(self, sql: str) -> Any:
        """The single value that a query gives."""
        row = self.connection.execute(sql.encode()).fetchone()
        assert row is not None
        return row[0]

    @contextmanager
    def closed(self, gate: str) -> Iterator[None]:
        """Nobody passes the gate inside the block."""
        self.connection.execute("SELECT pg_advisory_lock(hashtext(%s))", [gate])
        try:
            yield
        finally:
            self.connection.execute("SELECT pg_advisory_unlock(hashtext(%s))", [gate])

    def wait_for_somebody_at_a_gate(self) -> None:
        """Returns when a worker stands before the closed gate."""
        self.until(
            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted", lambda n: n > 0
        )

    def until(self, sql: str, good: Callable[[Any], bool]) -> None:
        """Ask again and again until the answer is good; fails after the deadline."""
        end = time.monotonic() + DEADLINE_SECONDS
        while not good(value := self.value(sql)):
            assert time.monotonic() < end, f"{sql}: still {value}"
            self.connection.execute("SELECT pg_sleep(0.02)")
