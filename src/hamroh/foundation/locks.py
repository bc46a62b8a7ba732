"""Row locks in key order, and violated constraints as errors of the domain."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TypeVar
from uuid import UUID

import psycopg
from django.db import IntegrityError
from django.db.models import Model, QuerySet

from hamroh.foundation.errors import DomainError
from hamroh.foundation.transactions import busy_as_domain_error

Row = TypeVar("Row", bound=Model)


def lock_rows(rows: "QuerySet[Row]", ids: Iterable[UUID]) -> list[Row]:
    """Load and lock the rows with these keys, in key order, so that two actions cannot block each other.

    The lock leaves foreign keys alone: who writes a row that only names this one does not wait, and so cannot
    be half of a deadlock (a worker's message to a person whose plan is made anew).

    Call it once in an action, late but before the check. Raises DomainError `not_found` when one is
    missing or out of the bound scope, `busy` when a lock is not to be had in time.
    """
    wanted = set(ids)
    with busy_as_domain_error():
        found = list(rows.filter(pk__in=wanted).order_by("pk").select_for_update(no_key=True, of=("self",)))
    if len(found) != len(wanted):
        raise DomainError("not_found")
    return found


def lock_row(rows: "QuerySet[Row]", row_id: UUID) -> Row:
    """Load and lock one row; see `lock_rows`."""
    return lock_rows(rows, [row_id])[0]


@contextmanager
def translate_violations(codes: Mapping[str, str]) -> Iterator[None]:
    """A violated constraint named in `codes` becomes DomainError(code); any other stays what it is.

    Put it around the whole transaction: PostgreSQL takes no further statement in one that failed.
    """
    try:
        yield
    except IntegrityError as error:
        cause = error.__cause__
        name = cause.diag.constraint_name if isinstance(cause, psycopg.Error) else None
        if name is not None and name in codes:
            raise DomainError(codes[name]) from error
        raise
