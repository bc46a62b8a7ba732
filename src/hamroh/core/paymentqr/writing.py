"""Fields to the string of GOST R 56042-2014: ST, version 0001, the encoding's digit, a separator, Name=value pairs."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from hamroh.core.money import Currency, Money
from hamroh.core.paymentqr.model import (
    BudgetFields,
    Encoding,
    Payee,
    Payer,
    PaymentCode,
    Refusal,
    RefusalReason,
)

REQUIRED: Final = ("Name", "PersonalAcc", "BankName", "BIC", "CorrespAcc")
SEPARATORS: Final = "|~^`_#$%&"
SAMPLE_ACCOUNT: Final = "0" * 20
_SAMPLE_NAME: Final = "ОБРАЗЕЦ / SAMPLE. НЕ ПЛАТИТЬ"
_SAMPLE_PURPOSE: Final = "ОБРАЗЕЦ / SAMPLE. "
_REQUIRED_BYTES: Final = 300
# The standard gives BankName 45; the treasury's own bank name has 63 and is what the tax service prints.
_LENGTHS: Final[Mapping[str, int]] = MappingProxyType(
    {"Name": 160, "PersonalAcc": 20, "BankName": 160, "BIC": 9, "CorrespAcc": 20, "PayeeINN": 12, "KPP": 9}
    | {"Sum": 18, "Purpose": 210, "PayerINN": 12, "DrawerStatus": 2, "CBC": 20, "OKTMO": 11, "PaytReason": 2}
    | {"TaxPeriod": 10, "DocNo": 15, "DocDate": 10, "UIN": 25}
)
# An account may begin with 0: treasury accounts do.
_DIGITS: Final[Mapping[str, frozenset[int]]] = MappingProxyType(
    {"PersonalAcc": frozenset({20}), "BIC": frozenset({9}), "CorrespAcc": frozenset({1, 20})}
    | {"PayeeINN": frozenset({10, 12}), "KPP": frozenset({9}), "CBC": frozenset({20})}
)
_INN: Final = re.compile("[0-9]{12}")
_OKTMO: Final = re.compile("[0-9]{8}([0-9]{3})?")
_INN_WEIGHTS: Final = (3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8)


def write(
    *,
    payee: Payee,
    payer: Payer | None,
    budget: BudgetFields | None,
    amount: Money,
    purpose: str,
    sample: bool,
    encoding: Encoding = Encoding.UTF_8,
) -> PaymentCode | Refusal:
    """The code of one payment, or every reason why there is none. To the budget it names the payer and the
    budget's fields; to anybody else both are None: the purpose says what is paid, and nothing says by whom.

    `sample` puts an account that no bank accepts in place of the payee's and says so in Name and Purpose.
    """
    if sample:
        payee = replace(
            payee, name=_SAMPLE_NAME, account=SAMPLE_ACCOUNT, correspondent_account="0", bic="0" * 9
        )
        purpose = _SAMPLE_PURPOSE + purpose
    fields = _tidy(
        _of_payee(payee, amount, purpose) | _of_payer(payer) | _of_budget(budget),
        to_budget=budget is not None,
    )
    reasons = (*_payment_faults(payer, budget, amount), *_field_faults(fields, encoding))
    separator = next((sign for sign in SEPARATORS if not any(sign in text for text in fields.values())), None)
    if separator is None:
        reasons = (*reasons, (RefusalReason.NO_SEPARATOR, ""))
    if reasons or separator is None:
        return Refusal(reasons)
    text = separator.join([f"ST0001{encoding}", *(f"{name}={value}" for name, value in fields.items())])
    return PaymentCode(text, text.encode(encoding.codec), encoding, sample)


def inn_with_check_digits(ten: str) -> str:
    """A person's INN of ten digits and the two that check them (for invented people use the region 00)."""
    eleven = ten + _inn_digit(ten)
    return eleven + _inn_digit(eleven)


def _inn_digit(digits: str) -> str:
    weights = _INN_WEIGHTS[-len(digits) :]
    return str(sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True)) % 11 % 10)


def _of_payee(payee: Payee, amount: Money, purpose: str) -> dict[str, str]:
    return {
        "Name": payee.name,
        "PersonalAcc": payee.account,
        "BankName": payee.bank_name,
        "BIC": payee.bic,
        "CorrespAcc": payee.correspondent_account,
        "PayeeINN": payee.inn,
        "KPP": payee.kpp,
        "Sum": str(amount.minor),
        "Purpose": purpose,
    }


def _of_payer(payer: Payer | None) -> dict[str, str]:
    if payer is None:
        return {}
    return {
        "LastName": payer.surname,
        "FirstName": payer.given,
        "MiddleName": payer.patronymic,
        "PayerINN": payer.inn,
    }


def _of_budget(budget: BudgetFields | None) -> dict[str, str]:
    if budget is None:
        return {}
    return {
        "DrawerStatus": budget.drawer_status,
        "CBC": budget.budget_code,
        "OKTMO": budget.oktmo,
        "PaytReason": budget.reason,
        "TaxPeriod": budget.tax_period,
        "DocNo": budget.document_number,
        "DocDate": budget.document_date,
        "UIN": budget.demand,
    }


def _tidy(fields: Mapping[str, str], *, to_budget: bool) -> dict[str, str]:
    """All fields that have a value or must have one, the required ones first and in the standard's order."""
    tidy = {name: " ".join(value.split()) for name, value in fields.items()}
    wanted = {*REQUIRED, *_DIGITS, "Purpose"} if not to_budget else {*REQUIRED, *_DIGITS}
    return {name: value for name, value in tidy.items() if value or name in wanted}


def _payment_faults(
    payer: Payer | None, budget: BudgetFields | None, amount: Money
) -> Iterator[tuple[RefusalReason, str]]:
    if budget is not None:
        yield from _budget_faults(budget)
    if payer is not None:
        yield from _payer_faults(payer)
    if amount.currency is not Currency.RUB or amount.minor <= 0:
        yield RefusalReason.BAD_AMOUNT, "Sum"


def _budget_faults(budget: BudgetFields) -> Iterator[tuple[RefusalReason, str]]:
    if not budget.oktmo.strip():
        yield RefusalReason.NO_OKTMO, "OKTMO"
    elif not _OKTMO.fullmatch(budget.oktmo):
        yield RefusalReason.BAD_OKTMO, "OKTMO"


def _payer_faults(payer: Payer) -> Iterator[tuple[RefusalReason, str]]:
    if not payer.inn.strip():
        yield RefusalReason.NO_PAYER_INN, "PayerINN"
    elif not _INN.fullmatch(payer.inn) or inn_with_check_digits(payer.inn[:10]) != payer.inn:
        yield RefusalReason.BAD_PAYER_INN, "PayerINN"


def _field_faults(fields: Mapping[str, str], encoding: Encoding) -> Iterator[tuple[RefusalReason, str]]:
    for name, value in fields.items():
        if not value:
            yield RefusalReason.MISSING, name
        elif len(value) > _LENGTHS.get(name, 160):
            yield RefusalReason.TOO_LONG, name
        elif name in _DIGITS and not (value.isdecimal() and value.isascii() and len(value) in _DIGITS[name]):
            yield RefusalReason.NOT_DIGITS, name
        elif _bytes(value, encoding) is None:
            yield RefusalReason.UNENCODABLE, name
    block = "|".join([f"ST0001{encoding}", *(f"{name}={fields[name]}" for name in REQUIRED)])
    if len(_bytes(block, encoding) or b"") > _REQUIRED_BYTES:
        yield RefusalReason.TOO_LONG, ""


def _bytes(text: str, encoding: Encoding) -> bytes | None:
    try:
        return text.encode(encoding.codec)
    except UnicodeEncodeError:
        return None
