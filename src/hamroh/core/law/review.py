"""What may become of a plan that a change of the law moves, until somebody has looked at it."""

from enum import StrEnum

from hamroh.core.states import Transitions


class ReviewState(StrEnum):
    """Waits, is held back by a consultant, is confirmed and told, or a newer release came first."""

    PENDING = "pending"
    HELD = "held"
    CONFIRMED = "confirmed"
    OVERTAKEN = "overtaken"


REVIEW = Transitions(
    {
        ReviewState.PENDING: frozenset({ReviewState.HELD, ReviewState.CONFIRMED, ReviewState.OVERTAKEN}),
        ReviewState.HELD: frozenset({ReviewState.CONFIRMED, ReviewState.OVERTAKEN}),
        ReviewState.CONFIRMED: frozenset(),
        ReviewState.OVERTAKEN: frozenset(),
    }
)
