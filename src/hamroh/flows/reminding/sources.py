"""Whom to ask about a reminder, by its topic. A topic without a line here is never sent, and logged."""

from hamroh.messaging.contract import ReminderSource
from hamroh.messaging.models import ReminderTopic

SOURCES: dict[ReminderTopic, ReminderSource] = {}
