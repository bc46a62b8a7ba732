"""What is left to reckon once a situation's categories are known: days from days.

Which facts are known decides which moments are facts and which are expected, so that too is settled here,
once for all people who share a selection. What remains for each person is a list of days and, for each step,
one function from that list.
"""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from hamroh.core.law.conditions import TODAY, Values
from hamroh.core.law.parameters import Confidence, Parameter
from hamroh.core.law.periods import Period, periods_on
from hamroh.core.law.plan import Fee, Grounds, Step, Total
from hamroh.core.law.rules import Law, Moment, Reckoned, Reckoner, StepKind
from hamroh.core.law.selection import NO_RULE, Chosen, Price
from hamroh.core.law.terms import Term

Days = list[date | None]
Fill = Callable[[Values, Days], date | None]
Make = Callable[[Days], Step]

_new = tuple.__new__

ANCHORS_KEPT = 4096
"""Eleven years of days for each term."""


class Firmness(IntEnum):
    """What a day rests on."""

    FACT = 0
    EXPECTED = 1
    """It has not happened, but follows from what has."""
    IF_TODAY = 2
    """It is reckoned as if the person acted today."""


@dataclass(frozen=True, slots=True)
class Pick:
    """A ground and the way to read its term, for anchors in a span of days."""

    start: date
    end: date
    grounds: Grounds
    count: int | None
    reckoner: Reckoner | None


@dataclass(frozen=True, slots=True)
class Program:
    """`fills` give the days one after the other (the first is today); `makes` give the steps."""

    fills: tuple[Fill, ...]
    makes: tuple[Make, ...]
    hypothetical: tuple[bool, ...]
    """Which steps are reckoned as if the person acted today."""
    watched: tuple[int, ...]
    """Which steps may give a doubt."""
    priced: tuple[int, ...]
    """Which steps have prices that depend on a day of the person's own."""
    totals: dict[tuple[int, ...], tuple[Total, ...]]
    """The sums for each combination of those prices, by the identities of the fees (the steps own them)."""


def write_program(law: Law, steps: tuple[Chosen, ...], values: Values, unknown: frozenset[str]) -> Program:
    """The program for everybody whose known and unknown facts are these."""
    writer = _Writer(law, values, unknown)
    makes = tuple(writer.step(one) for one in steps)
    alone = tuple(writer.hypothetical)
    watched = tuple(
        place
        for place, one in enumerate(steps)
        if not (alone[place] and _sure(one)) and not one.accepted_since
    )
    priced = tuple(place for place, one in enumerate(steps) if one.fixed is None)
    return Program(tuple(writer.fills), makes, alone, watched, priced, {})


def _sure(chosen: Chosen) -> bool:
    """Whether only days can give a doubt; a step that starts from today can't be late by them."""
    return bool(chosen.cases) and all(
        grounds.suspended is None and grounds.confidence is not Confidence.LOW for _, grounds in chosen.cases
    )


class _Writer:
    def __init__(self, law: Law, values: Values, unknown: frozenset[str]) -> None:
        self.law, self.values, self.unknown = law, values, unknown
        self.today = _day_of(values)
        self.moments = {moment.key: moment for moment in law.moments}
        self.places: dict[str, tuple[int, Firmness]] = {TODAY: (0, Firmness.IF_TODAY)}
        self.fills: list[Fill] = []
        self.hypothetical: list[bool] = []

    def place(self, name: str) -> tuple[int, Firmness]:
        """Where the day of a fact or moment will stand, and what it rests on."""
        if name not in self.places:
            moment = self.moments.get(name)
            fill, firmness = self._moment(moment) if moment else self._fact(name)
            self.fills.append(fill)
            self.places[name] = (len(self.fills), firmness)
        return self.places[name]

    def _fact(self, name: str) -> tuple[Fill, Firmness]:
        return (_value(name) if name in self.values else _nothing), Firmness.FACT

    def _moment(self, moment: Moment) -> tuple[Fill, Firmness]:
        if moment.fact in self.values or moment.fact in self.unknown or not moment.after:
            return self._fact(moment.fact)
        base, firmness = self.place(moment.after)
        if moment.term is None:
            return _same(base), firmness
        periods = periods_on(moment.term, self.today, self.law.calendar)
        if moment.times in self.values:
            return _multiplied(base, periods, moment.times, self.law), firmness
        readers = tuple((one.start, one.end, _reckoner_of(self.law, one, None)) for one in periods)
        return _reckoned(base, readers), max(firmness, Firmness.EXPECTED)

    def step(self, chosen: Chosen) -> Make:
        rule = chosen.rule
        place, firmness = self.place(rule.anchor) if rule.anchor else (-1, Firmness.FACT)
        self.hypothetical.append(firmness is Firmness.IF_TODAY and rule.anchor in self.moments)
        if place < 0:
            return _undated(chosen)
        priced = None
        if chosen.fixed is None:
            priced = _priced(tuple((self.place(price.moment)[0], price) for price in chosen.prices))
        anchor = Anchor(place, firmness > 0, rule.anchor in self.moments)
        return _dated(chosen, _picks(chosen, self.law, self.today), anchor, priced)


def _priced(prices: tuple[tuple[int, Price], ...]) -> Callable[[Days], tuple[Fee, ...]]:
    """The fees of a step of which at least one depends on a day of the person's own."""
    each = tuple(_priced((one,)) for one in prices) if len(prices) > 1 else ()
    if each:
        return lambda days: tuple([fee(days)[0] for fee in each])
    where, price = prices[0]
    starts, otherwise = price.starts, (price.otherwise,)
    ready = (otherwise, *[(fee,) for fee in price.fees])

    def fees(days: Days) -> tuple[Fee, ...]:
        day = days[where]
        return otherwise if day is None else ready[bisect_right(starts, day)]

    return fees


def _value(name: str) -> Fill:
    def fill(values: Values, _days: Days) -> date | None:
        return values[name]  # type: ignore[return-value]  # a fact that is a date

    return fill


def _nothing(_values: Values, _days: Days) -> date | None:
    return None


def _same(base: int) -> Fill:
    return lambda _values, days: days[base]


def _reckoned(base: int, readers: tuple[tuple[date, date, Reckoner], ...]) -> Fill:
    """The latest reading of the term that is known on the base's day."""

    def fill(_values: Values, days: Days) -> date | None:
        anchor = days[base]
        if anchor is not None:
            for start, end, reader in readers:
                if start <= anchor < end:
                    reading = reader(anchor)
                    return reading[1] if reading else None
        return None

    return fill


def _multiplied(base: int, periods: tuple[Period, ...], times: str, law: Law) -> Fill:
    def fill(values: Values, days: Days) -> date | None:
        count = int(str(values[times]))
        longer = [one._replace(term=replace(one.term, count=one.term.count * count)) for one in periods]
        readers = tuple((one.start, one.end, _reckoner_of(law, one, None)) for one in longer)
        return _reckoned(base, readers)(values, days)

    return fill


def _picks(chosen: Chosen, law: Law, today: date) -> tuple[Pick, ...]:
    """The grounds in order, each for the days on which its term is known."""
    picks = []
    for case, grounds in chosen.cases:
        if case.term is None:
            picks.append(Pick(date.min, date.max, grounds, None, None))
            break
        promised = grounds.suspended is None and grounds.confidence is not Confidence.LOW
        for one in periods_on(case.term, today, law.calendar):
            reckoner = _reckoner_of(law, one, chosen.rule.advised) if promised else None
            count = one.term.count if promised else None
            picks.append(Pick(one.start, one.end, grounds, count, reckoner))
    picks.append(Pick(date.min, date.max, NO_RULE, None, None))
    return tuple(picks)


def _pick(picks: tuple[Pick, ...], anchor: date) -> tuple[Grounds, int | None, Reckoner | None]:
    pick = next(one for one in picks if one.start <= anchor < one.end)
    return pick.grounds, pick.count, pick.reckoner


def _undated(chosen: Chosen) -> Make:
    grounds = chosen.cases[0][1] if chosen.cases else NO_RULE
    none = (None, None, None, None, None, None)
    step = Step(chosen.rule, grounds, chosen.done, *none, False, None, chosen.fixed or ())
    return lambda _days: step


def _day_of(values: Values) -> date:
    today = values[TODAY]
    assert isinstance(today, date)  # noqa: S101  # planning puts it there
    return today


class Anchor(NamedTuple):
    """Where the day stands that a step starts from, whether it is assumed, whether it is a moment."""

    place: int
    assumed: bool
    is_moment: bool


def _dated(
    chosen: Chosen,
    picks: tuple[Pick, ...],
    start_from: Anchor,
    priced: Callable[[Days], tuple[Fee, ...]] | None,
) -> Make:
    rule, done = chosen.rule, chosen.done
    place, assumed, is_moment = start_from
    wait = rule.kind is StepKind.WAIT
    shows_anchor = is_moment and not wait
    lower, upper = picks[0].start, picks[0].end
    usual = _pick(picks, lower)
    first = chosen.cases[0][1] if chosen.cases else NO_RULE
    fixed = chosen.fixed or ()

    def make(days: Days) -> Step:
        fees = fixed if priced is None else priced(days)
        anchor = days[place]
        if anchor is None:
            return _new(Step, (rule, first, done, None, None, None, None, None, None, assumed, None, fees))
        if lower <= anchor < upper:
            grounds, count, reckon = usual
        else:
            grounds, count, reckon = _pick(picks, anchor)
        reckoned = reckon(anchor) if reckon is not None else None
        if reckoned is None:
            seen = anchor if shows_anchor else None
            return _new(
                Step, (rule, grounds, done, None, None, None, None, seen, anchor, assumed, count, fees)
            )
        safe, latest, day, advised = reckoned
        if wait:
            return _new(
                Step, (rule, grounds, done, None, None, None, None, latest, anchor, assumed, count, fees)
            )
        return _new(
            Step, (rule, grounds, done, safe, latest, day, advised, None, anchor, assumed, count, fees)
        )

    return make


def _reckoner_of(law: Law, period: Period, advised: Parameter | None) -> Reckoner:
    """The reading of a period's term; anchors before a restart count from it."""
    reckoner, restart = _reckoner(law, period.term, advised), period.restart
    if restart == date.min:
        return reckoner
    return lambda anchor: reckoner(max(anchor, restart))


def _reckoner(law: Law, term: Term, advised: Parameter | None) -> Reckoner:
    """A term's days for an anchor, kept: thousands of people share a few hundred anchors."""
    key = (term, advised.name if advised else "")
    found = law.reckoners.get(key)
    if found is None:
        found = law.reckoners[key] = lru_cache(ANCHORS_KEPT)(_fresh_reckoner(law, term, advised))
    return found


def _fresh_reckoner(law: Law, term: Term, advised: Parameter | None) -> Reckoner:
    reader = term.reader(law.calendar)
    periods = periods_on(advised, date.min, law.calendar) if advised else ()
    advisers = tuple((one.start, one.end, one.term.reader(law.calendar)) for one in periods)

    def reckon(anchor: date) -> Reckoned | None:
        reading = reader(anchor)
        if reading is None:
            return None
        advice = next((one(anchor) for start, end, one in advisers if start <= anchor < end), None)
        return (*reading, law.calendar.previous_working_day(reading[0]), advice[0] if advice else None)

    return reckon
