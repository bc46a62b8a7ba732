"""From facts, the law and a day to a plan. Nothing else is looked at, nothing is remembered of a person."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date

from hamroh.core.law.conditions import TODAY, DatedTest, Values
from hamroh.core.law.facts import Facts
from hamroh.core.law.parameters import Confidence
from hamroh.core.law.plan import ConsultantReason, Doubt, Fee, Outcome, Plan, Step, Total
from hamroh.core.law.program import Program, write_program
from hamroh.core.law.rules import FeeKind, Law, StepKind, SumRule
from hamroh.core.law.selection import NO_RULE, Selection, select, selection_key

_new = tuple.__new__

CONSULTED = "consulted_on"
"""The fact that a consultant of the centre has looked at the situation; clears the doubts up to that day."""

MEMO_LIMIT = 20_000
"""More combinations than people ever have; above it the memo starts anew."""

OUTCOME_LIMIT = 50_000
"""Outcomes of comparisons kept for all combinations together, some half a kilobyte each."""

PROGRAM_LIMIT = 1_000
"""Ten times what 24,000 invented people came to; some ten kilobytes each."""


@dataclass(frozen=True, slots=True)
class Shape:
    """People of the same categories, in the same period of the law, of whom the same facts are known.

    What still tells them apart are the outcomes of a few comparisons of days.
    """

    tests: tuple[DatedTest, ...]
    ready: dict[tuple[bool, ...], tuple[Selection, Program]]


def make_plan(*, law: Law, facts: Facts, today: date) -> Plan:
    """The plan of a person with these facts on this day.

    Never raises for a normal "no": the outcome says whether it is a plan, questions that are still open,
    facts that contradict each other, or a day for which the pack knows no rule.
    """
    if not law.first <= today <= law.last:
        doubt = (ConsultantReason(Doubt.NO_RULE_KNOWN, TODAY),)
        return Plan(Outcome.NO_RULE_KNOWN, today, law.key, law.content_hash, facts, consultant_first=doubt)
    values = {**facts.values, TODAY: today}
    selection, program = _prepare(law, facts, values, today)
    if selection.contradictions or selection.questions:
        return _not_yet(law, facts, today, selection)
    days: list[date | None] = [today]
    for fill in program.fills:
        days.append(fill(values, days))  # each day may rest on those before it
    steps = [make(days) for make in program.makes]
    doubts = _doubts(facts, today, selection, program, steps)
    if doubts:
        steps = [
            _without_promise(step) if alone else step
            for step, alone in zip(steps, program.hypothetical, strict=True)
        ]
    totals = _totals(selection, program, steps)
    head = (Outcome.PLAN, today, law.key, law.content_hash, facts)
    return _new(Plan, (*head, tuple(steps), selection.findings, (), (), doubts, selection.bills, totals))


def _prepare(law: Law, facts: Facts, values: Values, today: date) -> tuple[Selection, Program]:
    get = values.get
    key = (
        bisect_right(law.boundaries, today),
        facts.unknown,
        tuple(values),
        *map(get, law.reads.categories),
    )
    shape = law.memo.get(key)
    if not isinstance(shape, Shape):
        if len(law.memo) >= MEMO_LIMIT:
            _forget(law)
        shape = law.memo[key] = _shape(law, values)
    outcome = tuple([test(values) for test in shape.tests])
    ready = shape.ready.get(outcome)
    if ready is None:
        if len(law.outcomes) >= OUTCOME_LIMIT:
            _forget(law)
        ready = shape.ready[outcome] = _shared(law, facts, values, today)
        law.outcomes.append(outcome)
    return ready


def _forget(law: Law) -> None:
    """All at once: what one of them let go, the others would still hold."""
    law.memo.clear()
    law.shared.clear()
    law.outcomes.clear()


def _shared(law: Law, facts: Facts, values: Values, today: date) -> tuple[Selection, Program]:
    """Most situations come to what others have come to already: one program for them all stays small and quick."""
    selection = select(law, facts, values)
    key = (
        selection_key(selection),
        frozenset(values),
        facts.unknown,
        bisect_right(law.term_starts, today),
    )
    found: tuple[Selection, Program] | None = law.shared.get(key)
    if found is None:
        if len(law.shared) >= PROGRAM_LIMIT:
            _forget(law)
        program = write_program(law, selection.steps, values, facts.unknown)
        found = law.shared[key] = (selection, program)
    return found


def _shape(law: Law, values: Values) -> Shape:
    """The comparisons that can be made of these facts; of today alone the law's period decides."""
    tests = tuple(test for needed, test in law.reads.dates.values() if needed and needed <= values.keys())
    return Shape(tests, {})


def _not_yet(law: Law, facts: Facts, today: date, selection: Selection) -> Plan:
    doubts = tuple(ConsultantReason(Doubt.CONTRADICTION, one.key) for one in selection.contradictions)
    return Plan(
        Outcome.CONTRADICTION if doubts else Outcome.QUESTIONS,
        today,
        law.key,
        law.content_hash,
        facts,
        questions=selection.questions,
        contradictions=selection.contradictions,
        consultant_first=doubts,
    )


def _doubts(
    facts: Facts, today: date, selection: Selection, program: Program, steps: list[Step]
) -> tuple[ConsultantReason, ...]:
    values = facts.values
    found: list[tuple[Doubt, Step]] = []
    for place in program.watched:
        step = steps[place]
        doubt = _doubt_done(step, facts) if step.done else _doubt(step, today)
        if doubt is not None:
            found.append((doubt, step))
    if not found and not selection.doubts:
        return ()
    consulted = values.get(CONSULTED)
    open_doubts = selection.doubts
    if isinstance(consulted, date):
        # Those that arose before a consultant looked are settled.
        found = [
            (doubt, step) for doubt, step in found if not _cleared(step.latest or step.expected, consulted)
        ]
        since = selection.since
        open_doubts = tuple(
            [one for one in open_doubts if _arose_after(consulted, since.get(one.about), values)]
        )
    return open_doubts + tuple([ConsultantReason(doubt, step.rule.key) for doubt, step in found])


def _arose_after(consulted: date, since: str | None, values: Values) -> bool:
    arose = values.get(since) if since else None
    return isinstance(arose, date) and arose > consulted


def _cleared(since: date | None, consulted: date) -> bool:
    """Whether a consultant looked after the doubt arose."""
    return since is None or consulted > since


def _doubt_done(step: Step, facts: Facts) -> Doubt | None:
    """Done too late; steps that the state has accepted since are not watched."""
    if step.latest is None:
        return None
    made = facts.values.get(step.rule.produces)
    return Doubt.WAS_LATE if isinstance(made, date) and made > step.latest else None


def _doubt(step: Step, today: date) -> Doubt | None:
    grounds = step.grounds
    if grounds.suspended is not None:
        return Doubt.SUSPENDED
    if grounds.confidence is Confidence.LOW:
        return Doubt.NO_RULE_KNOWN if grounds is NO_RULE else Doubt.LOW_CONFIDENCE
    if step.latest is not None:
        return Doubt.LATE if step.latest < today and step.rule.kind is StepKind.ACT else None
    if step.expected is not None and step.expected < today:
        return Doubt.OVERDUE if step.rule.kind is StepKind.WAIT else None
    return None


def _without_promise(step: Step) -> Step:
    """Before a consultant has looked, nothing is reckoned as if the person filed today."""
    rule, grounds, done, _, _, _, _, _, _, assumed, term_count, fees = step
    return _new(Step, (rule, grounds, done, None, None, None, None, None, None, assumed, term_count, fees))


def _totals(selection: Selection, program: Program, steps: list[Step]) -> tuple[Total, ...]:
    if not selection.sums:
        return ()
    key = tuple([id(fee) for place in program.priced for fee in steps[place].fees])
    totals = program.totals.get(key)
    if totals is None:
        totals = program.totals[key] = tuple(_total(rule, steps) for rule in selection.sums)
    return totals


def _total(rule: SumRule, steps: list[Step]) -> Total:
    items: list[Fee] = []
    missing: list[str] = []
    amount, capped = 0, False
    for step in steps:
        if step.done or step.rule.key not in rule.steps:
            continue
        for fee in step.fees:
            amounts = fee.amounts
            if amounts:
                items.append(fee)
                amount += amounts[0]
                capped = capped or fee.kind is FeeKind.UP_TO
            else:
                missing.append(fee.key)
    return Total(rule.key, tuple(items), amount, tuple(missing), capped)
