"""How long may I still stay? A day and the limit that ends it, or whom to ask: a wrong number costs five years."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from hamroh.core.law.conditions import TODAY, Values
from hamroh.core.law.facts import Facts
from hamroh.core.law.parameters import Confidence, Known, Parameter, Source
from hamroh.core.law.residence import Residence, StayRule
from hamroh.core.law.rules import Law
from hamroh.core.law.stays import StayLimit, Stays, Unknown, Used, count_limits, last_day


class StayOutcome(StrEnum):
    """What can be said."""

    UNTIL = "until"
    """There is a last day, today or ahead."""
    OVER = "over"
    """The last day has passed."""
    NOT_LIMITED = "not_limited"
    """The law names no end in days on this ground."""
    ASK = "ask"
    """The law is not sure, or the person can't tell what it turns on: no number, only whom to ask."""
    QUESTIONS = "questions"
    """Facts are missing; `missing` names them."""
    CONTRADICTION = "contradiction"
    """Facts can't hold together; `missing` names them."""
    NO_RULE_KNOWN = "no_rule_known"


class StayAnswer(NamedTuple):
    """The answer and what it rests on. Days and numbers only for UNTIL and OVER."""

    outcome: StayOutcome
    rule: str = ""
    last_day: date | None = None
    days_left: int | None = None
    """Days after today; negative when the last day has passed."""
    by: Used | None = None
    """The limit that ends the stay; None when a fact does."""
    used: tuple[Used, ...] = ()
    """Every limit as it stands today."""
    ask: str = ""
    missing: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    """The facts that the day was reckoned from."""
    claimed: tuple[str, ...] = ()
    """Those of them that were only told."""
    reasons: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    confidence: Confidence = Confidence.LOW


def answer_stay(*, law: Law, facts: Facts, today: date) -> StayAnswer:
    """The last day on which the person may be in the country by the rules that hold today.

    Each day of the stay is judged by the limit of that day. Never a number where a rule, a limit or a fact
    that it turns on is not sure.
    """
    residence = law.residence
    if residence is None or not law.first <= today <= law.last:
        return StayAnswer(StayOutcome.NO_RULE_KNOWN)
    values = {**facts.values, TODAY: today}
    clashing = [kind for rule in law.contradictions if rule.when(values) for kind in rule.facts]
    if clashing:
        return StayAnswer(
            StayOutcome.CONTRADICTION, missing=tuple(dict.fromkeys(clashing)), ask=residence.ask
        )
    rule = next((one for one in residence.rules if one.when(values)), None)
    if rule is None:
        return StayAnswer(StayOutcome.NO_RULE_KNOWN, ask=residence.ask)
    answer = _by_rule(residence, rule, facts, values, today)
    return answer._replace(rule=rule.key, ask=residence.ask, reasons=rule.reasons)


def _by_rule(residence: Residence, rule: StayRule, facts: Facts, values: Values, today: date) -> StayAnswer:
    unsure = StayAnswer(StayOutcome.ASK, sources=rule.sources, confidence=rule.confidence)
    if rule.confidence is Confidence.LOW:
        return unsure
    needed = _needed(residence, rule)
    if facts.unknown.intersection(needed):
        return unsure._replace(missing=tuple(kind for kind in needed if kind in facts.unknown))
    missing = tuple(kind for kind in needed if kind not in values)
    if missing:
        return StayAnswer(StayOutcome.QUESTIONS, missing=missing)
    found = unsure._replace(
        outcome=StayOutcome.NOT_LIMITED,
        facts=needed,
        claimed=tuple(kind for kind in needed if kind not in facts.verified),
    )
    if rule.limit is not None:
        earlier = values.get(residence.earlier, ())
        return _by_limit(found, rule.limit, values[residence.entry], earlier, today)  # type: ignore[arg-type]
    if rule.until:
        return _until(found, values[rule.until], today)  # type: ignore[arg-type]  # a fact that is a date
    return found


def _needed(residence: Residence, rule: StayRule) -> tuple[str, ...]:
    """The facts that the day is reckoned from; earlier stays only where some limit counts them."""
    if rule.limit is None:
        return (rule.until,) if rule.until else ()
    counted = any(
        isinstance(one.value, StayLimit) and one.value.needs_earlier
        for entries in rule.limit.entries
        for one in entries
    )
    return (residence.entry, residence.earlier) if counted else (residence.entry,)


def _until(found: StayAnswer, last: date, today: date) -> StayAnswer:
    outcome = StayOutcome.UNTIL if today <= last else StayOutcome.OVER
    return found._replace(outcome=outcome, last_day=last, days_left=(last - today).days)


def _by_limit(
    found: StayAnswer, parameter: Parameter, entered: date, earlier: Stays, today: date
) -> StayAnswer:
    read: dict[date, Known | None] = {}

    def limit_at(day: date) -> StayLimit | None:
        read[day] = known = _single(parameter, day)
        value = known.value if known else None
        return value if isinstance(value, StayLimit) else None

    end = last_day(limit_at, earlier=earlier, entered=entered)
    used = [one for one in dict.fromkeys(read.values()) if one is not None]
    worst = max([found.confidence, *(one.confidence for one in used)], key=lambda one: one.rank)
    sources = tuple(dict.fromkeys([*found.sources, *(source for one in used for source in one.sources)]))
    found = found._replace(sources=sources, confidence=worst)
    if end is None:
        return found
    if isinstance(end, Unknown):
        outcome = StayOutcome.ASK if parameter.at(end.day) else StayOutcome.NO_RULE_KNOWN
        return found._replace(outcome=outcome, confidence=Confidence.LOW)
    limit = limit_at(today)
    state = count_limits(limit, earlier=earlier, entered=entered, day=today) if limit else ()
    return _until(found, end.day, today)._replace(by=end.by, used=state)


def _single(parameter: Parameter, day: date) -> Known | None:
    """The limit of a day when it is one and sure enough to be reckoned with."""
    known = parameter.at(day)
    return known[0] if len(known) == 1 and known[0].confidence is not Confidence.LOW else None
