"""Whom to ask about a reminder, by its topic. A topic without a line here is never sent, and logged."""

from hamroh.flows.reminding.plans import PlanSteps
from hamroh.flows.reminding.visits import Visits
from hamroh.messaging.contract import ReminderSource
from hamroh.messaging.models import ReminderTopic

SOURCES: dict[ReminderTopic, ReminderSource] = {
    ReminderTopic.PLAN_STEP: PlanSteps(),
    ReminderTopic.VISIT: Visits(),
}
