"""Who waits for the state's decision books the second visit meanwhile; the centre writes down that it came."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from hamroh.accounts.roles import Role
from hamroh.flows.planning import replan_and_remind
from hamroh.journeys.actions import record_facts
from hamroh.journeys.law import law_in_force
from hamroh.journeys.models import Trust
from hamroh.project.demo.people import portal, told
from hamroh.project.demo.people.acting import Team, acting
from hamroh.project.demo.people.cast import Character

_NOON = time(12)
_EVENING = time(19, 30)


def book_second_visit(
    one: Character, team: Team, *, today: date, from_day: date, ago: int, now: datetime, remind: bool = True
) -> UUID:
    """Keep the plan, book for `from_day`, and hear of the decision, due `ago` working days before today."""
    calendar = law_in_force(now=now).calendar
    answers, due = told.soon_decided(one, today=today, calendar=calendar, ago=ago)
    kept_at = team.moment(today - timedelta(days=answers.days_ago), _EVENING)
    phone = portal.keep_plan(one, answers.facts, now=kept_at, today=team.day_at(kept_at), remind=remind)
    if portal.book(phone, team.centre, from_day=from_day) is not None:
        decided_at = min(team.moment(due, _NOON), now - timedelta(minutes=30))
        _write_down(phone.person_id, team, due, now=decided_at)
    return phone.person_id


def _write_down(person_id: UUID, team: Team, due: date, *, now: datetime) -> None:
    member = team.who(Role.REGISTRAR) or team.who(Role.RECEPTION)
    if member is None:
        raise LookupError(f"nobody at {team.centre.key} meets the state")
    with acting(member.actor) as actor:
        record_facts(
            actor=actor,
            now=now,
            person_id=person_id,
            facts={"patent_decided_on": min(due, team.day_at(now))},
            trust=Trust.VERIFIED,
            evidence="SAMPLE list of decisions",
        )
        replan_and_remind(actor=actor, now=now, person_id=person_id, today=team.day_at(now))
