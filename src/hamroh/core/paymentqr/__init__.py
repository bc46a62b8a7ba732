"""The payment code of GOST R 56042-2014 that every Russian bank's app reads. Text only; drawing is the interface's.

Payee and budget fields come from the law pack. Outside production every code is a sample that no bank accepts.
"""

from hamroh.core.paymentqr.model import (
    BudgetFields,
    Encoding,
    Payee,
    Payer,
    PaymentCode,
    Refusal,
    RefusalReason,
)
from hamroh.core.paymentqr.parsing import ParsedCode, parse
from hamroh.core.paymentqr.writing import inn_with_check_digits, write

__all__ = [
    "BudgetFields",
    "Encoding",
    "ParsedCode",
    "Payee",
    "Payer",
    "PaymentCode",
    "Refusal",
    "RefusalReason",
    "inn_with_check_digits",
    "parse",
    "write",
]
