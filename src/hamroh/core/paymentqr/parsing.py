"""A payment code read back, as a bank's app does it: for tests and for looking at receipts."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from hamroh.core.money import Currency, Money
from hamroh.core.paymentqr.model import Encoding
from hamroh.core.paymentqr.writing import REQUIRED, SAMPLE_ACCOUNT

_HEAD: Final = b"ST0001"
_SUM_DIGITS: Final = 18


@dataclass(frozen=True, slots=True)
class ParsedCode:
    """The fields in their order."""

    encoding: Encoding
    separator: str
    fields: Mapping[str, str]

    @property
    def amount(self) -> Money | None:
        """The sum when one is given."""
        digits = self.fields.get("Sum", "")
        return (
            Money(int(digits), Currency.RUB)
            if digits.isascii() and digits.isdecimal() and len(digits) <= _SUM_DIGITS
            else None
        )

    @property
    def sample(self) -> bool:
        """Whether the account is the one that no bank accepts."""
        return self.fields["PersonalAcc"] == SAMPLE_ACCOUNT


def parse(content: bytes) -> ParsedCode | None:
    """The fields, or None when this is no code of the standard. Names keep their case; the first of a name counts."""
    digit = content[6:7].decode("ascii", "replace")
    if not content.startswith(_HEAD) or digit not in {"1", "2", "3"}:
        return None
    encoding = Encoding(digit)
    try:
        text = content[7:].decode(encoding.codec)
    except UnicodeDecodeError:
        return None
    fields: dict[str, str] = {}
    for pair in text[1:].split(text[:1] or "|"):
        name, _, value = pair.partition("=")
        fields.setdefault(name, value)
    if tuple(fields)[: len(REQUIRED)] != REQUIRED:
        return None
    return ParsedCode(encoding, text[:1], MappingProxyType(fields))
