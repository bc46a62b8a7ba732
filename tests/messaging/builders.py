"""Reminders and messages as flows make them, and sources that a test can change its mind about."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from hamroh.foundation.actor import SYSTEM
from hamroh.foundation.ids import new_id
from hamroh.foundation.scope import system_scope
from hamroh.gateways.mail import Letter
from hamroh.gateways.outcome import Outcome, accepted
from hamroh.gateways.sms.demo import DemoTexter
from hamroh.messaging.actions.messages import queue_message
from hamroh.messaging.actions.reminders import schedule_reminders
from hamroh.messaging.contract import Address, Contact, DueReminder, NewReminder
from hamroh.messaging.delivery import Roads, Sources
from hamroh.messaging.kinds import MessageKind
from hamroh.messaging.models import Channel, ReminderTopic
from hamroh.people.actions import register_person

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
SAMARA = ZoneInfo("Europe/Samara")
MAILBOX = Address(Channel.MAIL, "dilshod@mail.example")
NUMBER = Address(Channel.SMS, "+79270000000")


@dataclass
class Dates:
    """A source: everything is true but what is in `acted`; all are reached in the same way."""

    acted: set[UUID] = field(default_factory=set)
    reached_by: Contact | None = field(default_factory=lambda: Contact("uz", SAMARA, MAILBOX))
    broken: set[UUID] = field(default_factory=set)

    def still_true(self, reminder: DueReminder, now: datetime) -> bool:
        if reminder.subject_id in self.broken:
            raise RuntimeError("the plan cannot be read")
        return reminder.subject_id not in self.acted

    def contact(self, reminder: DueReminder) -> Contact | None:
        return self.reached_by

    def sources(self) -> Sources:
        return {ReminderTopic.PLAN_STEP: self}


@dataclass
class Mailbox:
    """A mailer that answers as the test says and keeps what it was given."""

    answers: list[Outcome] = field(default_factory=list)
    letters: list[Letter] = field(default_factory=list)
    name: str = "test"

    def hand_over(self, letter: Letter, /) -> Outcome:
        self.letters.append(letter)
        return self.answers.pop(0) if self.answers else accepted()

    def roads(self) -> Roads:
        return Roads(self, DemoTexter())


def a_person() -> UUID:
    with system_scope():
        return register_person(actor=SYSTEM, language="uz", is_invented=True, now=NOW).id


def a_reminder(
    key: str = "step:1:patent:2026-12-15:7",
    *,
    due_at: datetime = NOW,
    until: datetime = NOW + timedelta(days=7),
    date: str = "2026-12-15",
    person_id: UUID | None = None,
) -> NewReminder:
    return NewReminder(
        key=key,
        person_id=person_id or a_person(),
        topic=ReminderTopic.PLAN_STEP,
        subject_id=new_id(),
        kind=MessageKind.DEADLINE_NEAR,
        due_at=due_at,
        until=until,
        params={"date": date},
    )


def kept(*reminders: NewReminder, now: datetime = NOW) -> None:
    schedule_reminders(reminders=reminders, actor=SYSTEM, now=now)


def queued_news(key: str = "news:1", *, zone: ZoneInfo | None = None, now: datetime = NOW) -> None:
    queue_message(
        key=key,
        person_id=a_person(),
        kind=MessageKind.NEWS,
        to=MAILBOX,
        language="uz",
        zone=zone,
        actor=SYSTEM,
        now=now,
    )
