"""Whose data the present request, task or stream may reach, as PostgreSQL's row-level security sees it.

Bind before a transaction begins: a setting made inside a transaction that rolls back is undone with it.
With nothing bound, protected tables are empty.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connections

if TYPE_CHECKING:
    from hamroh.foundation.postgres.base import DatabaseWrapper


@dataclass(frozen=True, slots=True)
class Scope:
    """Plain values that the policies compare rows with.

    `system` opens every protected table. Only code that acts for nobody in particular binds it (tasks,
    the demo loader, the few look-ups that must find a person before anybody is known), always through
    `system_scope()`, so that one search finds each such place.
    """

    actor: UUID | None = None
    person: UUID | None = None
    centres: frozenset[UUID] = frozenset()
    compartments: frozenset[str] = frozenset()
    system: bool = False

    def settings(self) -> dict[str, str]:
        """The PostgreSQL settings that carry this scope; an empty text means nothing."""
        return {
            "hamroh.actor": str(self.actor or ""),
            "hamroh.person": str(self.person or ""),
            "hamroh.centres": ",".join(sorted(map(str, self.centres))),
            "hamroh.compartments": ",".join(sorted(self.compartments)),
            "hamroh.system": "on" if self.system else "",
        }


NOTHING = Scope()
_bound: ContextVar[Scope] = ContextVar("hamroh_scope", default=NOTHING)


def current() -> Scope:
    """The scope that is bound now; `NOTHING` when none is."""
    return _bound.get()


def bind(scope: Scope) -> None:
    """Bind `scope` until the next `bind` or `unbind`, for entry points that cannot use a block."""
    _bound.set(scope)
    _send()


def unbind() -> None:
    """Bind nothing; protected tables are empty from here on."""
    bind(NOTHING)


@contextmanager
def bound(scope: Scope) -> Iterator[Scope]:
    """Bind `scope` inside the block and what was bound before after it."""
    before = _bound.get()
    bind(scope)
    try:
        yield scope
    finally:
        bind(before)


@contextmanager
def system_scope() -> Iterator[Scope]:
    """Open every protected table inside the block. Each use says beside it why nobody's scope would do."""
    with bound(replace(current(), system=True)) as scope:
        yield scope


def _send() -> None:
    connection: DatabaseWrapper = connections[DEFAULT_DB_ALIAS]  # type: ignore[assignment]  # our own engine
    connection.send_scope()
