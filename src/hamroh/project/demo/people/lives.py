"""What each stage's people did before the demo's day, away from the floor."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from hamroh.accounts.roles import Role
from hamroh.flows.serving.newcomer import Newcomer, register_newcomer
from hamroh.people.actions import hand_out_card
from hamroh.people.models import NameSource, Script
from hamroh.people.naming import NewName
from hamroh.project.demo.people import paying, portal, told
from hamroh.project.demo.people.acting import Team, acting
from hamroh.project.demo.people.cast import Character, Stage
from hamroh.project.demo.people.collecting import book_second_visit
from hamroh.project.demo.people.portal import Phone
from hamroh.project.demo.people.told import Told

_REMINDED_IN_TEN = 6
_SHOWN_AGO = range(20, 27)
"""Days before, on which a plan was kept of which something is paid since."""


@dataclass(frozen=True, slots=True)
class Life:
    """A character at their centre on the demo's day."""

    one: Character
    team: Team
    today: date
    now: datetime

    def ago(self, days: int, what: str = "evening") -> datetime:
        """An hour of leisure so many days ago, and never after the demo's moment."""
        chance = self.one.chance(what)
        at = time(chance.randint(9, 20), chance.randrange(60))
        return min(self.team.moment(self.today - timedelta(days=days), at), self.now - timedelta(minutes=20))

    def keep(self, answers: Told, *, by_card: bool = False) -> Phone:
        """Keep the plan on the day on which the questions were answered."""
        now = self.ago(answers.days_ago)
        return portal.keep_plan(
            self.one,
            answers.facts,
            now=now,
            today=self.team.day_at(now),
            by_card=by_card,
            remind=self.wants_reminders,
        )

    @property
    def wants_reminders(self) -> bool:
        """Not everybody does."""
        return self.one.chance("remind").randrange(10) < _REMINDED_IN_TEN

    def book(self, answers: Told, *, ahead: int | None = None) -> tuple[Phone, UUID | None]:
        """Keep it and book a visit on one of the next days."""
        phone = self.keep(answers)
        days = ahead if ahead is not None else self.one.chance("book").choice((1, 1, 1, 2, 2, 3, 4, 6, 8))
        return phone, portal.book(phone, self.team.centre, from_day=self.today + timedelta(days=days))


def live(stage: Stage, life: Life) -> None:
    """Do all that this stage's people did."""
    _LIVES[stage](life)


def _answered(life: Life) -> None:
    life.keep(told.newly_here(life.one, today=life.today))


def _on_card(life: Life) -> None:
    life.keep(told.newly_here(life.one, today=life.today), by_card=True)


def _registered(life: Life) -> None:
    answers = told.registered(life.one, today=life.today)
    if life.one.chance("books").randrange(2):
        life.book(answers)
    else:
        life.keep(answers)


def _booked(life: Life) -> None:
    life.book(told.newly_here(life.one, today=life.today))


def _moved(life: Life) -> None:
    phone, visit_id = life.book(told.newly_here(life.one, today=life.today), ahead=1)
    if visit_id is not None:
        wanted = life.today + timedelta(days=life.one.chance("move").randint(2, 5))
        portal.move(
            phone, visit_id, life.team.centre, now=paying.later(phone.now, minutes=9), from_day=wanted
        )


def _cancelled(life: Life) -> None:
    phone, visit_id = life.book(told.newly_here(life.one, today=life.today))
    if visit_id is not None:
        portal.cancel(phone, visit_id, now=paying.later(phone.now, minutes=9))


def _filed(life: Life) -> None:
    life.keep(told.applied(life.one, today=life.today))


def _decided(life: Life) -> None:
    chance = life.one.chance("second")
    book_second_visit(
        life.one,
        life.team,
        today=life.today,
        from_day=life.today + timedelta(days=chance.choice((1, 1, 2, 3, 5))),
        ago=chance.randint(0, 2),
        now=life.now,
        remind=life.wants_reminders,
    )


def _pays(life: Life, states: int) -> None:
    """Keep the plan, come to the reception once, pay some days ago, and let it be vouched for."""
    answers = told.holds_patent(life.one, today=life.today, paid_for=range(3, 26), ago=_SHOWN_AGO)
    phone = life.keep(answers)
    one, team = life.one, life.team
    paying.come_to_reception(one, team, now=paying.later(phone.now, days=1))
    shown = life.ago(one.chance("pays").randint(4, 8), "pays")
    advance = paying.show_receipt(one, phone.person_id, team, now=shown)
    if advance is None:
        return
    if states > 1:
        paying.confirm(advance, one, team, now=paying.later(shown, days=1))
    if states > 2:
        paying.match(advance, one, team, now=paying.later(shown, days=3))


def _presented(life: Life) -> None:
    _pays(life, 1)


def _confirmed(life: Life) -> None:
    _pays(life, 2)


def _matched(life: Life) -> None:
    _pays(life, 3)


def _running_out(life: Life) -> None:
    life.keep(told.holds_patent(life.one, today=life.today, paid_for=range(1, 5), ago=range(8, 20)))


def _late(life: Life) -> None:
    """A third of them have booked the consultant."""
    answers = told.late(life.one, today=life.today)
    if life.one.chance("books").randrange(3):
        life.keep(answers)
    else:
        life.book(answers)


def _no_patent(life: Life) -> None:
    answers = told.needs_no_patent(life.one, today=life.today)
    if life.one.chance("books").randrange(3):
        life.keep(answers)
    else:
        life.book(answers)


def _abroad(life: Life) -> None:
    """Asked at the branch in Tashkent before the journey and went home with a card."""
    now = life.ago(life.one.chance("branch").randint(1, 20), "branch")
    register(life.one, life.team, now=now, card=True)


def register(one: Character, team: Team, *, now: datetime, card: bool = False) -> UUID:
    """The reception writes down who stands there, in both spellings of the papers."""
    person = one.person
    names = (
        NewName(person.passport.surname, Script.LATIN, NameSource.PASSPORT_PAGE, person.passport.given),
        NewName(
            person.russian.surname,
            Script.CYRILLIC,
            NameSource.TRANSLATION,
            person.russian.given,
            person.russian.patronymic,
        ),
    )
    newcomer = Newcomer(names, person.born, one.country, one.passport, one.language, one.phone)
    with acting(team.actor(Role.RECEPTION)) as actor:
        person_id = register_newcomer(
            actor=actor, now=now, centre_id=team.centre.pk, newcomer=newcomer, is_invented=True
        )
        if card:
            hand_out_card(actor=actor, person_id=person_id, now=paying.later(now, minutes=5))
    return person_id


_LIVES: Mapping[Stage, Callable[[Life], None]] = {
    Stage.ANSWERED: _answered,
    Stage.ON_CARD: _on_card,
    Stage.REGISTERED: _registered,
    Stage.BOOKED: _booked,
    Stage.MOVED: _moved,
    Stage.CANCELLED: _cancelled,
    Stage.FILED: _filed,
    Stage.DECIDED: _decided,
    Stage.PRESENTED: _presented,
    Stage.CONFIRMED: _confirmed,
    Stage.MATCHED: _matched,
    Stage.RUNNING_OUT: _running_out,
    Stage.LATE: _late,
    Stage.NO_PATENT: _no_patent,
    Stage.ABROAD: _abroad,
}
