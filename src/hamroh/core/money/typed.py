"""Amounts as people type them: `10 000`, `1234,5`, `1 234.50 ₽`."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from hamroh.core.money.amounts import MINOR_UNITS, Currency, Money

_SIGNS: Final = re.compile(r"(?:₽|₸|руб(?:л(?:ей|я|ь))?\.?|р\.|rub|soʻm|сум|сомонӣ|сом)$", re.IGNORECASE)
_GAPS: Final = re.compile(r"[\s\u00a0\u2009\u202f'’_]+")
_AMOUNT: Final = re.compile(r"(?P<minus>[-−])?(?P<whole>\d{1,24})(?:[.,](?P<part>\d{1,24}))?")
_GROUPS: Final = re.compile(
    r"(?P<minus>[-−])?\d{1,3}(?:(?P<sign>[.,])\d{3})(?:(?P=sign)\d{3})*(?:(?!(?P=sign))[.,]\d{1,2})?"
)
_LARGEST: Final = 10**12
_DIGITS_OF_MINOR: Final = 2
_DIGITS_OF_A_GROUP: Final = 3


class AmountProblem(StrEnum):
    """Why a typed amount is none."""

    EMPTY = "empty"
    NOT_A_NUMBER = "not_a_number"
    AMBIGUOUS = "ambiguous"
    TOO_PRECISE = "too_precise"
    NEGATIVE = "negative"
    TOO_LARGE = "too_large"


@dataclass(frozen=True, slots=True)
class TypedAmount:
    """An amount, or the problem with it."""

    money: Money | None
    problem: AmountProblem | None = None


def read_amount(text: str, currency: Currency = Currency.RUB) -> TypedAmount:
    """Read a sum in whole units with at most two decimals; a comma and a point both may part them.

    `1.234` and `1,234` may mean either of two sums and are refused; `1,234.50` can mean one only.
    """
    bare = _GAPS.sub("", _SIGNS.sub("", text.strip()))
    if not bare:
        return TypedAmount(None, AmountProblem.EMPTY)
    if len(set(re.findall("[.,]", bare))) > 1 and _GROUPS.fullmatch(bare):
        last = max(bare.rfind("."), bare.rfind(","))
        bare = re.sub("[.,]", "", bare[:last]) + bare[last:]
    found = _AMOUNT.fullmatch(bare)
    return _judge(found, currency) if found else TypedAmount(None, AmountProblem.NOT_A_NUMBER)


def _judge(found: "re.Match[str]", currency: Currency) -> TypedAmount:
    part = found["part"] or ""
    minor = int(found["whole"]) * MINOR_UNITS + int(part[:_DIGITS_OF_MINOR].ljust(_DIGITS_OF_MINOR, "0"))
    for wrong, problem in (
        (found["minus"], AmountProblem.NEGATIVE),
        (len(part) == _DIGITS_OF_A_GROUP, AmountProblem.AMBIGUOUS),
        (len(part) > _DIGITS_OF_MINOR, AmountProblem.TOO_PRECISE),
        (minor > _LARGEST, AmountProblem.TOO_LARGE),
    ):
        if wrong:
            return TypedAmount(None, problem)
    return TypedAmount(Money(minor, currency))
