"""Which services of a centre a plan asks for now, and which of them come before which.

The order is the practice of centres (reception and copies first, one bill, the application last); estimates.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from hamroh.booking.models import Purpose
from hamroh.booking.queries import Wanted
from hamroh.core.law import Plan, Step, StepKind, may_book

CONSULTATION = "consultant"
AFTER: dict[str, frozenset[str]] = {
    "data_entry": frozenset({"reception"}),
    "photo": frozenset({"reception"}),
    "translation": frozenset({"data_entry"}),
    "cash_desk": frozenset({"data_entry"}),
    "medical": frozenset({"cash_desk"}),
    "insurance": frozenset({"cash_desk"}),
    "exam": frozenset({"cash_desk"}),
    "fingerprints": frozenset({"data_entry"}),
    "registration": frozenset({"data_entry", "cash_desk"}),
    "application": frozenset(
        {"translation", "photo", "cash_desk", "medical", "insurance", "exam", "fingerprints", "registration"}
    ),
    "hand_over": frozenset({"cash_desk"}),
}
MADE_AT: dict[str, str] = {
    "translation": "passport_translation",
    "photo": "photo",
    "medical": "medical_papers",
    "insurance": "insurance_policy",
    "exam": "exam_certificate",
}
"""Papers that come from a desk of the visit itself."""
COLLECTING_STEPS = frozenset({"first_payment"})
AHEAD = timedelta(days=30)
"""So long before its day a renewal is worth a visit; earlier nothing is gained, and what is paid may change."""


@dataclass(frozen=True, slots=True)
class Programme:
    """What one visit does: the plan's steps that it completes and the services that they need."""

    purpose: Purpose
    steps: tuple[str, ...]
    services: tuple[Wanted, ...]
    not_before: date | None = None
    """The first day on which it makes sense: the state's decision comes first."""


def programme_of(plan: Plan, *, offered: frozenset[str]) -> Programme | None:
    """The next visit that a plan asks for, of services that the centre offers; None when none is to be made.

    A plan that a consultant must see first asks for the consultant's desk only (a late filing can cost the
    right to stay). Steps that wait for each other are done in one visit when all of them are desks' work.
    """
    if plan.consultant_first:
        if CONSULTATION not in offered:
            return None
        return Programme(Purpose.FILING, (), _wanted({CONSULTATION}))
    collecting = _collecting(plan)
    if collecting is not None:
        return _programme(Purpose.COLLECTING, (collecting,), offered, not_before=_decided(plan))
    return _programme(Purpose.FILING, tuple(_filing(plan)), offered)


def purpose_of(plan: Plan) -> Purpose:
    """What the next visit is for: to file, or to collect once the application lies with the state."""
    return Purpose.COLLECTING if not plan.consultant_first and _collecting(plan) else Purpose.FILING


def _filing(plan: Plan) -> Iterable[Step]:
    """Open steps with desks whose needs are done, or done earlier in the same visit."""
    settled = {step.key for step in plan.steps if step.done}
    present = {step.key for step in plan.steps}
    for step in plan.steps:
        ready = all(need in settled or need not in present for need in step.rule.needs)
        if step.done or step.kind is not StepKind.ACT or not step.rule.desks or not ready:
            continue
        if step.key in COLLECTING_STEPS or not may_book(plan, step) or _is_far(plan, step):
            continue
        settled.add(step.key)
        yield step


def _is_far(plan: Plan, step: Step) -> bool:
    """It renews something that runs on for long: counted from a day to come, and its own day is not near."""
    day = step.advised or step.safe
    runs_on = step.anchor_day is not None and step.anchor_day > plan.on
    return runs_on and day is not None and day - AHEAD > plan.on


def _collecting(plan: Plan) -> Step | None:
    """The hand-over, once the application lies with the state."""
    filed = plan.step("patent_application")
    if filed is None or not filed.done:
        return None
    step = next((step for step in plan.steps if step.key in COLLECTING_STEPS and not step.done), None)
    return step if step is not None and may_book(plan, step) else None


def _decided(plan: Plan) -> date | None:
    decision = plan.step("state_decision")
    return None if decision is None or decision.done else decision.expected


def _programme(
    purpose: Purpose, steps: tuple[Step, ...], offered: frozenset[str], not_before: date | None = None
) -> Programme | None:
    complete = tuple(step for step in steps if step.rule.desks and step.rule.desks[-1] in offered)
    services = {desk for step in complete for desk in step.rule.desks if desk in offered}
    if not services:
        return None
    return Programme(purpose, tuple(step.key for step in complete), _wanted(services), not_before)


def _wanted(services: set[str]) -> tuple[Wanted, ...]:
    return tuple(Wanted(service, AFTER.get(service, frozenset()) & services) for service in sorted(services))


def papers_to_bring(plan: Plan, programme: Programme) -> tuple[str, ...]:
    """The papers that the visit's steps need and that none of its own desks makes, in the order of the steps."""
    made = {MADE_AT[one.service] for one in programme.services if one.service in MADE_AT}
    papers = (paper for step in plan.steps if step.key in programme.steps for paper in step.grounds.documents)
    return tuple(paper for paper in dict.fromkeys(papers) if paper not in made)
