"""What a person tells of what has happened since the plan was made; and that it was a slip."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from hamroh.core.law import Value
from hamroh.flows.planning.replanning import replan_within
from hamroh.foundation.actor import Actor
from hamroh.foundation.transactions import flow
from hamroh.journeys.actions import record_facts, take_back_facts


def tell_event(
    *,
    actor: Actor,
    now: datetime,
    person_id: UUID,
    facts: Mapping[str, Value | None],
    telling: UUID,
    today: date,
) -> bool:
    """Record as claims what an event changes and make the plan anew; False when nothing differs.

    `telling` names this telling, for `take_back_event`. What a paper showed is superseded too: it showed what was
    before the event. Raises what `record_facts` and `replan` raise.
    """
    with flow(actor=actor, why="tell_event"):
        evidence = evidence_of(telling)
        changed = record_facts(actor=actor, now=now, person_id=person_id, facts=facts, evidence=evidence)
        if changed:
            replan_within(actor=actor, now=now, person_id=person_id, today=today)
    return changed > 0


def take_back_event(*, actor: Actor, now: datetime, person_id: UUID, telling: UUID, today: date) -> bool:
    """Let what was recorded before the telling hold again; False when nothing of it holds any more.

    Raises what `take_back_facts` and `replan` raise.
    """
    with flow(actor=actor, why="take_back_event"):
        evidence = frozenset({evidence_of(telling)})
        changed = take_back_facts(actor=actor, now=now, person_id=person_id, evidence=evidence)
        if changed:
            replan_within(actor=actor, now=now, person_id=person_id, today=today)
    return changed > 0


def evidence_of(telling: UUID) -> str:
    """How the facts of one telling are marked."""
    return f"told:{telling}"
