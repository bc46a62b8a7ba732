"""Reads."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from hamroh.messaging.kinds import MessageKind, Text, render
from hamroh.messaging.models import Message, Reminder


@dataclass(frozen=True, slots=True)
class SentMessage:
    """A line of the demo's outbox."""

    id: UUID
    created_at: datetime
    channel: str
    address: str
    language: str
    kind: MessageKind
    state: str
    text: Text


@dataclass(frozen=True, slots=True)
class KeptReminder:
    """A line of "my reminders"."""

    id: UUID
    kind: MessageKind
    params: dict[str, str]
    due_at: datetime
    state: str


def list_outbox(*, limit: int = 50) -> Sequence[SentMessage]:
    """The latest messages to anybody, newest first, codes included: for the demo's outbox page alone.

    Needs the system's scope.
    """
    rows = Message.objects.order_by("-created_at", "-id")[:limit]
    return [
        SentMessage(
            id=row.id,
            created_at=row.created_at,
            channel=row.channel,
            address=row.address,
            language=row.language,
            kind=MessageKind(row.kind),
            state=row.state,
            text=render(MessageKind(row.kind), params=row.params, language=row.language, secret=row.secret),
        )
        for row in rows
    ]


def list_reminders(*, person_id: UUID, limit: int = 100) -> Sequence[KeptReminder]:
    """A person's reminders in the order of their days, whatever became of them."""
    rows = Reminder.objects.filter(person_id=person_id).order_by("due_at", "id")[:limit]
    return [
        KeptReminder(row.id, MessageKind(row.kind), dict(row.params), row.due_at, row.state) for row in rows
    ]
