"""Values by date, each with its source and how sure we are of it."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from hamroh.core.law.stays import StayLimit
from hamroh.core.law.terms import Term

Content = int | Decimal | bool | str | Term | StayLimit


class Confidence(StrEnum):
    """How sure the pack is; with `low` no number is shown, only whom to ask."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"

    @property
    def rank(self) -> int:
        """0 for the surest."""
        return ("high", "medium", "low").index(self.value)


@dataclass(frozen=True, slots=True)
class Source:
    """An act, its article, since when it holds in this form; `note` says what else it rests on."""

    act: str
    article: str = ""
    since: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """One published value."""

    value: Content
    confidence: Confidence
    sources: tuple[Source, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value by date. Several entries for one date were published side by side; none means no rule known."""

    name: str
    unit: str
    starts: tuple[date, ...]
    entries: tuple[tuple[Known, ...], ...]

    def at(self, day: date) -> tuple[Known, ...]:
        """What is known for this day, the most trusted first."""
        place = bisect_right(self.starts, day)
        return self.entries[place - 1] if place else ()


def multiply(name: str, factors: tuple[Parameter, ...]) -> Parameter:
    """The product of roubles and coefficients for every period, in kopecks of whole roubles.

    Under 50 kopecks are dropped, 50 and more rounded up (Tax Code 52(6)). A period in which a factor
    is not known has no value. Alternatives of a factor give alternatives of the product.
    """
    starts = sorted({start for factor in factors for start in factor.starts})
    entries = tuple(_product([factor.at(start) for factor in factors]) for start in starts)
    return Parameter(name, "kopecks", tuple(starts), entries)


def _product(factors: list[tuple[Known, ...]]) -> tuple[Known, ...]:
    products = [Known(Decimal(1), Confidence.HIGH, ())]
    for alternatives in factors:
        products = [times(left, right) for left in products for right in alternatives]
    return tuple(_whole_roubles(one) for one in products)


def times(left: Known, right: Known) -> Known:
    """The exact product, as sure as the less sure of both."""
    value = Decimal(str(left.value)) * Decimal(str(right.value))
    worse = max(left.confidence, right.confidence, key=lambda one: one.rank)
    sources = left.sources + tuple(one for one in right.sources if one not in left.sources)
    return Known(value, worse, sources, right.note or left.note)


def _whole_roubles(one: Known) -> Known:
    roubles = Decimal(str(one.value)).quantize(Decimal(1), rounding=ROUND_HALF_UP)
    return Known(int(roubles) * 100, one.confidence, one.sources, one.note)
