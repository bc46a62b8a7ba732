"""The one statement that takes all places of a visit, or none.

It locks the slots in key order, looks whether each still has a place, and only then writes slots, visit,
places, the idempotency key and, by trigger, the history with its context. Alone it is its own
transaction: one round trip, and no slot is locked for longer than the commit takes. Inside a flow it
is a part of the flow's transaction.
"""

import json
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import timedelta
from typing import Any

import psycopg
from django.db import connection, transaction

from hamroh.booking.models import ONE_HOLD, ONE_VISIT_OF_A_PERSON, ONE_VISIT_OF_AN_IDENTITY, Visit
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

# The keys go to the update as an array: joined, a planner that knows no count reads the whole table.
# A flow's own context is kept. `lacking` names services whose slot is gone, full or too short.
_STATEMENT = """
WITH context AS MATERIALIZED (
  SELECT set_config('lock_timeout', %(lock_timeout)s, true),
    set_config('pghistory.context_id', COALESCE(%(context_id)s::text,
      current_setting('pghistory.context_id', true), ''), true),
    set_config('pghistory.context_metadata', COALESCE(%(context)s::text,
      current_setting('pghistory.context_metadata', true), ''), true)
), wanted AS MATERIALIZED (
  SELECT * FROM json_to_recordset(%(legs)s::json)
    AS wanted (place uuid, service text, desk_kind text, starts_at timestamptz, minutes int, position int)
), locked AS MATERIALIZED (
  SELECT slot.id, slot.desk_kind, slot.starts_at, slot.minutes, slot.{capacity} - slot.{taken} AS free
  FROM context, booking_slot slot
  WHERE slot.centre_id = %(centre)s
    AND (slot.desk_kind, slot.starts_at) IN (SELECT desk_kind, starts_at FROM wanted)
  ORDER BY slot.id FOR NO KEY UPDATE OF slot
), lacking AS MATERIALIZED (
  SELECT wanted.service FROM wanted
  LEFT JOIN locked ON locked.desk_kind = wanted.desk_kind AND locked.starts_at = wanted.starts_at
    AND locked.free > 0 AND locked.minutes >= wanted.minutes
  WHERE locked.id IS NULL
), known AS (
  INSERT INTO foundation_idempotencykey (id, who, key, operation, fingerprint, outcome, created_at)
  SELECT %(key_id)s, %(who)s, %(key)s, %(operation)s, %(fingerprint)s, %(outcome)s::jsonb, %(now)s
  WHERE NOT EXISTS (SELECT FROM lacking)
  ON CONFLICT (who, key) DO NOTHING RETURNING id
), taken AS (
  UPDATE booking_slot slot SET {taken} = slot.{taken} + 1
  WHERE slot.id = ANY (ARRAY(SELECT locked.id FROM locked, known))
  RETURNING slot.id, slot.desk_kind, slot.starts_at
), visit AS (
  INSERT INTO booking_visit (id, person_id, centre_id, purpose, state, day, starts_at, ends_at, walk_in,
    hold_expires_at, identity_hash, instead_of, made_at, changed_at)
  SELECT %(visit)s, %(person)s, %(centre)s, %(purpose)s, %(state)s, %(day)s, %(starts_at)s, %(ends_at)s,
    %(walk_in)s, %(hold_expires_at)s, %(identity_hash)s, %(instead_of)s, %(now)s, %(now)s FROM known
), places AS (
  INSERT INTO booking_visitplace (id, visit_id, slot_id, person_id, centre_id, service, desk_kind, starts_at,
    minutes, "order", walk_in)
  SELECT wanted.place, %(visit)s, taken.id, %(person)s, %(centre)s, wanted.service, wanted.desk_kind,
    wanted.starts_at, wanted.minutes, wanted.position, %(walk_in)s
  FROM wanted JOIN taken ON taken.desk_kind = wanted.desk_kind AND taken.starts_at = wanted.starts_at
)
SELECT (SELECT count(*) FROM taken), ARRAY(SELECT service FROM lacking)
"""
_BOOKED = _STATEMENT.format(capacity="capacity", taken="taken").encode()
_WALK_IN = _STATEMENT.format(capacity="walk_in_capacity", taken="walk_in_taken").encode()


def take_places(
    *, actor: Actor, visit: Visit, legs: Sequence[Leg], stamp: idempotency.Stamp, outcome: idempotency.Outcome
) -> idempotency.Outcome:
    """Write `visit` with its places and answer `outcome`, or what an earlier request with this key came to.

    Raises `slot_taken` (services: those whose place is gone), `already_holding`, `already_booked`, `busy`,
    `key_reused`; then nothing was written.
    """
    parameters = _parameters(actor, visit, legs, stamp, outcome)
    # A violated constraint must not spoil a transaction that the caller wants to go on with.
    own: AbstractContextManager[Any] = transaction.atomic() if connection.in_atomic_block else nullcontext()
    with translate_violations(VIOLATIONS), busy_as_domain_error(), own:
        taken, lacking = _execute(_WALK_IN if visit.walk_in else _BOOKED, parameters)
    if taken == len(legs):
        return outcome
    earlier = idempotency.recall(stamp)
    if earlier is not None:
        return earlier
    raise DomainError("slot_taken", services=tuple(lacking))


def _execute(sql: bytes, parameters: dict[str, Any]) -> tuple[int, list[str]]:
    # Not Django's cursor, which binds in the client and never prepares.
    connection.ensure_connection()
    with connection.wrap_database_errors, psycopg.Cursor(connection.connection) as cursor:
        row = cursor.execute(sql, parameters, prepare=True).fetchone()
    assert row is not None, "it answers with one row"  # noqa: S101 - for the type
    return row[0], row[1]


def _parameters(
    actor: Actor, visit: Visit, legs: Sequence[Leg], stamp: idempotency.Stamp, outcome: idempotency.Outcome
) -> dict[str, Any]:
    return {
        "lock_timeout": f"{LOCK_TIMEOUT_MS}ms",
        "context_id": None if is_inside() else str(new_id()),
        "context": None if is_inside() else context_of(actor, stamp.operation),
        "legs": json.dumps([_row(number, leg) for number, leg in enumerate(legs, start=1)]),
        "key_id": new_id(),
        "who": stamp.who,
        "key": stamp.key,
        "operation": stamp.operation,
        "fingerprint": stamp.fingerprint,
        "outcome": json.dumps(outcome),
        "now": visit.made_at,
        "visit": visit.id,
        "person": visit.person_id,
        "centre": visit.centre_id,
        "purpose": str(visit.purpose),
        "state": str(visit.state),
        "day": visit.day,
        "starts_at": visit.starts_at,
        "ends_at": visit.ends_at,
        "walk_in": visit.walk_in,
        "hold_expires_at": visit.hold_expires_at,
        "identity_hash": visit.identity_hash,
        "instead_of": visit.instead_of,
    }


def _row(number: int, leg: Leg) -> dict[str, str | int]:
    return {
        "place": str(new_id()),
        "service": leg.service,
        "desk_kind": leg.kind,
        "starts_at": leg.starts_at.isoformat(),
        "minutes": (leg.ends_at - leg.starts_at) // _MINUTE,
        "position": number,
    }
