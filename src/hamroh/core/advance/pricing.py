"""What months cost. Each is priced by the figures of its own calendar year (Tax Code 227.1(2)-(3))."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hamroh.core.law import Parameter


@dataclass(frozen=True, slots=True)
class MonthPrice:
    """One month: its first day and the published sums in minor units, the highest first; none when unpublished."""

    start: date
    amounts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Price:
    """The months of one payment."""

    months: tuple[MonthPrice, ...]

    @property
    def unpublished(self) -> tuple[date, ...]:
        """The first days of months whose sum is not published."""
        return tuple(month.start for month in self.months if not month.amounts)

    @property
    def amount(self) -> int | None:
        """What to pay: of two published figures the higher; None while a month has none.

        A month is rounded, then multiplied: several months are a sum of whole roubles.
        """
        return None if self.unpublished else sum(month.amounts[0] for month in self.months)

    @property
    def lowest(self) -> int | None:
        """The least that can be right: less is no whole month and prolongs nothing (115-FZ 13.3(5))."""
        return None if self.unpublished else sum(month.amounts[-1] for month in self.months)


def price_months(parameter: Parameter | None, starts: Sequence[date]) -> Price:
    """The price of the months that begin on these days; `parameter` None: no rule known for the region."""
    return Price(tuple(MonthPrice(start, _amounts(parameter, start)) for start in starts))


def _amounts(parameter: Parameter | None, start: date) -> tuple[int, ...]:
    known = parameter.at(start) if parameter else ()
    return tuple(sorted({int(str(one.value)) for one in known}, reverse=True))
