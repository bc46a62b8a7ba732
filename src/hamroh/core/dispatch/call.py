"""Whom a desk calls next, and why.

The order of precedence: whoever has waited longer than anybody should; whoever would otherwise miss
a fixed time; whoever has a booked time that has come; whoever another desk sent back; whoever has
precedence by the rules of the house; then who has waited longest. Somebody whose language only
another open desk speaks is left to that desk until he has waited too long. The first rule bounds
every wait: nobody is passed by more than once his patience is spent.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import IntEnum


class Because(IntEnum):
    """Why somebody is called; the smaller goes first."""

    WAITED_TOO_LONG = 0
    FIXED_TIME_NEAR = 1
    BOOKED_TIME = 2
    SENT_BACK = 3
    PRECEDENCE = 4
    WAITED_LONGEST = 5
    ANOTHER_DESK_SPEAKS = 6


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody who waits for this desk or for any desk of its kind."""

    key: str
    since: datetime
    minutes: int
    booked_at: datetime | None = None
    must_leave_at: datetime | None = None
    """When he must set out for something that starts for everybody at a fixed time."""
    languages: frozenset[str] = frozenset()
    sent_back: bool = False
    precedence: bool = False


@dataclass(frozen=True, slots=True)
class Rules:
    """The bounds of a centre."""

    patience: timedelta = timedelta(minutes=45)
    late_by: timedelta = timedelta(minutes=20)
    """Who came later than this after his booked time waits like anybody else."""
    slack: timedelta = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Caller:
    """The desk that calls: what is spoken here, and at other open desks of the kind."""

    languages: frozenset[str] = frozenset()
    elsewhere: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Choice:
    """A place in the line: who, why, and what the reason rests on."""

    key: str
    because: Because
    data: Mapping[str, datetime | int] = field(default_factory=dict)


def rank_line(
    *,
    caller: Caller,
    waiting: Iterable[Waiting],
    now: datetime,
    rules: Rules = Rules(),
) -> tuple[Choice, ...]:
    """The line in the order in which this desk would call it; the first is to be called now."""
    ranked = sorted(waiting, key=lambda one: _place(one, caller, now, rules))
    return tuple(
        Choice(one.key, because, _data(one, because, now))
        for one in ranked
        for because in (_because(one, caller, now, rules),)
    )


def _place(one: Waiting, caller: Caller, now: datetime, rules: Rules) -> tuple[int, datetime, datetime, str]:
    because = _because(one, caller, now, rules)
    first = one.since
    if because is Because.FIXED_TIME_NEAR and one.must_leave_at is not None:
        first = one.must_leave_at
    elif because is Because.BOOKED_TIME and one.booked_at is not None:
        first = one.booked_at
    return (because, first, one.since, one.key)


def _because(one: Waiting, caller: Caller, now: datetime, rules: Rules) -> Because:
    reasons = (
        (now - one.since >= rules.patience, Because.WAITED_TOO_LONG),
        (_must_hurry(one, now, rules), Because.FIXED_TIME_NEAR),
        (_has_come(one, now, rules), Because.BOOKED_TIME),
        (one.sent_back, Because.SENT_BACK),
        (one.precedence, Because.PRECEDENCE),
        (_better_elsewhere(one, caller), Because.ANOTHER_DESK_SPEAKS),
    )
    return next((reason for holds, reason in reasons if holds), Because.WAITED_LONGEST)


def _must_hurry(one: Waiting, now: datetime, rules: Rules) -> bool:
    """Served now he is in time; served after the next person perhaps not."""
    if one.must_leave_at is None:
        return False
    left = one.must_leave_at - now - timedelta(minutes=one.minutes)
    return timedelta() <= left <= rules.slack


def _has_come(one: Waiting, now: datetime, rules: Rules) -> bool:
    if one.booked_at is None or one.booked_at > now:
        return False
    return one.since <= one.booked_at + rules.late_by


def _better_elsewhere(one: Waiting, caller: Caller) -> bool:
    return not one.languages & caller.languages and bool(one.languages & caller.elsewhere)


def _data(one: Waiting, because: Because, now: datetime) -> dict[str, datetime | int]:
    data: dict[str, datetime | int] = {"minutes": max(0, int((now - one.since).total_seconds()) // 60)}
    if because is Because.FIXED_TIME_NEAR and one.must_leave_at is not None:
        data["at"] = one.must_leave_at
    if because is Because.BOOKED_TIME and one.booked_at is not None:
        data["at"] = one.booked_at
    return data
