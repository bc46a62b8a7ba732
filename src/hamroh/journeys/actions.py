"""Writes of facts and plans. Nothing is overwritten, only superseded."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from hamroh.core.law import Facts, Plan, Value, make_plan, value_to_data
from hamroh.foundation.actor import Actor
from hamroh.foundation.locks import lock_row
from hamroh.foundation.transactions import action
from hamroh.journeys import queries
from hamroh.journeys.access import require_may_write
from hamroh.journeys.law import law_of, release_for
from hamroh.journeys.models import LawRelease, PersonFact, PlanStep, Trust
from hamroh.journeys.models import Plan as PlanRow
from hamroh.people.models import Person


def record_facts(
    *,
    actor: Actor,
    now: datetime,
    person_id: UUID,
    facts: Mapping[str, Value | None],
    trust: Trust = Trust.CLAIMED,
    evidence: str = "",
) -> int:
    """Supersede the facts that differ from what is recorded; returns how many were written.

    None as a value means that the person can't tell. A claim never supersedes a verified fact of the same
    value. Raises DomainError `not_allowed`, `not_found`.
    """
    require_may_write(actor, person_id)
    with action(actor=actor, why="record_facts"):
        lock_row(Person.objects.all(), person_id)
        known = {
            fact.kind: fact for fact in PersonFact.objects.filter(person_id=person_id, superseded_at=None)
        }
        changed = {
            kind: plain
            for kind, plain in ((kind, value_to_data(value)) for kind, value in facts.items())
            if _differs(known.get(kind), plain, trust)
        }
        PersonFact.objects.filter(pk__in=[known[kind].pk for kind in changed if kind in known]).update(
            superseded_at=now
        )
        PersonFact.objects.bulk_create(
            PersonFact(
                person_id=person_id,
                kind=kind,
                value=plain,
                trust=trust,
                evidence=evidence,
                recorded_by=actor.id,
                recorded_at=now,
            )
            for kind, plain in changed.items()
        )
    return len(changed)


def take_back_facts(*, actor: Actor, now: datetime, person_id: UUID, evidence: frozenset[str]) -> int:
    """Supersede the facts that rest on this evidence, and let those hold again that they had superseded.

    Returns how many were taken back. Raises DomainError `not_allowed`, `not_found`.
    """
    require_may_write(actor, person_id)
    with action(actor=actor, why="take_back_facts"):
        lock_row(Person.objects.all(), person_id)
        wrong = list(
            PersonFact.objects.filter(
                person_id=person_id, superseded_at=None, evidence__in=evidence - {""}
            ).order_by("kind", "id")
        )
        PersonFact.objects.filter(pk__in=[fact.pk for fact in wrong]).update(superseded_at=now)
        PersonFact.objects.filter(person_id=person_id, evidence__in=evidence - {""}).update(taken_back_at=now)
        earlier = (_before(fact) for fact in wrong)
        PersonFact.objects.bulk_create(
            PersonFact(
                person_id=person_id,
                kind=fact.kind,
                value=fact.value,
                trust=fact.trust,
                evidence=fact.evidence,
                recorded_by=fact.recorded_by,
                recorded_at=now,
            )
            for fact in earlier
            if fact is not None
        )
    return len(wrong)


def replan(*, actor: Actor, now: datetime, person_id: UUID, today: date) -> PlanRow:
    """Make the person's plan from the recorded facts and the law that holds for them, superseding the earlier one.

    `today` is the day at the person's place. The rows are written although nothing moved: a plan says what
    was told on its day. Raises DomainError `not_allowed`, `not_found`, `no_law_in_force`.
    """
    require_may_write(actor, person_id)
    with action(actor=actor, why="replan"):
        lock_row(Person.objects.all(), person_id)
        release = release_for(person_id, now=now)
        law = law_of(release)
        facts = queries.facts_of(person_id, law=law, today=today)
        plan = make_plan(law=law, facts=facts, today=today)
        PlanRow.objects.filter(person_id=person_id, superseded_at=None).update(superseded_at=now)
        return _write(person_id, release, plan, facts, now)


def _write(person_id: UUID, release: LawRelease, plan: Plan, facts: Facts, now: datetime) -> PlanRow:
    row = PlanRow.objects.create(
        person_id=person_id,
        release=release,
        made_on=plan.on,
        made_at=now,
        outcome=plan.outcome.value,
        facts={kind: value_to_data(value) for kind, value in facts.values.items()},
        consultant_first=[[reason.doubt.value, reason.about] for reason in plan.consultant_first],
    )
    PlanStep.objects.bulk_create(
        PlanStep(
            person_id=person_id,
            plan=row,
            position=position,
            key=step.key,
            done=step.done,
            safe=step.safe,
            latest=step.latest,
            working_day=step.working_day,
            advised=step.advised,
            expected=step.expected,
            assumed=step.assumed,
        )
        for position, step in enumerate(plan.steps, start=1)
    )
    return row


def _before(fact: PersonFact) -> PersonFact | None:
    rows = PersonFact.objects.filter(
        person_id=fact.person_id, kind=fact.kind, superseded_at=fact.recorded_at, taken_back_at=None
    ).exclude(evidence=fact.evidence)
    return rows.order_by("-recorded_at", "-id").first()


def _differs(known: PersonFact | None, plain: object, trust: Trust) -> bool:
    if known is None or known.value != plain:
        return True
    return known.trust == Trust.CLAIMED and trust == Trust.VERIFIED
