"""Messages on their way to people, and reminders that wait for their turn.

Both have `turn_at`: when a sweep may take the row. For a row in somebody's hands it is the end of the lease,
so that what a dead worker held is taken up by the next; a settled row has none.
"""

from enum import StrEnum

from django.db import models
from django.db.models import Q

from hamroh.core.telling.states import MESSAGE, REMINDER, MessageState, ReminderState
from hamroh.foundation.fields import EncryptedTextField
from hamroh.foundation.ids import new_id
from hamroh.messaging.kinds import MessageKind
from hamroh.people.models import Person

_OPEN_MESSAGE = [state.value for state in MessageState if MESSAGE.table[state]]
_OPEN_REMINDER = [ReminderState.DUE.value, ReminderState.CLAIMED.value]


class Channel(StrEnum):
    """By which road a message goes."""

    MAIL = "mail"
    SMS = "sms"


class ReminderTopic(StrEnum):
    """What a reminder is about; the flow `reminding` knows whom to ask whether it is still true."""

    PLAN_STEP = "plan_step"
    VISIT = "visit"


class Reminder(models.Model):
    """One thing to be told to one person because of a date.

    `subject_id` is the row of another domain that it is about, and `until` the moment after which saying it
    is of no use.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    key = models.CharField(max_length=200, unique=True)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    topic = models.CharField(max_length=20)
    subject_id = models.UUIDField()
    kind = models.CharField(max_length=30)
    params = models.JSONField(default=dict)
    due_at = models.DateTimeField()
    until = models.DateTimeField()
    state = models.CharField(max_length=20, default=ReminderState.DUE.value)
    turn_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="reminder_state_known", condition=Q(state__in=[state.value for state in REMINDER.table])
            ),
            models.CheckConstraint(
                name="reminder_open_has_turn",
                condition=Q(state__in=_OPEN_REMINDER, turn_at__isnull=False)
                | (~Q(state__in=_OPEN_REMINDER) & Q(turn_at__isnull=True)),
            ),
        ]
        indexes = [
            models.Index(name="reminder_turn", fields=["turn_at", "id"], condition=Q(turn_at__isnull=False)),
            models.Index(name="reminder_of_person", fields=["person", "due_at"]),
            models.Index(name="reminder_of_subject", fields=["topic", "subject_id"]),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"


class Message(models.Model):
    """One message to one address.

    `attempts` counts claims and tells a late answer from the present one. `secret` is a one-time code; it is
    wiped when the message leaves us, except in the demo, whose outbox shows it. `person` is empty while
    nobody is known yet.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    key = models.CharField(max_length=200, unique=True)
    message_id = models.CharField(max_length=200, unique=True)
    person = models.ForeignKey(Person, null=True, on_delete=models.CASCADE, related_name="+")
    reminder = models.ForeignKey(Reminder, null=True, on_delete=models.CASCADE, related_name="messages")
    kind = models.CharField(max_length=30)
    params = models.JSONField(default=dict)
    language = models.CharField(max_length=2)
    channel = models.CharField(max_length=10)
    address = EncryptedTextField()
    secret = EncryptedTextField(default="", blank=True)
    until = models.DateTimeField()
    state = models.CharField(max_length=20, default=MessageState.QUEUED.value)
    turn_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    provider = models.CharField(max_length=20, default="", blank=True)
    detail = models.CharField(max_length=100, default="", blank=True)
    created_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="message_state_known", condition=Q(state__in=[state.value for state in MESSAGE.table])
            ),
            models.CheckConstraint(
                name="message_open_has_turn",
                condition=Q(state__in=_OPEN_MESSAGE, turn_at__isnull=False)
                | (~Q(state__in=_OPEN_MESSAGE) & Q(turn_at__isnull=True)),
            ),
            models.CheckConstraint(
                name="message_kind_known", condition=Q(kind__in=[kind.value for kind in MessageKind])
            ),
        ]
        indexes = [
            models.Index(name="message_turn", fields=["turn_at", "id"], condition=Q(turn_at__isnull=False)),
            models.Index(name="message_created", fields=["-created_at"]),
            models.Index(name="message_of_person", fields=["person", "created_at"]),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"
