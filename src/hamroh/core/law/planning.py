"""From facts, the law and a day to a plan. Nothing else is looked at, nothing is remembered of a person."""

from datetime import date
from enum import IntEnum

from hamroh.core.law.conditions import TODAY, Values
from hamroh.core.law.facts import Facts
from hamroh.core.law.parameters import Confidence, Parameter
from hamroh.core.law.plan import ConsultantReason, Doubt, Fee, Grounds, Outcome, Plan, Step, Total
from hamroh.core.law.rules import Law, Moment, StepKind, SumRule
from hamroh.core.law.selection import NO_RULE, Chosen, Selection, select
from hamroh.core.law.terms import Reading, Term

CONSULTED = "consulted_on"
"""The fact that a consultant of the centre has looked at the situation; clears the doubts up to that day."""


class Firmness(IntEnum):
    """What a moment rests on."""

    FACT = 0
    EXPECTED = 1
    """It has not happened, but follows from what has."""
    IF_TODAY = 2
    """It is reckoned as if the person acted today."""


Moments = dict[str, tuple[date | None, Firmness]]
_UNKNOWN = (None, Firmness.FACT)


def make_plan(*, law: Law, facts: Facts, today: date) -> Plan:
    """The plan of a person with these facts on this day.

    Never raises for a normal "no": the outcome says whether it is a plan, questions that are still open,
    facts that contradict each other, or a day for which the pack knows no rule.
    """
    if not law.first <= today <= law.last:
        doubt = (ConsultantReason(Doubt.NO_RULE_KNOWN, TODAY),)
        return Plan(Outcome.NO_RULE_KNOWN, today, law.key, law.content_hash, facts, consultant_first=doubt)
    values: dict[str, object] = {**facts.values, TODAY: today}
    selection = select(law, facts, values)  # type: ignore[arg-type]  # a dict of values and a date
    if selection.contradictions or selection.questions:
        return _not_yet(law, facts, today, selection)
    return _plan(law, facts, today, selection)


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


def _plan(law: Law, facts: Facts, today: date, selection: Selection) -> Plan:
    values = facts.values
    moments: Moments = {TODAY: (today, Firmness.IF_TODAY)}
    for moment in law.moments:
        moments[moment.key] = _moment(moment, law, facts, moments)
    steps = [_step(one, law, values, moments) for one in selection.steps]
    doubts = _doubts(facts, today, selection, steps)
    if doubts:
        steps = [_without_promise(step, moments) for step in steps]
    return Plan(
        Outcome.PLAN,
        today,
        law.key,
        law.content_hash,
        facts,
        tuple(steps),
        selection.findings,
        (),
        (),
        doubts,
        selection.bills,
        tuple([_total(rule, steps) for rule in selection.sums]),
    )


def _moment(moment: Moment, law: Law, facts: Facts, moments: Moments) -> tuple[date | None, Firmness]:
    values = facts.values
    day = values.get(moment.fact)
    if isinstance(day, date):
        return day, Firmness.FACT
    if moment.fact in facts.unknown:
        return _UNKNOWN
    base, firmness = moments.get(moment.after, _UNKNOWN)
    if base is None or moment.term is None:
        return base, firmness
    times = values.get(moment.times) if moment.times else None
    known = moment.term.at(base)
    if not known or not isinstance(known[0].value, Term):
        return _UNKNOWN
    term = known[0].value
    if isinstance(times, int):
        term = Term(term.count * times, term.unit)
    elif firmness is Firmness.FACT:
        firmness = Firmness.EXPECTED
    reading = term.read(law.calendar, base)
    return (reading[1] if reading else None), firmness


def _step(chosen: Chosen, law: Law, values: Values, moments: Moments) -> Step:
    rule = chosen.rule
    expected = safe = latest = working_day = advised = None
    if rule.anchor in moments:
        anchor, firmness = moments[rule.anchor]
        expected = None if rule.kind is StepKind.WAIT else anchor
    else:
        fact = values.get(rule.anchor)
        anchor, firmness = (fact if isinstance(fact, date) else None), Firmness.FACT
    grounds, term, reading = _ground(chosen, law, anchor)
    if reading is not None:
        if rule.kind is StepKind.WAIT:
            expected = reading[1]
        else:
            safe, latest = reading
            expected = None
            working_day = law.calendar.previous_working_day(safe)
            if rule.advised is not None and anchor is not None:
                advised = _advise(rule.advised, law, anchor)
    fees = chosen.fixed
    if fees is None:
        fees = tuple([price.at(moments[price.moment][0]) for price in chosen.prices])
    assumed = firmness > 0
    count = term.count if term else None
    return Step(
        rule, grounds, chosen.done, safe, latest, working_day, advised, expected, anchor, assumed, count, fees
    )


def _ground(chosen: Chosen, law: Law, anchor: date | None) -> tuple[Grounds, Term | None, Reading | None]:
    """The first case whose term is known on the anchor's day, and its two days."""
    for case, grounds in chosen.cases:
        if case.term is None or anchor is None:
            return grounds, None, None
        known = case.term.at(anchor)
        if known:
            if grounds.suspended or grounds.confidence is Confidence.LOW:
                return grounds, None, None
            term = known[0].value
            if isinstance(term, Term):
                return grounds, term, term.read(law.calendar, anchor)
    return NO_RULE, None, None


def _advise(advised: Parameter, law: Law, anchor: date) -> date | None:
    known = advised.at(anchor)
    if not known or not isinstance(known[0].value, Term):
        return None
    reading = known[0].value.read(law.calendar, anchor)
    return reading[0] if reading else None


def _doubts(
    facts: Facts, today: date, selection: Selection, steps: list[Step]
) -> tuple[ConsultantReason, ...]:
    consulted = facts.values.get(CONSULTED)
    found = [] if consulted is not None else list(selection.doubts)
    for chosen, step in zip(selection.steps, steps, strict=True):
        reason = _doubt(chosen, step, facts, today)
        if reason is None:
            continue
        since = step.latest or step.expected
        cleared = isinstance(consulted, date) and (since is None or consulted > since)
        if not cleared:
            found.append(reason)
    return tuple(found)


def _doubt(chosen: Chosen, step: Step, facts: Facts, today: date) -> ConsultantReason | None:
    rule, latest = step.rule, step.latest
    if step.done:
        made = facts.values.get(rule.produces) if rule.produces else None
        late = latest is not None and isinstance(made, date) and made > latest
        return ConsultantReason(Doubt.WAS_LATE, rule.key) if late and not chosen.accepted_since else None
    unsure = _unsure(step)
    if unsure is not None:
        return ConsultantReason(unsure, rule.key)
    if rule.kind is StepKind.ACT and latest is not None and latest < today:
        return ConsultantReason(Doubt.LATE, rule.key)
    if rule.kind is StepKind.WAIT and step.expected is not None and step.expected < today:
        return ConsultantReason(Doubt.OVERDUE, rule.key)
    return None


def _unsure(step: Step) -> Doubt | None:
    grounds = step.grounds
    if grounds.suspended is not None:
        return Doubt.SUSPENDED
    if grounds is NO_RULE:
        return Doubt.NO_RULE_KNOWN
    return Doubt.LOW_CONFIDENCE if grounds.confidence is Confidence.LOW else None


def _without_promise(step: Step, moments: Moments) -> Step:
    """Before a consultant has looked, nothing is reckoned as if the person filed today."""
    if not step.assumed or moments.get(step.rule.anchor, _UNKNOWN)[1] is not Firmness.IF_TODAY:
        return step
    return step._replace(
        safe=None, latest=None, working_day=None, advised=None, expected=None, anchor_day=None
    )


def _total(rule: SumRule, steps: list[Step]) -> Total:
    items: list[Fee] = []
    missing: list[str] = []
    amount, capped = 0, False
    for step in steps:
        if step.done or step.rule.key not in rule.steps:
            continue
        for fee in step.fees:
            if not fee.amounts:
                missing.append(fee.key)
                continue
            items.append(fee)
            amount += fee.amounts[0]
            capped = capped or fee.kind == "up_to"
    return Total(rule.key, tuple(items), amount, tuple(missing), capped)
