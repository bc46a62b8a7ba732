"""Reads of facts and plans."""

from datetime import date
from uuid import UUID

from hamroh.core.law import Facts, Law, make_plan, read_facts
from hamroh.core.law import Plan as LawPlan
from hamroh.journeys.law import law_of
from hamroh.journeys.models import PersonFact, Plan


def facts_of(person_id: UUID, *, law: Law, today: date) -> Facts:
    """The facts of a person that hold now, in the words of this law; kinds it does not know are left out."""
    rows = PersonFact.objects.filter(person_id=person_id, superseded_at=None).order_by("recorded_at", "id")
    data = {row.kind: {"value": row.value, "trust": row.trust} for row in rows}
    return read_facts(law=law, data=data, today=today)[0]


def plan_in_force(person_id: UUID) -> Plan | None:
    """The plan that was last made for a person, with its release."""
    return (
        Plan.objects.filter(person_id=person_id, superseded_at=None)
        .select_related("release")
        .defer("release__content")
        .first()
    )


def read_plan(person_id: UUID, *, law: Law, today: date) -> LawPlan:
    """The person's plan with reasons and sums, computed from the recorded facts for `today`."""
    return make_plan(law=law, facts=facts_of(person_id, law=law, today=today), today=today)


def law_of_plan(plan: Plan) -> Law:
    """The law that a recorded plan used."""
    return law_of(plan.release)
