"""How far it is known that an advance payment was really made."""

from enum import StrEnum

from hamroh.core.states import Transitions


class AdvanceState(StrEnum):
    """Receipts are what is forged, so each state says who vouches, and no more."""

    PRESENTED = "presented"
    """A receipt was shown."""
    CONFIRMED = "confirmed"
    """The bank says that the money left."""
    MATCHED = "matched"
    """The tax office counts it for this person: the only one that is verified."""
    REJECTED = "rejected"
    """The bank or the tax office does not know it."""


class Mismatch(StrEnum):
    """Why a payment is not counted; each asks something else of the person."""

    WRONG_SUM = "wrong_sum"
    WRONG_INN = "wrong_inn"
    WRONG_OKTMO = "wrong_oktmo"
    NOT_FOUND = "not_found"


ADVANCE = Transitions(
    {
        # The tax office's answer is the stronger proof; it does not wait for the bank's.
        AdvanceState.PRESENTED: frozenset(
            {AdvanceState.CONFIRMED, AdvanceState.MATCHED, AdvanceState.REJECTED}
        ),
        AdvanceState.CONFIRMED: frozenset({AdvanceState.MATCHED, AdvanceState.REJECTED}),
        AdvanceState.MATCHED: frozenset(),
        AdvanceState.REJECTED: frozenset(),
    }
)
