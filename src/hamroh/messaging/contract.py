"""Plain data that flows and this domain exchange."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol
from uuid import UUID
from zoneinfo import ZoneInfo

from hamroh.messaging.kinds import MessageKind
from hamroh.messaging.models import Channel, Reminder, ReminderTopic


@dataclass(frozen=True, slots=True)
class Address:
    """A road and its end: a mailbox, or a number in E.164."""

    channel: Channel
    value: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Contact:
    """How a person wants to be told: language, the time zone they live in, and where."""

    language: str
    zone: ZoneInfo
    address: Address


@dataclass(frozen=True, slots=True)
class NewReminder:
    """A reminder to be kept. `key` is the same for the same thing to be said, whichever plan says it:
    `step:<person>:<step kind>:<date>:<days before>` for example; it stays in our database.
    """

    key: str
    person_id: UUID
    topic: ReminderTopic
    subject_id: UUID
    kind: MessageKind
    due_at: datetime
    until: datetime
    params: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DueReminder:
    """A reminder whose turn has come."""

    id: UUID
    person_id: UUID
    topic: ReminderTopic
    subject_id: UUID
    kind: MessageKind
    params: dict[str, str]
    due_at: datetime


class ReminderSource(Protocol):
    """Whom to ask about the reminders of one topic; implemented by the flow `reminding`."""

    def still_true(self, reminder: DueReminder, now: datetime) -> bool:
        """Whether the person has not acted yet and the date still stands. Called inside a transaction."""

    def contact(self, reminder: DueReminder) -> Contact | None:
        """How to reach the person now; None when we know no way."""


def as_due(row: Reminder) -> DueReminder:
    """What a source is asked about."""
    return DueReminder(
        id=row.id,
        person_id=row.person_id,
        topic=ReminderTopic(row.topic),
        subject_id=row.subject_id,
        kind=MessageKind(row.kind),
        params=dict(row.params),
        due_at=row.due_at,
    )
