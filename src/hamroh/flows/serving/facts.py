"""Which facts follow from what a desk recorded. Of a medical examination none: the paper only."""

from collections.abc import Mapping, Set
from datetime import date

from hamroh.core.law import Outcome, Plan, StepKind, Value

REGISTRATION, APPLICATION, HAND_OVER, CONSULTANT = "registration", "application", "hand_over", "consultant"
FIRST_CHECKS = "first_checks"
CHECKS = frozenset({"fingerprints", "medical"})
TELLING = frozenset({REGISTRATION, APPLICATION, HAND_OVER, CONSULTANT}) | CHECKS
"""Services whose results may change a plan."""
_WITHOUT_PLAN = {
    REGISTRATION: "registered_on",
    APPLICATION: "patent_applied_on",
    HAND_OVER: "patent_issued_on",
}


def facts_of(
    *, service: str, result: Mapping[str, str], plan: Plan, done: Set[str], today: date
) -> dict[str, Value]:
    """The facts of a service by its network key, for the person's plan as it was before.

    `result` is what the floor stored, `done` all services of the visit that are done, this one among them.
    """
    if service == CONSULTANT:
        return {"consulted_on": today}
    if service in CHECKS:
        step = plan.step(FIRST_CHECKS)
        ready = step is not None and not step.done and done >= CHECKS
        return {"checks_done_on": today} if ready else {}
    if service not in _WITHOUT_PLAN:
        return {}
    issued = result.get("issued_on")
    facts: dict[str, Value] = {}
    produced = _produced(service, plan)
    if produced and produced != "registered_until":
        facts[produced] = date.fromisoformat(issued) if issued else today
    if service == REGISTRATION and result.get("valid_until"):
        facts["registered_until"] = date.fromisoformat(result["valid_until"])
    return facts


def _produced(service: str, plan: Plan) -> str:
    """The fact that marks the step which this desk completes: rather one whose turn it is."""
    if plan.outcome is not Outcome.PLAN:
        return _WITHOUT_PLAN[service]
    open_steps = {step.key for step in plan.steps if not step.done}
    fitting = [
        step.rule
        for step in plan.steps
        if step.kind is StepKind.ACT and not step.done and step.rule.desks[-1:] == (service,)
    ]
    # The state took it, whatever else is still open: then the earliest is meant.
    ready = [rule for rule in fitting if _reachable(rule.needs, open_steps)] or fitting
    return ready[0].produces if ready else ""


def _reachable(needs: tuple[str, ...], open_steps: set[str]) -> bool:
    # The state has decided when it hands over: its own step need not be marked first.
    return not open_steps.intersection(needs) - {"state_decision"}
