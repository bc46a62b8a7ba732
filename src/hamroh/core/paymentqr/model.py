"""What goes into a payment code, and what comes out."""

from dataclasses import dataclass
from enum import StrEnum


class Encoding(StrEnum):
    """The digit after the version; KOI8-R (3) has no № and is not written by us."""

    WINDOWS_1251 = "1"
    UTF_8 = "2"
    KOI8_R = "3"

    @property
    def codec(self) -> str:
        """The name that Python knows."""
        return {"1": "cp1251", "2": "utf-8", "3": "koi8-r"}[self.value]


@dataclass(frozen=True, slots=True)
class Payee:
    """Who receives: the required block, INN and KPP."""

    name: str
    account: str
    bank_name: str
    bic: str
    correspondent_account: str
    inn: str
    kpp: str


@dataclass(frozen=True, slots=True)
class Payer:
    """Who pays: names as in the passport's translation, and the INN, without which the money is not found."""

    surname: str
    given: str
    patronymic: str
    inn: str


@dataclass(frozen=True, slots=True)
class BudgetFields:
    """Fields of a payment to the budget as the pack gives them for the day (order 107n, from 2026-04-01 order 58n)."""

    budget_code: str
    oktmo: str
    drawer_status: str = "13"
    reason: str = "0"
    tax_period: str = "0"
    document_number: str = "0"
    document_date: str = "0"
    demand: str = "0"


class RefusalReason(StrEnum):
    """Why there is no code."""

    NO_OKTMO = "no_oktmo"
    BAD_OKTMO = "bad_oktmo"
    NO_PAYER_INN = "no_payer_inn"
    BAD_PAYER_INN = "bad_payer_inn"
    BAD_AMOUNT = "bad_amount"
    MISSING = "missing"
    TOO_LONG = "too_long"
    NOT_DIGITS = "not_digits"
    UNENCODABLE = "unencodable"
    NO_SEPARATOR = "no_separator"


@dataclass(frozen=True, slots=True)
class Refusal:
    """No code, for these reasons; `field` names the field of the standard where one is to blame."""

    reasons: tuple[tuple[RefusalReason, str], ...]


@dataclass(frozen=True, slots=True)
class PaymentCode:
    """The text for people and tests, and the bytes for the QR code, which no encoder may re-encode."""

    text: str
    content: bytes
    encoding: Encoding
    sample: bool
