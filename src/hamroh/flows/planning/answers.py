"""What a person tells at the reception, and which of it a paper showed; the plan follows at once."""

from collections.abc import Mapping, Set
from datetime import date, datetime
from uuid import UUID

from hamroh.core.law import Facts, Value
from hamroh.flows.planning.replanning import replan_within
from hamroh.foundation.actor import Actor
from hamroh.foundation.errors import DomainError
from hamroh.foundation.transactions import flow
from hamroh.journeys.actions import record_facts
from hamroh.journeys.law import law_for
from hamroh.journeys.models import Trust
from hamroh.journeys.queries import facts_of

SHOWN_BY: dict[str, str] = {
    "citizenship": "passport",
    "birth_date": "passport",
    "sex": "passport",
    "entry_date": "migration_card",
    "card_purpose": "migration_card",
    "registered_until": "registration_slip",
    "patent_issued_on": "patent",
}
"""Which paper shows a fact. Receipts are not among them: they are what is forged, and only a payment that the
tax office matched is verified.
"""


def record_answers(
    *,
    actor: Actor,
    now: datetime,
    person_id: UUID,
    answers: Mapping[str, Value | None],
    seen: Set[str],
    today: date,
) -> None:
    """Record what the person says and, for the kinds in `seen`, what their paper shows; then plan anew.

    Nothing is written when nothing differs. Raises DomainError `fact_is_verified` (fact) when a mere claim would
    supersede what a paper showed, `paper_shows_no_such_fact` (fact), `not_allowed`.
    """
    for kind in seen:
        if kind not in SHOWN_BY or answers.get(kind) is None:
            raise DomainError("paper_shows_no_such_fact", fact=kind)
    with flow(actor=actor, why="record_answers"):
        law = law_for(person_id, now=now)
        known = facts_of(person_id, law=law, today=today)
        claimed = {kind: value for kind, value in answers.items() if kind not in seen}
        _refuse_claims(known, claimed)
        changed = record_facts(actor=actor, now=now, person_id=person_id, facts=claimed)
        for paper in sorted({SHOWN_BY[kind] for kind in seen}):
            shown = {kind: answers[kind] for kind in seen if SHOWN_BY[kind] == paper}
            changed += record_facts(
                actor=actor,
                now=now,
                person_id=person_id,
                facts=shown,
                trust=Trust.VERIFIED,
                evidence=f"seen:{paper}",
            )
        if changed:
            replan_within(actor=actor, now=now, person_id=person_id, today=today)


def _refuse_claims(known: Facts, claimed: Mapping[str, Value | None]) -> None:
    for kind, value in claimed.items():
        if kind in known.verified and known.values.get(kind) != value:
            raise DomainError("fact_is_verified", fact=kind)
