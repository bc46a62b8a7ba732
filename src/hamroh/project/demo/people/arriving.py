"""At the door: the reception looks at the paper, checks in who has booked, and writes down who has not."""

from datetime import datetime, time
from typing import Final
from uuid import UUID

from hamroh.accounts.roles import Role
from hamroh.booking.models import Visit
from hamroh.flows.planning import replan_and_remind
from hamroh.flows.serving.door import check_in, check_in_walk_in, open_services, standing_of
from hamroh.journeys.actions import record_facts
from hamroh.people.access import look_up_person
from hamroh.people.numbers import hash_paper
from hamroh.project.demo.people import told
from hamroh.project.demo.people.acting import Team, acting, as_person
from hamroh.project.demo.people.cast import Character
from hamroh.project.demo.people.days import UNBOOKED, WALK_IN_SERVICES, Comer
from hamroh.project.demo.people.lives import register

_AFTERNOON: Final = time(16, 20)


def come_in(visit: Visit, team: Team, *, now: datetime, key: str) -> None:
    """Somebody with a booking shows the passport that it is bound to."""
    with acting(team.actor(Role.RECEPTION)) as actor:
        language = "ru"
        if visit.person_id is not None:
            card = look_up_person(
                actor=actor, person_id=visit.person_id, page="check_in", why="check_in", now=now
            )
            language = card.language
        check_in(
            actor=actor,
            now=now,
            key=key,
            centre_id=team.centre.pk,
            visit_id=visit.pk,
            identity_hash=visit.identity_hash,
            today=team.day_at(now),
            languages=(language,),
        )


def walk_in(comer: Comer, team: Team, *, now: datetime, key: str) -> UUID:
    """Somebody without a booking is registered and gets a number for what is open to them."""
    one, services = comer.one, UNBOOKED[comer.errand]
    person_id = _was_here(one, team, now=now) if services else register(one, team, now=now)
    today = team.day_at(now)
    with acting(team.actor(Role.RECEPTION)) as actor:
        standing = standing_of(person_id=person_id, centre_id=team.centre.pk, now=now, today=today)
        may = open_services(standing=standing, centre_id=team.centre.pk)
        wanted = (services or one.chance("wants").choice(WALK_IN_SERVICES)) & may
        check_in_walk_in(
            actor=actor,
            now=now,
            key=key,
            centre_id=team.centre.pk,
            person_id=person_id,
            services=wanted or frozenset({"consultant"}),
            today=today,
            identity_hash=hash_paper(one.country, one.passport),
            languages=(one.language,),
        )
    return person_id


def _was_here(one: Character, team: Team, *, now: datetime) -> UUID:
    """Somebody whom an earlier day left with one thing to do: the reception knows them and their plan."""
    day = team.open_days_before(team.day_at(now), 1)[0]
    before = team.moment(day, _AFTERNOON)
    person_id = register(one, team, now=before)
    facts = told.registered(one, today=day).facts
    with as_person(person_id) as actor:
        record_facts(actor=actor, now=before, person_id=person_id, facts=facts)
        replan_and_remind(actor=actor, now=before, person_id=person_id, today=day)
    return person_id
