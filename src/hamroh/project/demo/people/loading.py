"""Puts the invented people into the demo, each of them once, those whom one sees first before the others."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from uuid import UUID

from hamroh.booking.actions import open_day
from hamroh.floor.models import Ticket
from hamroh.foundation.actor import SYSTEM
from hamroh.foundation.errors import DomainError
from hamroh.foundation.scope import system_scope
from hamroh.people.models import ContactPoint, IdentityPaper
from hamroh.people.numbers import hash_contact, hash_paper
from hamroh.project.demo.people.acting import Team, list_teams
from hamroh.project.demo.people.cast import SHARES, SIZE, Character, Stage, cast_as, invent_cast
from hamroh.project.demo.people.days import CROWD, UNBOOKED, Comer, book_for_day, list_comers
from hamroh.project.demo.people.evening import end_earlier_days
from hamroh.project.demo.people.floor import Floor
from hamroh.project.demo.people.lives import Life, live
from hamroh.project.demo.people.play import Play

Say = Callable[[str], None]
_SAY_EACH = 50
_BOOKS = (Stage.REGISTERED, Stage.BOOKED, Stage.MOVED, Stage.DECIDED, Stage.LATE, Stage.NO_PATENT)


@dataclass(slots=True)
class Loaded:
    """What was made now: people by stage or errand, and what an action refused."""

    made: Counter[str] = field(default_factory=Counter)
    refused: list[str] = field(default_factory=list)


def load_people(
    *,
    now: datetime,
    size: int = SIZE,
    crowd: Mapping[str, tuple[int, int]] = CROWD,
    say: Say = lambda _text: None,
) -> Loaded:
    """Make whoever is not there yet and play the floors up to `now`; again at the same moment does nothing.

    About `size` live their lives, `crowd` says how many come on a centre's days; `say` hears of progress.
    """
    teams, loaded = list_teams(), Loaded()
    for key, counts in crowd.items():
        if key in teams:
            _days(teams[key], now, counts, loaded)
            say(f"the day at {teams[key].centre.names['en']} is played")
    _lives(teams, now, size, loaded, say)
    return loaded


def go_on(*, now: datetime, crowd: Mapping[str, tuple[int, int]] = CROWD) -> Loaded:
    """Let the floors come as far as `now`: what one looks at goes on while the demo stays open.

    Whoever came in by a visitor's hand, and every desk that a visitor took, is left to the visitor.
    """
    teams, loaded = list_teams(), Loaded()
    for key, (_, count) in crowd.items():
        if key in teams:
            play_day(teams[key], teams[key].day_at(now), count, now, loaded)
    return loaded


def centres_are_open(*, now: datetime, crowd: Mapping[str, tuple[int, int]] = CROWD) -> bool:
    """Whether a centre whose floor is played works at this moment."""
    teams = list_teams()
    hours = (teams[key].hours(teams[key].day_at(now)) for key in crowd if key in teams)
    return any(one is not None and one[0] <= now < one[1] for one in hours)


def _lives(teams: dict[str, Team], now: datetime, size: int, loaded: Loaded, say: Say) -> None:
    if not teams:
        return
    today = next(iter(teams.values())).day_at(now)
    cast = [(stage, one) for stage, one in invent_cast(size, today=today) if one.centre in teams]
    missing = _missing(cast)
    for place, (stage, one) in enumerate(missing, start=1):
        team = teams[one.centre]
        life = Life(one, team, team.day_at(now), now)
        _try(stage.value, one, loaded, partial(live, stage, life))
        if place % _SAY_EACH == 0 or place == len(missing):
            say(f"{place} of {len(missing)} people have come this far")


def _missing(cast: list[tuple[Stage, Character]]) -> list[tuple[Stage, Character]]:
    """Who is not there. A card leaves no trace of whose it is: those who hold one came together with others."""
    there = known(one for _, one in cast)
    stages = Counter(stage for stage, one in cast if one.number in there)
    return [
        (stage, one)
        for stage, one in cast
        if one.number not in there and not (stage is Stage.ON_CARD and stages.total())
    ]


def _days(team: Team, now: datetime, counts: tuple[int, int], loaded: Loaded) -> None:
    """The open day before today, and today."""
    today = team.day_at(now)
    for day in team.open_days_before(today, 1):
        play_day(team, day, counts[0], now, loaded)
    play_day(team, today, counts[1], now, loaded)


def play_day(team: Team, day: date, count: int, now: datetime, loaded: Loaded) -> None:
    """Let `count` people come on a day, and play its floor until `now` or its end; not once a later day began."""
    hours = team.hours(day)
    # The floor is played by nobody in particular; each act binds the scope of whoever acts.
    with system_scope():
        if hours is None or Ticket.objects.filter(centre=team.centre, day__gt=day).exists():
            return
        open_day(actor=SYSTEM, centre_id=team.centre.pk, day=day)
        comers = [one for one in list_comers(team, day, count) if one.is_due(now)]
        new = _book_all(comers, team, day, loaded)
        played = [comer.one for comer in comers] + _booked_earlier(day)
        play = Play(team, day, *hours, now, characters_of(played), loaded.refused)
        end_earlier_days(play)
        walk_ins = [comer for comer in new if comer.errand in UNBOOKED]
        Floor(play).prepare(walk_ins)
        play.run()
        loaded.made["walk_in"] += len(walk_ins)


def _book_all(comers: list[Comer], team: Team, day: date, loaded: Loaded) -> list[Comer]:
    """Whoever of them is new; those with a booking have made it then."""
    there = known(comer.one for comer in comers)
    new = [comer for comer in comers if comer.one.number not in there]
    for comer in new:
        if comer.errand not in UNBOOKED:
            _try(comer.errand.value, comer.one, loaded, partial(book_for_day, comer, team, day))
    return new


def _booked_earlier(day: date) -> list[Character]:
    """Those of the cast whose visit may be on a later day; not those whom a visitor enters as."""
    return [cast_as(stage, place, today=day) for stage in _BOOKS for place in range(1, SHARES[stage])]


def characters_of(characters: Iterable[Character]) -> dict[UUID, Character]:
    """Whom of them which person is, in the bound scope."""
    phones = {hash_contact(one.phone): one for one in characters}
    rows = ContactPoint.objects.filter(value_hash__in=phones).values_list("person_id", "value_hash")
    return {person_id: phones[hashed] for person_id, hashed in rows}


def known(characters: Iterable[Character]) -> frozenset[int]:
    """The numbers of those who are there: by phone or by passport."""
    people = list(characters)
    phones = {hash_contact(one.phone): one.number for one in people}
    papers = {hash_paper(one.country, one.passport): one.number for one in people}
    # Whoever asks here acts for nobody in particular.
    with system_scope():
        found = ContactPoint.objects.filter(value_hash__in=phones).values_list("value_hash", flat=True)
        held = IdentityPaper.objects.filter(number_hash__in=papers).values_list("number_hash", flat=True)
        return frozenset({phones[one] for one in found} | {papers[one] for one in held})


def _try(what: str, one: Character, loaded: Loaded, act: Callable[[], None]) -> None:
    try:
        act()
    except DomainError as error:
        loaded.refused.append(f"{what} {one.number}: {error.code} {error.data}")
    else:
        loaded.made[what] += 1
