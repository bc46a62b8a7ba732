"""Sums that the law names as a multiple of an index, such as Kazakhstan's monthly calculation index (MRP).

Whose day decides the index is the `basis`. An index is set year by year: a year that has no line of its own on
1 January is not known, and the engine never takes the last known value instead.
"""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from itertools import pairwise

from hamroh.core.law.parameters import Known, Parameter, times


class Basis(StrEnum):
    """The day whose index is taken."""

    JAN1_OF_YEAR = "jan1_of_year"
    """That of 1 January of the year in which the month begins; a change inside the year moves nothing."""
    PAYMENT_DATE = "payment_date"
    """That of the day of payment."""
    PROCEEDINGS_INITIATED_DATE = "proceedings_initiated_date"
    """That of the day on which the proceedings were initiated: fines."""


def index_at(index: Parameter, day: date) -> tuple[Known, ...]:
    """The index on a day; none when its year has no line of 1 January."""
    return index.at(day) if date(day.year, 1, 1) in index.starts else ()


def index_for(index: Parameter, basis: Basis, day: date) -> tuple[Known, ...]:
    """The index that a basis takes for a day."""
    return index_at(index, date(day.year, 1, 1) if basis is Basis.JAN1_OF_YEAR else day)


def multiply_index(name: str, index: Parameter, multiple: Parameter, basis: Basis) -> Parameter:
    """The sum in minor units for each period; look it up with the day that the basis names.

    Each month of several is looked up by its own first day, so months that cross a year take each year's index.
    Nothing is rounded but to the minor unit. Alternatives of the multiple give alternatives of the sum.
    """
    years = {start.year for start in index.starts if (start.month, start.day) == (1, 1)}
    starts = {date(year, 1, 1) for year in years} | {date(year + 1, 1, 1) for year in years}
    starts |= set(multiple.starts)
    if basis is not Basis.JAN1_OF_YEAR:
        starts |= set(index.starts)
    entries = []
    for start in sorted(starts):
        found = [
            to_minor(times(one, other))
            for one in index_for(index, basis, start)
            for other in multiple.at(start)
        ]
        entries.append((start, tuple(found)))
    kept = entries[:1] + [after for before, after in pairwise(entries) if before[1] != after[1]]
    return Parameter(name, "minor", tuple(start for start, _ in kept), tuple(known for _, known in kept))


def to_minor(one: Known) -> Known:
    """The same in minor units, rounded to one."""
    minor = (Decimal(str(one.value)) * 100).quantize(Decimal(1), rounding=ROUND_HALF_UP)
    return Known(int(minor), one.confidence, one.sources, one.note)
