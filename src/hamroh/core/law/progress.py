"""What is late and what comes next on a given day: computed on reading, never stored."""

from datetime import date

from hamroh.core.law.plan import Plan, Step
from hamroh.core.law.rules import StepKind


def is_late(*, latest: date | None, done: bool, day: date) -> bool:
    """Whether a step is late on this day: only after `latest`, and not when it is done."""
    return not done and latest is not None and day > latest


def late_steps(plan: Plan, day: date) -> tuple[Step, ...]:
    """The steps of the person that are late on this day."""
    return tuple(
        step
        for step in plan.steps
        if step.kind is StepKind.ACT and is_late(latest=step.latest, done=step.done, day=day)
    )


def next_step(plan: Plan) -> Step | None:
    """The first open step whose needs are all done or absent; None when nothing is left to do."""
    open_steps = {step.key for step in plan.steps if not step.done}
    return next(
        (step for step in plan.steps if not step.done and not open_steps.intersection(step.rule.needs)), None
    )


def days_left(step: Step, day: date) -> int | None:
    """Whole days from `day` to the safe day; negative after it; None when the step has no day."""
    return None if step.safe is None else (step.safe - day).days


def day_to_name(*, safe: date | None, working_day: date | None, by_state: bool) -> date | None:
    """The day to tell people: the last safe one, or the working day before it where an office has to be open.

    Whoever pays by phone may do it on the last day itself.
    """
    return working_day if safe and working_day and by_state else safe


def may_book(plan: Plan, step: Step) -> bool:
    """Whether desks for this step may be booked before a consultant has looked at the plan.

    Late or contradicting facts, or law that is not sure: the consultant's desk only (a fine and a late
    registration can be two offences within a year, a ground for removal).
    """
    return not step.done and (not plan.consultant_first or set(step.rule.desks) <= {"consultant"})
