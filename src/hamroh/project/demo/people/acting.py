"""Who acts in the demo's past: a person through the portal, or somebody of a centre's staff."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from hamroh.accounts.queries import actor_of, list_staff, scope_of
from hamroh.accounts.roles import Role
from hamroh.foundation.actor import Actor, ActorKind
from hamroh.foundation.scope import bound
from hamroh.network.models import Centre
from hamroh.network.queries import list_centres, opening_hours
from hamroh.project.demo.network import colleague_at


@contextmanager
def acting(actor: Actor) -> Iterator[Actor]:
    """What this actor reaches, as a request binds it."""
    with bound(scope_of(actor)):
        yield actor


@contextmanager
def as_person(person_id: UUID) -> Iterator[Actor]:
    """Somebody signed in through the portal."""
    with acting(Actor(ActorKind.PERSON, person_id)) as actor:
        yield actor


@dataclass(frozen=True, slots=True)
class Member:
    """One of a centre's staff."""

    actor: Actor
    roles: frozenset[Role]
    language: str
    username: str = ""


@dataclass(frozen=True, slots=True)
class Team:
    """A centre with those who work there."""

    centre: Centre
    members: tuple[Member, ...]

    @property
    def zone(self) -> ZoneInfo:
        """The centre's time zone."""
        return ZoneInfo(self.centre.time_zone)

    def who(self, *roles: Role) -> Member | None:
        """Somebody who holds one of the roles: rather not who holds many."""
        fitting = [one for one in self.members if one.roles & set(roles)]
        return min(fitting, key=lambda one: len(one.roles), default=None)

    def colleague(self, number: int) -> Member | None:
        """Who sits at a desk when the demo plays it: nobody whom a visitor of the demo signs in as."""
        name = colleague_at(self.centre.key, number)
        return next((one for one in self.members if one.username == name), None)

    def actor(self, role: Role) -> Actor:
        """Somebody with the role; the demo's centres have each role that this is asked for."""
        member = self.who(role)
        if member is None:
            raise LookupError(f"nobody at {self.centre.key} is {role.value}")
        return member.actor

    def day_at(self, moment: datetime) -> date:
        """The centre's day."""
        return moment.astimezone(self.zone).date()

    def moment(self, day: date, at: time) -> datetime:
        """A time on the centre's clock."""
        return datetime.combine(day, at, self.zone)

    def hours(self, day: date) -> tuple[datetime, datetime] | None:
        """When the centre opens and closes on a day; None when it stays shut."""
        found = opening_hours(self.centre, day)
        return (self.moment(day, found[0]), self.moment(day, found[1])) if found else None

    def open_days_before(self, day: date, count: int) -> list[date]:
        """The last days before `day` on which the centre was open, the newest first; looks back a month."""
        earlier = (day - timedelta(days=ago) for ago in range(1, 32))
        return [one for one in earlier if self.hours(one)][:count]


def list_teams() -> dict[str, Team]:
    """The demo's centres by key."""
    return {centre.key: _team(centre) for centre in list_centres() if centre.is_demo}


def _team(centre: Centre) -> Team:
    held = list_staff(centre.pk)
    users = {row.user.pk: row.user for row in held if row.user.is_demo}
    roles = {pk: frozenset(Role(row.role) for row in held if row.user_id == pk) for pk in users}
    return Team(
        centre,
        tuple(Member(actor_of(user), roles[pk], user.language, user.username) for pk, user in users.items()),
    )
