"""The state has decided: the fact, the plan that follows from it, and word to the person."""

from datetime import date, datetime
from uuid import UUID

from hamroh.flows.planning.replanning import replan_within
from hamroh.flows.reminding.contacts import contact_for
from hamroh.foundation.actor import Actor
from hamroh.foundation.scope import system_scope
from hamroh.foundation.transactions import flow
from hamroh.journeys import decisions
from hamroh.messaging.actions.messages import queue_message
from hamroh.messaging.kinds import MessageKind


def record_decision(
    *, actor: Actor, now: datetime, person_id: UUID, day: date, today: date, key: UUID
) -> None:
    """Keep that the patent is ready since `day`: the visit to collect it can be booked, the person is told.

    The same `key` again changes nothing. Raises what `journeys.decisions.record_decision` raises.
    """
    with flow(actor=actor, why="record_decision"):
        if decisions.record_decision(
            actor=actor, now=now, person_id=person_id, day=day, today=today, key=key
        ):
            replan_within(actor=actor, now=now, person_id=person_id, today=today)
            _tell(actor, now, person_id, f"decision:{key}")


def undo_decision(*, actor: Actor, now: datetime, person_id: UUID, today: date, key: UUID) -> None:
    """Take back what was recorded by mistake; the plan waits again, and the person is told.

    Raises what `journeys.decisions.take_back_decision` raises.
    """
    with flow(actor=actor, why="undo_decision"):
        if decisions.take_back_decision(actor=actor, now=now, person_id=person_id, key=key):
            replan_within(actor=actor, now=now, person_id=person_id, today=today)
            _tell(actor, now, person_id, f"decision:{key}:undone")


def _tell(actor: Actor, now: datetime, person_id: UUID, key: str) -> None:
    # Whoever records a decision need not be one who may read phone and mailbox.
    with system_scope():
        contact = contact_for(person_id)
        if contact is not None:
            queue_message(
                key=key,
                person_id=person_id,
                kind=MessageKind.NEWS,
                to=contact.address,
                language=contact.language,
                zone=contact.zone,
                actor=actor,
                now=now,
            )
