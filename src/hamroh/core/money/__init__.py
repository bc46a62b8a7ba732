"""Money in whole minor units of one currency: sums, rounding by tax law, sharing out, reading what people type.

Formatting for the eye belongs to the interfaces.
"""

from hamroh.core.money.amounts import Currency, CurrencyMismatchError, Money, allocate, full_units, total
from hamroh.core.money.typed import AmountProblem, TypedAmount, read_amount

__all__ = [
    "AmountProblem",
    "Currency",
    "CurrencyMismatchError",
    "Money",
    "TypedAmount",
    "allocate",
    "full_units",
    "read_amount",
    "total",
]
