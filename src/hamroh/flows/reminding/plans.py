"""Reminders of a plan's days: which there are, and whether one still stands when its turn comes."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from hamroh.flows.reminding.contacts import contact_for, wants_reminders, zone_of
from hamroh.flows.reminding.deadlines import reminders_of_step
from hamroh.foundation.actor import Actor
from hamroh.journeys.queries import Deadline, open_deadlines, step_of
from hamroh.messaging.actions.reminders import cancel_reminders, schedule_reminders
from hamroh.messaging.contract import Contact, DueReminder
from hamroh.messaging.kinds import MessageKind
from hamroh.messaging.models import ReminderTopic


def remind_of_plan(*, actor: Actor, now: datetime, person_id: UUID, before: Sequence[Deadline] = ()) -> None:
    """Keep reminders of the open days of the plan in force; part of the flow that made it.

    `before` are the days of the plan that it superseded: what is done or has moved is no longer waited for.
    """
    deadlines = open_deadlines(person_id)
    zone = zone_of(person_id)
    schedule_reminders(
        reminders=[
            reminder
            for deadline in deadlines
            for reminder in reminders_of_step(
                person_id=person_id,
                step_id=deadline.step_id,
                step_key=deadline.key,
                kind=MessageKind.PAYMENT_NEAR if deadline.is_payment else MessageKind.DEADLINE_NEAR,
                day=deadline.day,
                zone=zone,
                now=now,
            )
        ],
        actor=actor,
        now=now,
    )
    still = {(deadline.key, deadline.day) for deadline in deadlines}
    gone = [each.step_id for each in before if (each.key, each.day) not in still]
    cancel_reminders(topic=ReminderTopic.PLAN_STEP, subject_ids=gone, actor=actor, now=now)


class PlanSteps:
    """Answers for reminders of plan steps. A reminder may know the step of a plan that was superseded."""

    def still_true(self, reminder: DueReminder, now: datetime) -> bool:  # noqa: ARG002  # the same for all topics
        """Whether the plan in force still asks the same by the same day, and the person wants to be told."""
        step = step_of(reminder.subject_id)
        if step is None or not wants_reminders(reminder.person_id):
            return False
        said = (step.key, reminder.params["date"])
        return any((each.key, each.day.isoformat()) == said for each in open_deadlines(reminder.person_id))

    def contact(self, reminder: DueReminder) -> Contact | None:
        """How the person is reached now."""
        return contact_for(reminder.person_id)
