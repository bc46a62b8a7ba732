"""The closed tables of what a message and a reminder may become."""

from enum import StrEnum

from hamroh.core.states import Transitions


class MessageState(StrEnum):
    """Where a message is on its way."""

    QUEUED = "queued"
    CLAIMED = "claimed"
    HANDED_OVER = "handed_over"
    FAILED = "failed"
    DROPPED = "dropped"


class ReminderState(StrEnum):
    """Where a reminder is: waiting, in a worker's hands, or settled in one of four ways."""

    DUE = "due"
    CLAIMED = "claimed"
    SENT = "sent"
    NO_LONGER_TRUE = "no_longer_true"
    UNREACHABLE = "unreachable"
    CANCELLED = "cancelled"


MESSAGE = Transitions(
    {
        MessageState.QUEUED: frozenset({MessageState.CLAIMED, MessageState.DROPPED}),
        # Claimed again: the one who held it vanished and its lease ran out.
        MessageState.CLAIMED: frozenset(MessageState),
        MessageState.HANDED_OVER: frozenset(),
        MessageState.FAILED: frozenset(),
        MessageState.DROPPED: frozenset(),
    }
)

REMINDER = Transitions(
    {
        ReminderState.DUE: frozenset({ReminderState.CLAIMED, ReminderState.CANCELLED}),
        ReminderState.CLAIMED: frozenset(ReminderState),
        ReminderState.SENT: frozenset(),
        # A new plan with the same date takes up again, under its old key, what was never said.
        ReminderState.NO_LONGER_TRUE: frozenset({ReminderState.DUE}),
        ReminderState.UNREACHABLE: frozenset({ReminderState.DUE}),
        ReminderState.CANCELLED: frozenset({ReminderState.DUE}),
    }
)
