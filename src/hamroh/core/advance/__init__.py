"""The fixed advance payment: its states, the months it covers and their price. Sums and terms come from the law pack.

The payment code is in `core.paymentqr`; who may move a payment is the domain's.
"""

from hamroh.core.advance.covering import (
    Basis,
    Paid,
    Standing,
    covered_until,
    extend,
    month_starts,
    standing_of,
)
from hamroh.core.advance.pricing import MonthPrice, Price, price_months
from hamroh.core.advance.states import ADVANCE, AdvanceState, Mismatch

__all__ = [
    "ADVANCE",
    "AdvanceState",
    "Basis",
    "Mismatch",
    "MonthPrice",
    "Paid",
    "Price",
    "Standing",
    "covered_until",
    "extend",
    "month_starts",
    "price_months",
    "standing_of",
]
