"""What follows from the categories of a situation: which steps, grounds, findings and questions.

Two people who differ only in their days share a selection; planning keeps it in the law's memo.
"""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from hamroh.core.law.conditions import TODAY, Values
from hamroh.core.law.facts import Facts
from hamroh.core.law.parameters import Confidence, Known
from hamroh.core.law.plan import ConsultantReason, Contradiction, Doubt, Fee, Finding, Grounds, Question
from hamroh.core.law.rules import Bill, Case, FeeKind, FeeRule, Law, Override, StepRule, SumRule

UNSURE_SUM = "unsure_sum"
"""The doubt about a single published sum that its sources are not sure of."""

NO_RULE = Grounds(("no_rule_known",), (), Confidence.LOW, (), None)


@dataclass(frozen=True, slots=True)
class Price:
    """A fee for every period of its parameter, ready to be shown."""

    moment: str
    starts: tuple[date, ...]
    fees: tuple[Fee, ...]
    otherwise: Fee

    def at(self, day: date) -> Fee:
        """The fee for a day; of unknown amount when its figure is not known."""
        place = bisect_right(self.starts, day)
        return self.fees[place - 1] if place else self.otherwise


@dataclass(frozen=True, slots=True)
class Chosen:
    """A step that this situation asks for, with the grounds whose conditions are met, in order."""

    rule: StepRule
    done: bool
    accepted_since: bool
    """Whether a later step that needs this one is done: the state has taken it as it was."""
    cases: tuple[tuple[Case, Grounds], ...]
    fixed: tuple[Fee, ...] | None
    """The fees when none depends on a moment of the person's own."""
    prices: tuple[Price, ...]


@dataclass(frozen=True, slots=True)
class Selection:
    """All that does not depend on the very days."""

    questions: tuple[Question, ...]
    contradictions: tuple[Contradiction, ...]
    steps: tuple[Chosen, ...]
    findings: tuple[Finding, ...]
    doubts: tuple[ConsultantReason, ...]
    since: Mapping[str, str]
    """The fact with the day on which a finding's doubt arose, for those findings that name one."""
    bills: tuple[Bill, ...]
    sums: tuple[SumRule, ...]


def select(law: Law, facts: Facts, values: Values) -> Selection:
    """The selection for these facts; `values` are the facts' with `today` among them."""
    steps = _choose(law, values)
    open_steps = {one.rule.key for one in steps if not one.done}
    findings = [rule for rule in law.findings if rule.when(values)]
    return Selection(
        questions=open_questions(law, facts, values),
        contradictions=tuple(
            Contradiction(rule.key, rule.facts) for rule in law.contradictions if rule.when(values)
        ),
        steps=steps,
        findings=tuple(
            Finding(one.key, one.kind, one.sources, one.confidence, one.facts) for one in findings
        ),
        doubts=_vital(law, facts)
        + tuple(ConsultantReason(Doubt.FINDING, one.key) for one in findings if one.consultant),
        since={one.key: one.since for one in findings if one.since},
        bills=tuple(bill for bill in law.bills if bill.steps & open_steps and _announced(bill, values)),
        sums=tuple(rule for rule in law.sums if rule.only_with in open_steps),
    )


def selection_key(selection: Selection) -> object:
    """Equal for two selections of one law that say the same; names stand for the rules of the pack."""
    return (
        selection.questions,
        tuple([one.key for one in selection.contradictions]),
        tuple([_chosen_key(one) for one in selection.steps]),
        tuple([one.key for one in selection.findings]),
        selection.doubts,
        tuple([one.key for one in selection.bills]),
        tuple([one.key for one in selection.sums]),
    )


def _chosen_key(one: Chosen) -> object:
    # A law lives as long as what is kept of it, so the identities of its cases do.
    cases = tuple([(id(case), grounds.documents, grounds.suspended) for case, grounds in one.cases])
    return one.rule.key, one.done, one.accepted_since, cases, one.fixed, one.prices


def _vital(law: Law, facts: Facts) -> tuple[ConsultantReason, ...]:
    kinds = [kind for kind, rule in law.facts.items() if rule.vital and kind in facts.unknown]
    return tuple(ConsultantReason(Doubt.UNKNOWN_FACT, kind) for kind in kinds)


def _announced(bill: Bill, values: Values) -> bool:
    """A plan for an earlier day knows nothing of a later bill."""
    today = values[TODAY]
    return isinstance(today, date) and bill.stage_date <= today and bill.when(values)


def open_questions(law: Law, facts: Facts, values: Values) -> tuple[Question, ...]:
    """Facts that are needed, given those that are known, in asking order."""
    return tuple(
        Question(rule.key, rule.type, law.regions if rule.type == "region" else rule.choices)
        for rule in law.facts.values()
        if rule.ask and not facts.answered(rule.key) and rule.when(values)
    )


def _choose(law: Law, values: Values) -> tuple[Chosen, ...]:
    rules = [rule for rule in law.steps if rule.when(values)]
    done = {rule.key: rule.done(values) for rule in rules}
    accepted = {need for rule in rules if done[rule.key] for need in rule.needs}
    return tuple(_chosen(law, rule, values, done=done[rule.key], accepted=accepted) for rule in rules)


def _chosen(law: Law, rule: StepRule, values: Values, *, done: bool, accepted: set[str]) -> Chosen:
    suspended = _suspension(law, rule, values)
    documents = tuple(one.key for one in rule.documents if one.when(values))
    cases = tuple(
        (case, Grounds(case.reasons, case.sources, case.confidence, documents, suspended, case.facts))
        for case in rule.cases
        if case.when(values)
    )
    prices = tuple(_price(fee, values) for fee in rule.fees if fee.when(values))
    today = values[TODAY]
    fixed = None
    if isinstance(today, date) and all(price.moment == TODAY for price in prices):
        fixed = tuple(price.at(today) for price in prices)
    return Chosen(rule, done, rule.key in accepted, cases, fixed, prices)


def _suspension(law: Law, rule: StepRule, values: Values) -> Override | None:
    today = values[TODAY]
    for one in law.overrides:
        if rule.key in one.steps and isinstance(today, date) and one.start <= today <= one.end:
            return one
    return None


def _price(rule: FeeRule, values: Values) -> Price:
    parameter = rule.parameters.get(str(values.get("region")) if rule.regional else "")
    kind = FeeKind.SET_BY_CENTRE if rule.kind is FeeKind.SET_BY_CENTRE else FeeKind.UNKNOWN
    otherwise = Fee(rule.key, kind, (), Confidence.LOW, (), rule.doubt)
    if parameter is None:
        return Price(rule.moment, (), (), otherwise)
    times = int(str(values.get(rule.times, 1)))
    fees = tuple(_fee(rule, entries, times) if entries else otherwise for entries in parameter.entries)
    return Price(rule.moment, parameter.starts, fees, otherwise)


def _fee(rule: FeeRule, entries: tuple[Known, ...], times: int) -> Fee:
    amounts = tuple(sorted({int(str(one.value)) * times for one in entries}, reverse=True))
    worst = max((one.confidence for one in entries), key=lambda one: one.rank)
    sources = tuple(dict.fromkeys(source for one in entries for source in one.sources))
    kind = FeeKind.ALTERNATIVES if len(amounts) > 1 else rule.kind
    unsure = worst is Confidence.LOW and kind is not FeeKind.ALTERNATIVES
    return Fee(rule.key, kind, amounts, worst, sources, rule.doubt or (UNSURE_SUM if unsure else ""))
