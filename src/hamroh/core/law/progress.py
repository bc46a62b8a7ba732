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


def steps_by_day(plan: Plan) -> tuple[Step, ...]:
    """The open steps, what is due first standing first, and none before a step that it needs.

    A step without a day keeps its place behind the one that it follows in the plan.
    """
    due: dict[str, date] = {}
    last = date.min
    for step in plan.steps:
        if not step.done:
            last = step.safe or step.expected or last
            due[step.key] = last = max(last, *(due.get(need, date.min) for need in step.rule.needs), date.min)
    return tuple(sorted((step for step in plan.steps if not step.done), key=lambda step: due[step.key]))


def next_step(plan: Plan) -> Step | None:
    """The open step that is due first and whose needs are all done or absent; None when nothing is left to do."""
    steps = steps_by_day(plan)
    keys = {step.key for step in steps}
    return next((step for step in steps if not keys.intersection(step.rule.needs)), None)


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
