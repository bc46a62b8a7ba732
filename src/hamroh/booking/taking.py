"""The one statement that takes all places of a visit, or none.

It locks the slots in key order, looks whether each still has a place, and only then writes slots, visit,
places, the idempotency key and, by trigger, the history with its context. Alone it is its own
transaction: one round trip, and no slot is locked for longer than the commit takes. Inside a flow it
is a part of the flow's transaction.
"""

import json
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import psycopg
from django.db import connection, transaction

from hamroh.booking.models import ONE_HOLD, ONE_VISIT_OF_A_PERSON, ONE_VISIT_OF_AN_IDENTITY, Purpose
from hamroh.core.itinerary.states import VisitState
from hamroh.core.itinerary.values import Leg
from hamroh.foundation import idempotency
from hamroh.foundation.actor import Actor
from hamroh.foundation.errors import DomainError
from hamroh.foundation.ids import new_id
from hamroh.foundation.locks import translate_violations
from hamroh.foundation.transactions import LOCK_TIMEOUT_MS, busy_as_domain_error, context_of, is_inside

_MINUTE = timedelta(minutes=1)
VIOLATIONS = {
    ONE_HOLD: "already_holding",
    ONE_VISIT_OF_A_PERSON: "already_booked",
    ONE_VISIT_OF_AN_IDENTITY: "already_booked",
}


@dataclass(slots=True)
class NewVisit:
    """A visit that is not written yet; the fields are those of the model."""

    id: UUID
    centre_id: UUID
    person_id: UUID | None
    purpose: Purpose
    state: VisitState
    day: date
    starts_at: datetime
    ends_at: datetime
    hold_expires_at: datetime | None
    made_at: datetime
    walk_in: bool = False
    identity_hash: str = ""
    instead_of: UUID | None = None


# A flow's own context is kept. `locked` are those slots that still have a place: PostgreSQL looks again when it
# had to wait for a lock. The keys go to the update as an array: joined, a planner that knows no count reads
# the whole table.
_STATEMENT = """
WITH context AS MATERIALIZED (
  SELECT %(centre)s::uuid AS centre_id, set_config('lock_timeout', %(lock_timeout)s, true),
    set_config('pghistory.context_id', COALESCE(%(context_id)s::text,
      current_setting('pghistory.context_id', true), ''), true),
    set_config('pghistory.context_metadata', COALESCE(%(context)s::text,
      current_setting('pghistory.context_metadata', true), ''), true)
), locked AS MATERIALIZED (
  SELECT slot.id, wanted.*
  FROM unnest(%(places)s::uuid[], %(services)s::text[], %(desk_kinds)s::text[], %(starts)s::timestamptz[],
      %(minutes)s::int[]) WITH ORDINALITY AS wanted (place, service, desk_kind, starts_at, minutes, position)
    JOIN booking_slot slot ON slot.desk_kind = wanted.desk_kind AND slot.starts_at = wanted.starts_at
      AND slot.minutes >= wanted.minutes AND slot.{capacity} > slot.{taken}
  WHERE slot.centre_id = (SELECT centre_id FROM context)
  ORDER BY slot.id FOR NO KEY UPDATE OF slot
), known AS (
  INSERT INTO foundation_idempotencykey (id, who, key, operation, fingerprint, outcome, created_at)
  SELECT %(key_id)s, %(who)s, %(key)s, %(operation)s, %(fingerprint)s, %(outcome)s::jsonb, %(now)s
  WHERE (SELECT count(*) FROM locked) = %(count)s
  ON CONFLICT (who, key) DO NOTHING RETURNING id
), taken AS (
  UPDATE booking_slot SET {taken} = {taken} + 1 WHERE id = ANY (ARRAY(SELECT locked.id FROM locked, known))
), visit AS (
  INSERT INTO booking_visit (id, person_id, centre_id, purpose, state, day, starts_at, ends_at, walk_in,
    hold_expires_at, identity_hash, instead_of, made_at, changed_at)
  SELECT %(visit)s, %(person)s, %(centre)s, %(purpose)s, %(state)s, %(day)s, %(starts_at)s, %(ends_at)s,
    %(walk_in)s, %(hold_expires_at)s, %(identity_hash)s, %(instead_of)s, %(now)s, %(now)s FROM known
), places AS (
  INSERT INTO booking_visitplace (id, visit_id, slot_id, person_id, centre_id, service, desk_kind, starts_at,
    minutes, "order", walk_in)
  SELECT place, %(visit)s, locked.id, %(person)s, %(centre)s, service, desk_kind, starts_at, minutes,
    position, %(walk_in)s
  FROM locked, known
)
SELECT (SELECT count(*) FROM known), ARRAY(SELECT service FROM locked)
"""
_BOOKED = _STATEMENT.format(capacity="capacity", taken="taken").encode()
_WALK_IN = _STATEMENT.format(capacity="walk_in_capacity", taken="walk_in_taken").encode()


def take_places(
    *,
    actor: Actor,
    visit: NewVisit,
    legs: Sequence[Leg],
    stamp: idempotency.Stamp,
    outcome: idempotency.Outcome,
) -> idempotency.Outcome:
    """Write `visit` with its places and answer `outcome`, or what an earlier request with this key came to.

    Raises `slot_taken` (services: those whose place is gone), `already_holding`, `already_booked`, `busy`,
    `key_reused`; then nothing was written.
    """
    parameters = _parameters(actor, visit, legs, stamp, outcome)
    # A violated constraint must not spoil a transaction that the caller wants to go on with.
    own: AbstractContextManager[Any] = transaction.atomic() if connection.in_atomic_block else nullcontext()
    with translate_violations(VIOLATIONS), busy_as_domain_error(), own:
        written, found = _execute(_WALK_IN if visit.walk_in else _BOOKED, parameters)
    if written:
        return outcome
    earlier = idempotency.recall(stamp)
    if earlier is not None:
        return earlier
    raise DomainError("slot_taken", services=tuple(leg.service for leg in legs if leg.service not in found))


def _execute(sql: bytes, parameters: dict[str, Any]) -> tuple[int, list[str]]:
    # Not Django's cursor, which binds in the client and never prepares.
    connection.ensure_connection()
    with connection.wrap_database_errors, psycopg.Cursor(connection.connection) as cursor:
        row = cursor.execute(sql, parameters, prepare=True).fetchone()
    assert row is not None, "it answers with one row"  # noqa: S101 - for the type
    return row[0], row[1]


def _parameters(
    actor: Actor, visit: NewVisit, legs: Sequence[Leg], stamp: idempotency.Stamp, outcome: idempotency.Outcome
) -> dict[str, Any]:
    inside = is_inside()
    return {
        "lock_timeout": f"{LOCK_TIMEOUT_MS}ms",
        "context_id": None if inside else str(new_id()),
        "context": None if inside else context_of(actor, stamp.operation),
        "places": _array([str(new_id()) for _ in legs]),
        "services": _array([leg.service for leg in legs]),
        "desk_kinds": _array([leg.kind for leg in legs]),
        "starts": _array([leg.starts_at.isoformat() for leg in legs]),
        "minutes": _array([str((leg.ends_at - leg.starts_at) // _MINUTE) for leg in legs]),
        "count": len(legs),
        "key_id": str(new_id()),
        "who": stamp.who,
        "key": stamp.key,
        "operation": stamp.operation,
        "fingerprint": stamp.fingerprint,
        "outcome": json.dumps(outcome),
        "now": visit.made_at.isoformat(),
        "visit": str(visit.id),
        "person": visit.person_id and str(visit.person_id),
        "centre": str(visit.centre_id),
        "purpose": visit.purpose.value,
        "state": visit.state.value,
        "day": visit.day.isoformat(),
        "starts_at": visit.starts_at.isoformat(),
        "ends_at": visit.ends_at.isoformat(),
        "walk_in": visit.walk_in,
        "hold_expires_at": visit.hold_expires_at and visit.hold_expires_at.isoformat(),
        "identity_hash": visit.identity_hash,
        "instead_of": visit.instead_of and str(visit.instead_of),
    }


def _array(words: Sequence[str]) -> str:
    """What PostgreSQL reads as an array; a fraction of the time that psycopg's way with lists takes."""
    return '{"' + '","'.join([word.replace("\\", "\\\\").replace('"', '\\"') for word in words]) + '"}'
