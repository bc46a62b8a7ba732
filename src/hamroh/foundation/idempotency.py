"""The same request twice has one effect and one answer."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from hamroh.foundation.actor import Actor
from hamroh.foundation.errors import DomainError
from hamroh.foundation.ids import new_id
from hamroh.foundation.models import IdempotencyKey

Outcome = dict[str, Any]
_write = json.JSONEncoder(sort_keys=True, default=str).encode


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who asks, under which key, for what: the operation and a hash of its values."""

    who: str
    key: str
    operation: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Claim:
    """`outcome` is what an earlier request with this key came to; None when this one is the first."""

    who: str
    key: str
    outcome: Outcome | None

    def store(self, outcome: Outcome) -> None:
        """Keep the answer (ids and stable words), in the same transaction as the effect."""
        IdempotencyKey.objects.filter(who=self.who, key=self.key).update(outcome=outcome)


def claim(*, actor: Actor, key: str, operation: str, request: Outcome, now: datetime) -> Claim:
    """Take `key` for this request; call it first inside the action's transaction.

    A second request with the same key waits for the first to end, then gets its outcome; after a
    rollback the key is free again. Raises DomainError `key_reused` when the key came with another
    operation or other values, and `idempotency_key_missing` without one.
    """
    stamp = stamp_of(actor=actor, key=key, operation=operation, request=request)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO foundation_idempotencykey (id, who, key, operation, fingerprint, created_at)"
            " VALUES (%s, %s, %s, %s, %s, %s) ON CONFLICT (who, key) DO NOTHING",
            [new_id(), stamp.who, key, operation, stamp.fingerprint, now],
        )
        if cursor.rowcount:
            return Claim(stamp.who, key, None)
    return Claim(stamp.who, key, recall(stamp))


def forget_before(moment: datetime) -> int:
    """Drop keys made before `moment`, whose requests nobody sends again; returns how many."""
    return IdempotencyKey.objects.filter(created_at__lt=moment).delete()[0]


def forget_of(actor: Actor) -> int:
    """Drop every key of an actor, who is to be forgotten; returns how many."""
    return IdempotencyKey.objects.filter(who=f"{actor.kind.value}:{actor.id or ''}").delete()[0]


def stamp_of(*, actor: Actor, key: str, operation: str, request: Outcome) -> Stamp:
    """What a claim stores, for the one statement that claims by itself (hamroh.booking.taking)."""
    if not key:
        raise DomainError("idempotency_key_missing")
    fingerprint = hashlib.sha256(_write([operation, request]).encode()).hexdigest()
    return Stamp(f"{actor.kind.value}:{actor.id or ''}", key, operation, fingerprint)


def recall(stamp: Stamp) -> Outcome | None:
    """The outcome kept under this key; None when the key is not known. Raises `key_reused`."""
    known = IdempotencyKey.objects.filter(who=stamp.who, key=stamp.key).first()
    if known is not None and known.fingerprint != stamp.fingerprint:
        raise DomainError("key_reused")
    return known.outcome if known else None
