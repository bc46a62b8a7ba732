"""What each of them answers when the law's questions are asked: facts that fit a stage on the demo's day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Final, TypeAlias

from hamroh.core.advance import covered_until
from hamroh.core.calendars import Calendar, add_months
from hamroh.core.law import Value
from hamroh.project.demo.people.cast import Character

Facts: TypeAlias = Mapping[str, Value | None]

_DAY: Final = timedelta(days=1)
_QUARTER: Final = timedelta(days=89)
"""What the state registers somebody for at first."""
_DECIDED_IN: Final = 10
"""Working days."""


@dataclass(frozen=True, slots=True)
class Told:
    """Answers, and the days before the demo's day on which they were given."""

    facts: Facts
    days_ago: int


def newly_here(one: Character, *, today: date) -> Told:
    """Came some days ago and has done nothing yet; every term is still open."""
    chance = one.chance("told")
    ago = chance.randint(1, 4)
    entered = today - timedelta(days=ago + chance.randint(0, 5))
    return Told(_who(one, entered) | {"progress": "nothing"}, ago)


def registered(one: Character, *, today: date) -> Told:
    """Registered at the place of stay, the patent not applied for."""
    chance = one.chance("told")
    ago = chance.randint(1, 6)
    entered = today - timedelta(days=ago + chance.randint(4, 12))
    return Told(_who(one, entered) | {"progress": "registered", "registered_until": entered + _QUARTER}, ago)


def applied(one: Character, *, today: date) -> Told:
    """The application lies with the state, which has time yet."""
    chance = one.chance("told")
    ago = chance.randint(1, 4)
    return Told(_applied(one, today - timedelta(days=ago + chance.randint(0, 4)), chance), ago)


def soon_decided(one: Character, *, today: date, calendar: Calendar, ago: int) -> tuple[Told, date]:
    """Applied, so that the state's decision is due `ago` working days before today; with that day.

    The questions were answered some days before it, while the state still had time.
    """
    chance = one.chance("told")
    due = calendar.add_working_days(today, -ago) or today - timedelta(days=ago)
    on = calendar.add_working_days(due, -_DECIDED_IN) or due - 2 * timedelta(days=_DECIDED_IN)
    before = (today - due).days + chance.randint(3, 7)
    return Told(_applied(one, on, chance), before), due


def holds_patent(one: Character, *, today: date, paid_for: range, ago: range) -> Told:
    """Works on a patent that is paid for `paid_for` more days; kept the plan `ago` days before."""
    chance = one.chance("told")
    until = today + timedelta(days=chance.choice(paid_for))
    months = chance.randint(2, 8)
    issued = add_months(until + _DAY, -months)
    paid = covered_until(issued, months)
    entered = issued - timedelta(days=chance.randint(25, 38))
    facts = _who(one, entered) | {
        "progress": "patent",
        "registered_until": paid,
        "patent_issued_on": issued,
        "paid_until": paid,
        "contract_copy": "yes",
    }
    return Told(facts, chance.choice(ago))


def late(one: Character, *, today: date) -> Told:
    """Came long ago and missed both terms: a consultant comes first."""
    chance = one.chance("told")
    entered = today - timedelta(days=chance.randint(38, 75))
    return Told(_who(one, entered) | {"progress": "nothing"}, chance.randint(1, 5))


def needs_no_patent(one: Character, *, today: date) -> Told:
    """A citizen of the Eurasian union; half of them are registered."""
    chance = one.chance("told")
    ago = chance.randint(1, 6)
    entered = today - timedelta(days=ago + chance.randint(2, 14))
    if chance.randrange(2):
        return Told(_who(one, entered) | {"registered": "no"}, ago)
    return Told(_who(one, entered) | {"registered": "yes", "registered_until": entered + 2 * _QUARTER}, ago)


def _applied(one: Character, on: date, chance: Random) -> Facts:
    entered = on - timedelta(days=chance.randint(6, 20))
    return _who(one, entered) | {
        "progress": "applied",
        "registered_until": entered + _QUARTER,
        "patent_applied_on": on,
    }


def _who(one: Character, entered: date) -> dict[str, Value | None]:
    return {
        "citizenship": one.country,
        "birth_date": one.person.born,
        "entry_date": entered,
        "region": "77" if one.centre == "moscow" else "63",
        "ground": "work",
    }
