"""Am I late, and what then? What may follow is the law's range, with a consultant before any office."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from hamroh.core.law.facts import Facts
from hamroh.core.law.offences import Subject
from hamroh.core.law.plan import Doubt, Outcome, Plan, Step
from hamroh.core.law.planning import make_plan
from hamroh.core.law.progress import is_late, late_steps
from hamroh.core.law.rules import Law, StepKind
from hamroh.core.law.threats import Threat, offences_at

UNSURE_TERMS = frozenset({Doubt.LOW_CONFIDENCE, Doubt.UNKNOWN_FACT, Doubt.NO_RULE_KNOWN, Doubt.SUSPENDED})
"""Why a term can't be named."""
_UNSURE = UNSURE_TERMS | {Doubt.FINDING}


class LateOutcome(StrEnum):
    """What can be said."""

    LATE = "late"
    NOT_LATE = "not_late"
    ASK = "ask"
    """Some term can't be named, or a finding of the plan needs a consultant: nobody may say that all is well."""
    QUESTIONS = "questions"
    CONTRADICTION = "contradiction"
    NO_RULE_KNOWN = "no_rule_known"


class LateStep(NamedTuple):
    """A step whose last day has passed, whole days since then, and what the law may hold against the person."""

    step: Step
    days: int
    threats: tuple[Threat, ...]


class LateAnswer(NamedTuple):
    """The answer; the plan has the reasons and sources of each step."""

    outcome: LateOutcome
    plan: Plan
    late: tuple[LateStep, ...] = ()
    overdue: tuple[Step, ...] = ()
    """Where the state is late."""
    others: tuple[Step, ...] = ()
    """Where the host or the employer is late, whose duty it is."""
    next: Step | None = None
    """The open step whose last day comes first. What hangs on something that has ended, the pack leaves out."""
    missing: tuple[str, ...] = ()


def answer_late(*, law: Law, facts: Facts, today: date, repeated: bool = False) -> LateAnswer:
    """Which steps are late today; `repeated` when the same offence was held against him within a year."""
    plan = make_plan(law=law, facts=facts, today=today)
    if plan.outcome is Outcome.NO_RULE_KNOWN:
        return LateAnswer(LateOutcome.NO_RULE_KNOWN, plan)
    if plan.outcome is Outcome.QUESTIONS:
        missing = tuple(question.fact for question in plan.questions)
        return LateAnswer(LateOutcome.QUESTIONS, plan, missing=missing)
    if plan.outcome is Outcome.CONTRADICTION:
        clashing = dict.fromkeys(kind for one in plan.contradictions for kind in one.facts)
        return LateAnswer(LateOutcome.CONTRADICTION, plan, missing=tuple(clashing))
    region = facts.values.get("region")
    late = tuple(
        _late(law, step, today, str(region) if region else None, repeated) for step in late_steps(plan, today)
    )
    unsure = any(one.doubt in _UNSURE for one in plan.consultant_first)
    outcome = LateOutcome.LATE if late else LateOutcome.ASK if unsure else LateOutcome.NOT_LATE
    return LateAnswer(
        outcome,
        plan,
        late=late,
        overdue=tuple(step for step in plan.steps if _overdue(step, today)),
        others=tuple(step for step in plan.steps if _others_late(step, today)),
        next=_next(plan, today),
    )


def _late(law: Law, step: Step, today: date, region: str | None, repeated: bool) -> LateStep:
    assert step.latest is not None  # noqa: S101  # that is what late means
    days = (today - step.latest).days
    threats = offences_at(
        law, today, step=step.key, region=region, subject=Subject.WORKER, days_late=days, repeated=repeated
    )
    return LateStep(step, days, threats)


def _overdue(step: Step, today: date) -> bool:
    waits = step.kind is StepKind.WAIT and not step.done
    return waits and step.expected is not None and step.expected < today


def _others_late(step: Step, today: date) -> bool:
    theirs = step.kind in {StepKind.HOST, StepKind.EMPLOYER}
    return theirs and is_late(latest=step.latest, done=step.done, day=today)


def _next(plan: Plan, today: date) -> Step | None:
    ahead = [
        (step.safe, place, step)
        for place, step in enumerate(plan.steps)
        if not step.done and step.safe is not None and step.latest is not None and step.latest >= today
    ]
    return min(ahead)[2] if ahead else None
