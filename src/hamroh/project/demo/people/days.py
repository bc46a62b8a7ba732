"""Who comes on a day: some booked days before, some on the morning itself, some simply stand at the door."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from hamroh.project.demo.people import portal, told
from hamroh.project.demo.people.acting import Team
from hamroh.project.demo.people.cast import Character, make_character
from hamroh.project.demo.people.collecting import book_second_visit
from hamroh.project.demo.people.told import Told

_FIRST: Final = date(2020, 1, 1)
_ROOM: Final = 200
"""Numbers that one day has for its characters."""


class Errand(StrEnum):
    """What somebody comes for."""

    FILE = "file"
    COLLECT = "collect"
    ASK_LATE = "ask_late"
    NO_PATENT = "no_patent"
    WALK_IN = "walk_in"
    APPLY = "apply"
    SIT_EXAM = "sit_exam"


UNBOOKED: Final[Mapping[Errand, frozenset[str]]] = {
    Errand.WALK_IN: frozenset(),
    Errand.APPLY: frozenset({"application"}),
    Errand.SIT_EXAM: frozenset({"exam"}),
}
"""Who stands at the door without a booking, and what for; the first kind takes what there is."""
_COMES_WITHIN: Final[Mapping[Errand, int]] = {Errand.APPLY: 90, Errand.SIT_EXAM: 40}
"""Minutes after opening: what other days left over is done first."""
_TO_BOOK: Final = timedelta(minutes=10)
_ROUND: Final = (
    Errand.FILE,
    Errand.COLLECT,
    Errand.WALK_IN,
    Errand.FILE,
    Errand.NO_PATENT,
    Errand.FILE,
    Errand.APPLY,
    Errand.ASK_LATE,
    Errand.COLLECT,
    Errand.SIT_EXAM,
    Errand.FILE,
    Errand.WALK_IN,
    Errand.APPLY,
    Errand.WALK_IN,
    Errand.WALK_IN,
)
CROWD: Final[Mapping[str, tuple[int, int]]] = {
    "samara-kabelnaya": (8, 60),
    "samara-chernogorskaya": (4, 18),
    "tolyatti": (4, 18),
}
"""By centre how many came on the open day before the demo's, and how many come on it."""
WALK_IN_SERVICES: Final = (
    frozenset({"translation"}),
    frozenset({"photo", "insurance"}),
    frozenset({"consultant"}),
    frozenset({"translation", "photo"}),
    frozenset({"medical"}),
)


@dataclass(frozen=True, slots=True)
class Comer:
    """A character who comes on a day, for what, and when they knew it."""

    one: Character
    errand: Errand
    decides_at: datetime
    """When the visit is booked, or, without a booking, when they stand at the door."""

    def is_due(self, now: datetime) -> bool:
        """Whether all that they do beforehand lies before this moment."""
        return self.decides_at + (timedelta() if self.errand in UNBOOKED else _TO_BOOK) <= now


def list_comers(team: Team, day: date, count: int) -> Iterator[Comer]:
    """The `count` people of a centre's day; the first numbers of a day are those of its first centre."""
    hours = team.hours(day)
    if hours is None:
        return
    opens, closes = hours
    room = (day - _FIRST).days * _ROOM + list(CROWD).index(team.centre.key) * (_ROOM // len(CROWD))
    for place in range(count):
        errand = _ROUND[place % len(_ROUND)]
        country = "KGZ" if errand is Errand.NO_PATENT else ""
        one = make_character(10_000 + room + place, today=day, centre=team.centre.key, citizenship=country)
        yield Comer(one, errand, _decides(one, errand, opens, closes))


def book_for_day(comer: Comer, team: Team, day: date) -> None:
    """Keep a plan and book the visit of the day."""
    now = comer.decides_at
    if comer.errand is Errand.COLLECT:
        book_second_visit(comer.one, team, today=day, from_day=day, ago=1, now=now)
        return
    answers = _answers(comer, day)
    facts = answers.facts
    phone = portal.keep_plan(comer.one, facts, now=now, today=team.day_at(now))
    portal.book(phone, team.centre, from_day=day)


def _answers(comer: Comer, day: date) -> Told:
    one = comer.one
    if comer.errand is Errand.ASK_LATE:
        return told.late(one, today=day)
    if comer.errand is Errand.NO_PATENT:
        return told.needs_no_patent(one, today=day)
    return told.newly_here(one, today=day) if one.number % 2 else told.registered(one, today=day)


def _decides(one: Character, errand: Errand, opens: datetime, closes: datetime) -> datetime:
    """Most who book do it the evening before, the others on the day itself; who just comes may come at any hour."""
    chance, open_minutes = one.chance("decides"), int((closes - opens).total_seconds() / 60)
    if errand in _COMES_WITHIN:
        return opens + timedelta(minutes=chance.randrange(2, _COMES_WITHIN[errand]))
    if errand is Errand.WALK_IN:
        return opens + timedelta(minutes=chance.randrange(5, max(open_minutes - 150, 6)))
    if errand is Errand.COLLECT or chance.randrange(3):
        return opens - timedelta(hours=chance.randint(11, 14), minutes=chance.randrange(60))
    takes = 360 if errand is Errand.FILE else 180
    return opens + timedelta(minutes=chance.randrange(0, max(open_minutes - takes, 1)))
