"""Is the patent alive, and if not since when; when to pay next and how much. A late payment revives nothing."""

from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from hamroh.core.advance import Price, covered_until, extend, month_starts, price_months
from hamroh.core.law.conditions import TODAY, Values
from hamroh.core.law.facts import Facts
from hamroh.core.law.parameters import Confidence, Parameter, Source
from hamroh.core.law.paying import PaymentRule
from hamroh.core.law.rules import Law
from hamroh.core.law.terms import Term

_DAY = timedelta(days=1)
MOST_MONTHS = 12


class PatentOutcome(StrEnum):
    """What can be said of the patent."""

    ALIVE = "alive"
    ENDED = "ended"
    NONE = "none"
    """The person has none."""
    ASK = "ask"
    QUESTIONS = "questions"
    CONTRADICTION = "contradiction"
    NO_RULE_KNOWN = "no_rule_known"


class PatentAnswer(NamedTuple):
    """Whether it is alive. Days only for ALIVE and ENDED."""

    outcome: PatentOutcome
    issued: date | None = None
    until: date | None = None
    """The last day on which it is or was alive."""
    longest: date | None = None
    """The day to which payments can keep it alive."""
    ended_since: date | None = None
    ask: str = ""
    missing: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    claimed: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    confidence: Confidence = Confidence.LOW


class PaymentAnswer(NamedTuple):
    """When to pay for the next months, and how much. Days and sums only while the patent is alive."""

    patent: PatentAnswer
    months: int = 0
    """How many months the sum is for: no more than the patent's year leaves."""
    beyond_year: bool = False
    """Whether more months were asked for than the year leaves: then a re-issue is needed."""
    safe: date | None = None
    """The last day to name: before the last covered day."""
    bank_safe: date | None = None
    """The last day from which money surely arrives, days off counted; None when no rule or calendar says so."""
    price: Price | None = None
    price_confidence: Confidence = Confidence.LOW
    until: date | None = None
    """The last day covered after that payment."""


def answer_patent(*, law: Law, facts: Facts, today: date) -> PatentAnswer:
    """Whether the patent is alive today by the months that are paid, and since when not."""
    rule = law.answers.payment
    if rule is None or not law.first <= today <= law.last:
        return PatentAnswer(PatentOutcome.NO_RULE_KNOWN)
    values = {**facts.values, TODAY: today}
    clashing = [kind for one in law.contradictions if one.when(values) for kind in one.facts]
    if clashing:
        return PatentAnswer(PatentOutcome.CONTRADICTION, missing=tuple(dict.fromkeys(clashing)), ask=rule.ask)
    withdrawn = values.get(rule.withdrawn)
    if isinstance(withdrawn, date) and withdrawn <= today:
        return _withdrawn(rule, facts, withdrawn)
    if not rule.when(values):
        return PatentAnswer(PatentOutcome.NONE, ask=rule.ask)
    return _standing(law, rule, facts, values, today)._replace(ask=rule.ask, reasons=rule.reasons)


def _withdrawn(rule: PaymentRule, facts: Facts, since: date) -> PatentAnswer:
    """Taken away on a day: paid months keep nothing alive, so the day from which it is dead is all that is said."""
    return PatentAnswer(
        PatentOutcome.ENDED,
        until=since - _DAY,
        ended_since=since,
        ask=rule.ask,
        facts=(rule.withdrawn,),
        claimed=() if rule.withdrawn in facts.verified else (rule.withdrawn,),
        reasons=rule.reasons,
        sources=rule.sources,
        confidence=rule.confidence,
    )


def _standing(law: Law, rule: PaymentRule, facts: Facts, values: Values, today: date) -> PatentAnswer:
    needed = (rule.issued, rule.months if rule.until not in values and rule.months in values else rule.until)
    missing = tuple(kind for kind in needed if kind not in values)
    unsure = PatentAnswer(PatentOutcome.ASK, sources=rule.sources, confidence=rule.confidence)
    if rule.unsure is not None and rule.unsure(values):
        return unsure._replace(confidence=Confidence.LOW)
    if rule.confidence is Confidence.LOW or facts.unknown.intersection(missing):
        return unsure._replace(missing=tuple(kind for kind in missing if kind in facts.unknown))
    if missing:
        return PatentAnswer(PatentOutcome.QUESTIONS, missing=missing)
    issued, paid = (values[kind] for kind in needed)
    assert isinstance(issued, date)  # noqa: S101  # the kind's type says so
    longest = _read(law, rule.longest, issued, issued)
    until = paid if isinstance(paid, date) else covered_until(issued, int(str(paid)))
    if longest is None:
        return PatentAnswer(PatentOutcome.NO_RULE_KNOWN)
    until = min(until, longest)
    alive = today <= until
    return unsure._replace(
        outcome=PatentOutcome.ALIVE if alive else PatentOutcome.ENDED,
        issued=issued,
        until=until,
        longest=longest,
        ended_since=None if alive else until + _DAY,
        facts=needed,
        claimed=tuple(kind for kind in needed if kind not in facts.verified),
    )


def _read(law: Law, parameter: Parameter, day: date, anchor: date) -> date | None:
    """The safe reading of the term known on a day, from an anchor."""
    known = parameter.at(day)
    term = known[0].value if known else None
    reading = term.read(law.calendar, anchor) if isinstance(term, Term) else None
    return reading[0] if reading else None


def answer_payment(*, law: Law, facts: Facts, today: date, months: int = 1) -> PaymentAnswer:
    """When to pay for the next `months` (1 to 12), and how much: each month by the sum of its own first day."""
    patent = answer_patent(law=law, facts=facts, today=today)
    rule = law.answers.payment
    if rule is None or patent.issued is None or patent.until is None or patent.longest is None:
        return PaymentAnswer(patent)
    if patent.outcome is not PatentOutcome.ALIVE:
        return PaymentAnswer(patent)
    until, issued = patent.until, patent.issued
    wanted = min(max(months, 1), MOST_MONTHS)
    possible = sum(
        extend(until, number, issued_on=issued) <= patent.longest for number in range(1, wanted + 1)
    )
    region = facts.values.get(rule.region)
    parameter = rule.prices.get(str(region) if rule.regional else "")
    starts = month_starts(until, possible, issued_on=issued)
    known = [one for start in starts for one in (parameter.at(start) if parameter else ())]
    return PaymentAnswer(
        patent=patent,
        months=possible,
        beyond_year=possible < wanted,
        safe=_read(law, rule.safe, until, until),
        bank_safe=_read(law, rule.bank, until, until) if rule.bank else None,
        price=price_months(parameter, starts) if possible else None,
        price_confidence=max(
            (one.confidence for one in known), key=lambda one: one.rank, default=Confidence.LOW
        ),
        until=extend(until, possible, issued_on=issued) if possible else None,
    )
