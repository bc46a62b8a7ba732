"""Queueing messages, claiming the next one, and recording what became of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings

from hamroh.core.telling.identity import message_id
from hamroh.core.telling.states import MessageState
from hamroh.core.telling.timing import polite_time, retry_at
from hamroh.foundation.actor import SYSTEM, Actor
from hamroh.foundation.errors import DomainError
from hamroh.foundation.transactions import action, flow
from hamroh.gateways.outcome import Outcome
from hamroh.messaging.contract import Address, DueReminder, as_due
from hamroh.messaging.kinds import TEMPLATES, MessageKind, Text, check_params, render
from hamroh.messaging.models import Channel, Message

LEASE = timedelta(minutes=5)
"""Longer than a gateway may take: its limit of some ten seconds counts for each step of the talk."""

KEPT_FOR = timedelta(days=2)
"""How long a message without `until` is worth sending."""


@dataclass(frozen=True, slots=True)
class Claimed:
    """A message in one's hands; `attempt` goes back with the answer."""

    id: UUID
    attempt: int
    message_id: str
    channel: Channel
    address: str
    text: Text
    language: str
    until: datetime
    created_at: datetime
    reminder: DueReminder | None


def queue_message(
    *,
    key: str,
    person_id: UUID | None,
    kind: MessageKind,
    to: Address,
    language: str,
    actor: Actor,
    now: datetime,
    params: Mapping[str, str] | None = None,
    secret: str = "",
    zone: ZoneInfo | None = None,
    until: datetime | None = None,
    reminder_id: UUID | None = None,
) -> None:
    """Queue one message in the caller's transaction; a key that is known already changes nothing.

    With the person's `zone`, what is not urgent waits for the morning. After `until` it is not sent any more.
    Raises DomainError("message_params_wrong") for gaps that do not fit the kind.
    """
    template = TEMPLATES[kind]
    check_params(kind, params or {})
    if template.secret != bool(secret):
        raise DomainError("message_params_wrong", kind=kind)
    waits = zone is not None and not template.urgent
    with action(actor=actor, why="queue_message"):
        Message.objects.bulk_create(
            [
                Message(
                    key=key,
                    message_id=message_id(key, urlsplit(settings.PUBLIC_URL).hostname or "localhost"),
                    person_id=person_id,
                    reminder_id=reminder_id,
                    kind=kind,
                    params=dict(params or {}),
                    language=language,
                    channel=to.channel,
                    address=to.value,
                    secret=secret,
                    until=until or now + KEPT_FOR,
                    turn_at=polite_time(now, zone) if zone and waits else now,
                    created_at=now,
                )
            ],
            ignore_conflicts=True,
        )


def claim_message(*, now: datetime) -> Claimed | None:
    """Take the message that waits longest into one's hands for the time of a lease; None when none is due."""
    with flow(actor=SYSTEM, why="claim_message"):
        row = (
            Message.objects.select_for_update(skip_locked=True, of=("self",))
            .filter(turn_at__lte=now)
            .order_by("turn_at", "id")
            .select_related("reminder")
            .first()
        )
        if row is None:
            return None
        row.state = MessageState.CLAIMED
        row.attempts += 1
        row.turn_at = now + LEASE
        row.save(update_fields=["state", "attempts", "turn_at"])
    return Claimed(
        id=row.id,
        attempt=row.attempts,
        message_id=row.message_id,
        channel=Channel(row.channel),
        address=row.address,
        text=render(MessageKind(row.kind), params=row.params, language=row.language, secret=row.secret),
        language=row.language,
        until=row.until,
        created_at=row.created_at,
        reminder=as_due(row.reminder) if row.reminder else None,
    )


def record_outcome(*, claimed: Claimed, outcome: Outcome, provider: str, now: datetime) -> MessageState:
    """Record what a gateway answered; returns the message's state.

    An answer that comes after the lease, when another holds the message, counts only if it was taken.
    """
    with flow(actor=SYSTEM, why="record_outcome"):
        row = Message.objects.select_for_update().get(id=claimed.id)
        stale = row.attempts != claimed.attempt
        if row.state != MessageState.CLAIMED or (stale and not outcome.accepted):
            return MessageState(row.state)
        again = None if outcome.permanent else retry_at(row.attempts, now)
        if outcome.accepted:
            _settle(row, MessageState.HANDED_OVER, now)
        elif again is None:
            _settle(row, MessageState.FAILED, now)
        else:
            row.state = MessageState.QUEUED
            row.turn_at = again
        row.provider = provider
        row.detail = outcome.detail[:100]
        if row.turn_at is None and provider != "demo":
            row.secret = ""
        row.save(update_fields=["state", "turn_at", "settled_at", "provider", "detail", "secret"])
        return MessageState(row.state)


def drop_message(*, claimed: Claimed, why: str, now: datetime) -> None:
    """Settle a claimed message without sending it; `why` is a stable word."""
    with flow(actor=SYSTEM, why="drop_message"):
        row = Message.objects.select_for_update().get(id=claimed.id)
        if row.state != MessageState.CLAIMED or row.attempts != claimed.attempt:
            return
        _settle(row, MessageState.DROPPED, now)
        row.detail = why
        row.secret = ""
        row.save(update_fields=["state", "turn_at", "settled_at", "detail", "secret"])


def _settle(row: Message, state: MessageState, now: datetime) -> None:
    row.state = state
    row.turn_at = None
    row.settled_at = now
