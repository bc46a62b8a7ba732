"""Who they are: invented names, phones that nobody can have, passports that no country gives out.

A number names a character for good, so that a second start finds everybody again.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from hamroh.people.numbers import plain_country
from hamroh.project.demo.names import InventedPerson, invent_person

SEED: Final = 63
SIZE: Final = 300
"""People beside those who come on a day: see `days.py`."""

_COUNTRIES: Final = (("UZB", 65), ("TJK", 35))
_LANGUAGES: Final = {"UZB": "uz", "TJK": "tg", "KGZ": "ky"}
_RUSSIAN_IN_TEN: Final = 2
_ROOM: Final = 100
"""Numbers that one stage has for its characters."""


class Stage(StrEnum):
    """How far somebody is when the demo begins."""

    ANSWERED = "answered"
    ON_CARD = "on_card"
    REGISTERED = "registered"
    BOOKED = "booked"
    MOVED = "moved"
    CANCELLED = "cancelled"
    FILED = "filed"
    DECIDED = "decided"
    PRESENTED = "presented"
    CONFIRMED = "confirmed"
    MATCHED = "matched"
    RUNNING_OUT = "running_out"
    LATE = "late"
    NO_PATENT = "no_patent"
    ABROAD = "abroad"


SHARES: Final[dict[Stage, int]] = {
    Stage.ANSWERED: 34,
    Stage.ON_CARD: 14,
    Stage.REGISTERED: 24,
    Stage.BOOKED: 50,
    Stage.MOVED: 8,
    Stage.CANCELLED: 8,
    Stage.FILED: 32,
    Stage.DECIDED: 26,
    Stage.PRESENTED: 15,
    Stage.CONFIRMED: 14,
    Stage.MATCHED: 18,
    Stage.RUNNING_OUT: 12,
    Stage.LATE: 16,
    Stage.NO_PATENT: 21,
    Stage.ABROAD: 8,
}
"""Of 300."""

_CENTRES: Final = (("samara-kabelnaya", 50), ("samara-chernogorskaya", 20), ("tolyatti", 20), ("moscow", 10))
ABROAD: Final = "tashkent"


@dataclass(frozen=True, slots=True)
class Character:
    """Nobody, with the centre that they go to."""

    number: int
    person: InventedPerson
    centre: str
    language: str

    @property
    def phone(self) -> str:
        """No subscriber of +7 has a number that begins with 000."""
        return f"+7000{self.number:07d}"

    @property
    def passport(self) -> str:
        """No country gives out a series XX."""
        return f"XX{self.number:07d}"

    @property
    def country(self) -> str:
        """Two letters."""
        return plain_country(self.person.citizenship)

    def chance(self, what: str) -> random.Random:
        """Their own luck in one matter: the same whenever it is asked for."""
        return random.Random(f"{SEED} {self.number} {what}")  # noqa: S311  invented people, no secrets


def make_character(number: int, *, today: date, centre: str = "", citizenship: str = "") -> Character:
    """The character of a number; age counts from `today`."""
    chance = random.Random(f"{SEED} {number}")  # noqa: S311  invented people, no secrets
    country = citizenship or _pick(chance, _COUNTRIES)
    where = centre or _pick(chance, _CENTRES)
    russian = chance.randrange(10) < _RUSSIAN_IN_TEN
    person = invent_person(chance, today=today, citizenship=country)
    return Character(number, person, where, "ru" if russian else _LANGUAGES[country])


def invent_cast(size: int, *, today: date) -> Iterator[tuple[Stage, Character]]:
    """About `size` people, at least one for each stage unless it is 0; one of each comes before the second of any."""
    counts = {stage: max(1, round(share * size / SIZE)) if size else 0 for stage, share in SHARES.items()}
    for place in range(max(counts.values())):
        for stage in Stage:
            if place < counts[stage]:
                yield stage, cast_as(stage, place, today=today)


def cast_as(stage: Stage, place: int, *, today: date) -> Character:
    """The `place`-th of a stage, counted from 0, whatever the size of the cast."""
    return make_character(
        (list(Stage).index(stage) + 1) * _ROOM + place,
        today=today,
        centre=ABROAD if stage is Stage.ABROAD else "",
        citizenship={Stage.NO_PATENT: "KGZ", Stage.ABROAD: "UZB"}.get(stage, ""),
    )


def _pick(chance: random.Random, shares: Sequence[tuple[str, int]]) -> str:
    names, weights = zip(*shares, strict=True)
    return str(chance.choices(names, weights)[0])
