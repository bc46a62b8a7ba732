"""Whole minor units (kopecks, tiyin, diram) of one currency; never a float."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Final

MINOR_UNITS: Final = 100  # of all currencies below


class Currency(StrEnum):
    """ISO 4217."""

    RUB = "RUB"
    KZT = "KZT"
    UZS = "UZS"
    TJS = "TJS"
    KGS = "KGS"


class CurrencyMismatchError(ValueError):
    """Sums of two currencies were added or compared: a mistake of the caller, no normal refusal."""


@dataclass(frozen=True, slots=True)
class Money:
    """An amount; may be negative (a refund, a debt)."""

    minor: int
    currency: Currency

    def __add__(self, other: "Money") -> "Money":
        return Money(self.minor + self._same(other), self.currency)

    def __sub__(self, other: "Money") -> "Money":
        return Money(self.minor - self._same(other), self.currency)

    def __neg__(self) -> "Money":
        return Money(-self.minor, self.currency)

    def __mul__(self, times: int) -> "Money":
        return Money(self.minor * times, self.currency)

    def __lt__(self, other: "Money") -> bool:
        return self.minor < self._same(other)

    def __le__(self, other: "Money") -> bool:
        return self.minor <= self._same(other)

    def __gt__(self, other: "Money") -> bool:
        return self.minor > self._same(other)

    def __ge__(self, other: "Money") -> bool:
        return self.minor >= self._same(other)

    def __bool__(self) -> bool:
        return self.minor != 0

    @property
    def major(self) -> Decimal:
        """In roubles, tenge, soums: exact, for showing and for programs that want a decimal."""
        return Decimal(self.minor) / MINOR_UNITS

    def _same(self, other: "Money") -> int:
        if self.currency is not other.currency:
            raise CurrencyMismatchError(f"{self.currency} and {other.currency}")
        return other.minor


def total(amounts: Iterable[Money], currency: Currency) -> Money:
    """The sum; of nothing it is zero of that currency."""
    return sum(amounts, start=Money(0, currency))


def full_units(exact: Decimal | Fraction | int, currency: Currency = Currency.RUB) -> Money:
    """A tax in full roubles: less than 50 kopecks is dropped, 50 and more is a rouble.

    `exact` is in roubles and not negative. Tax Code of the Russian Federation, article 52(6).
    """
    units = int(Fraction(exact) + Fraction(1, 2))
    return Money(units * MINOR_UNITS, currency)


def allocate(amount: Money, weights: Sequence[int]) -> tuple[Money, ...]:
    """Share out by weights without losing a kopeck: the largest remainders get one more, earlier ones first.

    Weights are not negative and one of them is not zero; the shares of a negative amount mirror those of a positive.
    """
    whole = sum(weights)
    if whole <= 0 or min(weights) < 0:
        raise ValueError("weights must not be negative and one must be positive")
    if amount.minor < 0:
        return tuple(-share for share in allocate(-amount, weights))
    shares = [amount.minor * weight // whole for weight in weights]
    remainders = [amount.minor * weight % whole for weight in weights]
    largest = sorted(range(len(weights)), key=lambda at: -remainders[at])
    for at in largest[: amount.minor - sum(shares)]:
        shares[at] += 1
    return tuple(Money(share, amount.currency) for share in shares)
