"""Which days paid months cover, and what each of these days rests on.

k months cover the day of issue .. issue + k months - 1 day (115-FZ 13.3(5)); months are counted from the
issue, never from one another, or a patent issued on the 31st would lose days.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

from hamroh.core.advance.states import AdvanceState
from hamroh.core.calendars import add_months

_DAY = timedelta(days=1)
_MOST_MONTHS = 24
"""Longer than any patent lives; a day that lies further is no end of one of its months."""


class Basis(IntEnum):
    """What a day rests on, from the weakest on."""

    TOLD = 0
    PRESENTED = 1
    CONFIRMED = 2
    MATCHED = 3


@dataclass(frozen=True, slots=True)
class Paid:
    """The days that one payment covers, and its state; `first` None: it is the first one, made for the issue."""

    first: date | None
    until: date
    state: AdvanceState


@dataclass(frozen=True, slots=True)
class Standing:
    """Paid until this day inclusive, as far as this basis carries."""

    until: date
    basis: Basis


_BASES = {
    AdvanceState.PRESENTED: Basis.PRESENTED,
    AdvanceState.CONFIRMED: Basis.CONFIRMED,
    AdvanceState.MATCHED: Basis.MATCHED,
}


def covered_until(issued_on: date, months: int) -> date:
    """The last day that `months` whole months from the issue cover."""
    return add_months(issued_on, months) - _DAY


def month_starts(until: date | None, months: int, *, issued_on: date) -> tuple[date, ...]:
    """The first days of the next months to pay, counted from the issue; `until` None: from the issue on.

    An `until` that is no end of a month of this patent is followed by months counted from the day after it.
    """
    anchor, before = _anchor(until, issued_on)
    return tuple(add_months(anchor, before + number) for number in range(months))


def extend(until: date | None, months: int, *, issued_on: date) -> date:
    """The last day covered after `months` more months."""
    anchor, before = _anchor(until, issued_on)
    return covered_until(anchor, before + months)


def standing_of(paid: Sequence[Paid], *, told: date | None, verified: date | None) -> tuple[Standing, ...]:
    """How far it is paid on each basis, the surest first; rejected payments count for nothing.

    `told` is what the person said, `verified` what a paper showed beside these payments. A day rests on the
    weakest link before it: months confirmed by the bank after a month that is only told are no surer than it.
    What the tax office matched covers everything before it, for somebody saw its answer and said so.
    """
    sure = max(
        [*(one.until for one in paid if one.state is AdvanceState.MATCHED), *_some(verified)], default=None
    )
    live = sorted((one for one in paid if one.state in _BASES and _after(one.until, sure)), key=_end)
    told_before = told if not live else _before(live[0])
    links = [(sure, Basis.MATCHED), (told_before, Basis.TOLD)]
    links += [(one.until, _BASES[one.state]) for one in live] + [(told, Basis.TOLD)]
    lines: list[Standing] = []
    for until, basis in links:
        if until is None or (lines and until <= lines[-1].until):
            continue
        weakest = min(basis, lines[-1].basis) if lines else basis
        if lines and lines[-1].basis is weakest:
            lines.pop()
        lines.append(Standing(until, weakest))
    return tuple(lines)


def _some(day: date | None) -> tuple[date, ...]:
    return () if day is None else (day,)


def _after(day: date, reached: date | None) -> bool:
    return reached is None or day > reached


def _end(one: Paid) -> date:
    return one.until


def _before(one: Paid) -> date | None:
    return one.first - _DAY if one.first else None


def _anchor(until: date | None, issued_on: date) -> tuple[date, int]:
    """From where months are counted, and how many of them are paid."""
    if until is None:
        return issued_on, 0
    for months in range(1, _MOST_MONTHS + 1):
        if covered_until(issued_on, months) == until:
            return issued_on, months
    return until + _DAY, 0
