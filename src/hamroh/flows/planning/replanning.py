"""Make a plan anew and put its reminders in order."""

from datetime import date, datetime
from uuid import UUID

from hamroh.flows.reminding.plans import remind_of_plan
from hamroh.foundation.actor import Actor
from hamroh.foundation.transactions import flow
from hamroh.journeys import actions as journeys
from hamroh.journeys.models import Plan
from hamroh.journeys.queries import open_deadlines


def replan_and_remind(*, actor: Actor, now: datetime, person_id: UUID, today: date) -> Plan:
    """Make the person's plan anew and keep the reminders of its days, all or nothing.

    Whoever changes facts calls this instead of `journeys.actions.replan`: facts that were recorded without
    it remind of days that no longer hold. `today` is the day at the person's place. Raises what `replan` raises.
    """
    with flow(actor=actor, why="replan_and_remind"):
        return replan_within(actor=actor, now=now, person_id=person_id, today=today)


def replan_within(*, actor: Actor, now: datetime, person_id: UUID, today: date) -> Plan:
    """The same as a part of a larger flow, in whose transaction it stands."""
    before = open_deadlines(person_id)
    plan = journeys.replan(actor=actor, now=now, person_id=person_id, today=today)
    remind_of_plan(actor=actor, now=now, person_id=person_id, before=before)
    return plan
