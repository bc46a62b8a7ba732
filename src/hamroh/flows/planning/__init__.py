"""Planning: a new plan and the reminders that follow from it, in one transaction.

What the law asks is journeys' and core's; when a person is written to is the flow `reminding`'s.
"""

from hamroh.flows.planning.events import take_back_event, tell_event
from hamroh.flows.planning.law_changes import confirm_change, hold_change
from hamroh.flows.planning.replanning import replan_and_remind, replan_within

__all__ = [
    "confirm_change",
    "hold_change",
    "replan_and_remind",
    "replan_within",
    "take_back_event",
    "tell_event",
]
