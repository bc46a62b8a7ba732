"""When the law changes: plans are compared, a consultant confirms, and only then the person is told."""

from datetime import date, datetime
from uuid import UUID

from hamroh.core.law.review import ReviewState
from hamroh.flows.planning.replanning import replan_within
from hamroh.flows.reminding.contacts import contact_for
from hamroh.foundation.actor import Actor
from hamroh.foundation.scope import system_scope
from hamroh.foundation.transactions import flow
from hamroh.journeys.changes import decide_change
from hamroh.journeys.models import PlanChange
from hamroh.messaging.actions.messages import queue_message
from hamroh.messaging.kinds import MessageKind


def confirm_change(*, actor: Actor, now: datetime, change_id: UUID, today: date) -> bool:
    """Make the person's plan by the new law, put its reminders in order, and tell them that there is news.

    The message names nothing: what moved stands behind the door. Returns False when it was confirmed already.
    `today` is the day at the centre. Raises what `decide_change` and `replan` raise.
    """
    # How the person is reached is the system's to know; who may decide `decide_change` asks first.
    with system_scope(), flow(actor=actor, why="confirm_change"):
        change = decide_change(actor=actor, now=now, change_id=change_id, state=ReviewState.CONFIRMED)
        if change is None:
            return False
        replan_within(actor=actor, now=now, person_id=change.person_id, today=today)
        _tell(actor, now, change)
    return True


def hold_change(*, actor: Actor, now: datetime, change_id: UUID) -> bool:
    """Keep the plan as it is until somebody has spoken with the person; returns False when it is held already.

    Raises what `decide_change` raises.
    """
    with flow(actor=actor, why="hold_change"):
        return decide_change(actor=actor, now=now, change_id=change_id, state=ReviewState.HELD) is not None


def _tell(actor: Actor, now: datetime, change: PlanChange) -> None:
    contact = contact_for(change.person_id)
    if contact is None:
        return
    queue_message(
        key=f"law:{change.id}",
        person_id=change.person_id,
        kind=MessageKind.NEWS,
        to=contact.address,
        language=contact.language,
        actor=actor,
        now=now,
        zone=contact.zone,
    )
