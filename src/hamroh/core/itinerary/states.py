"""What a visit may become."""

from enum import StrEnum

from hamroh.core.states import Transitions


class VisitState(StrEnum):
    """How far a visit is."""

    HELD = "held"
    """Its places are kept for some minutes and bound to nobody."""
    CONFIRMED = "confirmed"
    """Bound to an identity."""
    ARRIVED = "arrived"
    SERVED = "served"
    CANCELLED = "cancelled"
    EXPIRED = "expired"
    """Not confirmed in time, or nobody came."""
    MOVED = "moved"
    """Another visit took its place."""


VISIT = Transitions(
    {
        VisitState.HELD: frozenset(
            {VisitState.CONFIRMED, VisitState.CANCELLED, VisitState.EXPIRED, VisitState.MOVED}
        ),
        VisitState.CONFIRMED: frozenset(
            {VisitState.ARRIVED, VisitState.CANCELLED, VisitState.EXPIRED, VisitState.MOVED}
        ),
        # Back to confirmed only by undoing, cancelled when the person leaves unserved.
        VisitState.ARRIVED: frozenset({VisitState.SERVED, VisitState.CANCELLED, VisitState.CONFIRMED}),
        VisitState.SERVED: frozenset({VisitState.ARRIVED}),
        VisitState.CANCELLED: frozenset(),
        VisitState.EXPIRED: frozenset(),
        VisitState.MOVED: frozenset(),
    }
)
