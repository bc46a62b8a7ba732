"""Where a transaction begins: an action or a flow, with a short lock timeout and the audit's context.

The context is one statement at the start. Triggers copy it into each event, so that history says who and why.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import psycopg
from django.db import OperationalError, connection, transaction

from hamroh.foundation.actor import Actor
from hamroh.foundation.errors import DomainError
from hamroh.foundation.ids import new_id

LOCK_TIMEOUT_MS = 2000
_BUSY = (
    psycopg.errors.LockNotAvailable,
    psycopg.errors.DeadlockDetected,
    psycopg.errors.SerializationFailure,
)
_inside: ContextVar[bool] = ContextVar("hamroh_inside_action", default=False)


@contextmanager
def action(*, actor: Actor, why: str, lock_timeout_ms: int = LOCK_TIMEOUT_MS) -> Iterator[None]:
    """One use case of one domain, all or nothing. Inside a flow it joins the flow's transaction and context.

    `why` is a stable word such as `book_visit`. Raises DomainError("busy") when a lock was not to be had.
    """
    with _transaction(actor, why, lock_timeout_ms, durable=False):
        yield


@contextmanager
def flow(*, actor: Actor, why: str, lock_timeout_ms: int = LOCK_TIMEOUT_MS) -> Iterator[None]:
    """One use case across domains: committed when the block ends, never part of a larger transaction."""
    with _transaction(actor, why, lock_timeout_ms, durable=True):
        yield


@contextmanager
def _transaction(actor: Actor, why: str, lock_timeout_ms: int, *, durable: bool) -> Iterator[None]:
    with busy_as_domain_error(), transaction.atomic(durable=durable):
        if _inside.get():
            yield
            return
        token = _inside.set(True)
        try:
            _begin(actor, why, lock_timeout_ms)
            yield
        finally:
            _inside.reset(token)


def is_inside() -> bool:
    """Whether an action or flow has begun, and with it the audit's context."""
    return _inside.get()


@contextmanager
def busy_as_domain_error() -> Iterator[None]:
    """A lock that was not to be had, or a deadlock, becomes DomainError("busy"): worth trying again."""
    try:
        yield
    except OperationalError as error:
        if isinstance(error.__cause__, _BUSY):
            raise DomainError("busy") from error
        raise


def context_of(actor: Actor, why: str) -> str:
    """The audit's context as triggers copy it into each event."""
    return json.dumps({"kind": actor.kind.value, "actor": str(actor.id) if actor.id else None, "why": why})


def _begin(actor: Actor, why: str, lock_timeout_ms: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('lock_timeout', %s, true), set_config('pghistory.context_id', %s, true),"
            " set_config('pghistory.context_metadata', %s, true)",
            [f"{lock_timeout_ms}ms", str(new_id()), context_of(actor, why)],
        )
