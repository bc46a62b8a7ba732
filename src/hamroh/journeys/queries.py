"""Reads of facts and plans."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import Count

from hamroh.core.law import Facts, Law, StepKind, day_to_name, make_plan, read_facts
from hamroh.core.law import Plan as LawPlan
from hamroh.journeys.law import law_of
from hamroh.journeys.models import PersonFact, Plan, PlanStep, Trust

PAYMENT = "next_payment"

FACTS_TEXT = """
coalesce(json_object_agg(fact.kind, CASE fact.trust WHEN 'claimed' THEN fact.value
    ELSE jsonb_build_object('value', fact.value, 'trust', fact.trust) END) FILTER (WHERE fact.kind IS NOT NULL), '{}'
)::text
"""
"""A person's rows `fact` as one JSON text for `read_facts`: what is merely claimed stands there by its value alone."""

_FACTS = f"""
SELECT person_id, {FACTS_TEXT}
FROM journeys_personfact fact WHERE superseded_at IS NULL AND person_id > %s
GROUP BY person_id ORDER BY person_id LIMIT %s
"""  # noqa: S608  # both parts are written here


@dataclass(frozen=True, slots=True)
class Deadline:
    """An open step of the person's own with the day to tell them."""

    step_id: UUID
    key: str
    day: date

    @property
    def is_payment(self) -> bool:
        """Whether a payment is due, not a way to an office."""
        return self.key == PAYMENT


def facts_of(person_id: UUID, *, law: Law, today: date) -> Facts:
    """The facts of a person that hold now, in the words of this law; kinds it does not know are left out."""
    return read_facts(law=law, data=facts_data(person_id), today=today)[0]


def facts_data(person_id: UUID) -> dict[str, object]:
    """The same as plain data, for more than one law."""
    rows = PersonFact.objects.filter(person_id=person_id, superseded_at=None).order_by("recorded_at", "id")
    return {row.kind: {"value": row.value, "trust": row.trust} for row in rows}


def facts_in_batches(size: int) -> Iterator[list[str]]:
    """The facts that hold of all people, a JSON text for each, by person: for counting, never for showing.

    Needs the system's scope. The texts name nobody.
    """
    last = UUID(int=0)
    while True:
        with connection.cursor() as cursor:
            cursor.execute(_FACTS, [last, size])
            rows = cursor.fetchall()
        if not rows:
            return
        yield [text for _, text in rows]
        last = rows[-1][0]


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


def open_deadlines(person_id: UUID) -> list[Deadline]:
    """What the plan in force asks of the person by a day that stands: done steps are left out.

    So are days that were reckoned as if the person filed on the day of the plan: they move with each plan.
    One is kept: once a patent is issued its next payment is due, be it only assumed that a month is paid.
    """
    plan = plan_in_force(person_id)
    if plan is None:
        return []
    rules = {rule.key: rule for rule in law_of(plan.release).steps}
    issued = plan.facts.get("patent_issued_on") is not None
    found = []
    for step in plan.steps.filter(done=False, safe__isnull=False).order_by("position"):
        rule = rules[step.key]
        day = day_to_name(safe=step.safe, working_day=step.working_day, by_state=rule.by_state)
        stands = not step.assumed or (issued and step.key == PAYMENT)
        if day is not None and stands and rule.kind is StepKind.ACT:
            found.append(Deadline(step.id, step.key, day))
    return found


def step_of(step_id: UUID) -> PlanStep | None:
    """A step of any plan, superseded ones included."""
    return PlanStep.objects.filter(pk=step_id).first()


def last_verified(person_id: UUID, kind: str) -> object:
    """The value of a fact when it was last verified, also when a claim came after it; None when it never was.

    What was taken back does not count.
    """
    rows = PersonFact.objects.filter(person_id=person_id, kind=kind, trust=Trust.VERIFIED, taken_back_at=None)
    row = rows.order_by("-recorded_at", "-id").first()
    return row.value if row else None


def count_open_steps(keys: Iterable[str]) -> dict[str, int]:
    """For each of these steps how many plans in force have it open: one pass for all of them."""
    rows = PlanStep.objects.filter(plan__superseded_at=None, done=False, key__in=set(keys)).order_by("key")
    return dict(rows.values("key").annotate(people=Count("pk")).values_list("key", "people"))
