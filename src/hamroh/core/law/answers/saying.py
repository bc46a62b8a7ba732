"""What an answer says, line by line: keys of words and values to put in. Which words, the packs; how, the wings.

A line's values are days, counts, sums in minor units, or names of steps, facts and acts whose words the pack has.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from hamroh.core.advance import Price
from hamroh.core.law.answers.late import UNSURE_TERMS, LateAnswer, LateOutcome, LateStep
from hamroh.core.law.answers.patent import PatentAnswer, PatentOutcome, PaymentAnswer
from hamroh.core.law.answers.stay import StayAnswer, StayOutcome
from hamroh.core.law.answers.supposing import Supposition
from hamroh.core.law.moves import Move
from hamroh.core.law.offences import Removal, Sanction
from hamroh.core.law.parameters import Confidence
from hamroh.core.law.plan import Doubt, Outcome, Step
from hamroh.core.law.progress import day_to_name
from hamroh.core.law.terms import Term
from hamroh.core.law.threats import Threat


class Sum(NamedTuple):
    """An amount in minor units of the law's currency."""

    minor: int


class Name(NamedTuple):
    """Words of the pack that stand inside a line, by their dotted key."""

    key: str


Said = date | int | Sum | Name | str


class Line(NamedTuple):
    """One line: the key of its words, and what stands in their places. `count` chooses the plural form."""

    key: str
    values: tuple[tuple[str, Said], ...] = ()


Lines = Iterator[Line]


def line(key: str, **values: Said) -> Line:
    """A line of the answers' words."""
    return Line(f"answers.{key}", tuple(values.items()))


def step_name(key: str) -> Name:
    """A step by its title."""
    return Name(f"steps.{key}.title")


def say_stay(answer: StayAnswer) -> tuple[Line, ...]:
    """Until when, by which limit, how much of each is used."""
    asking = answer.ask and answer.outcome in _ASKING
    return (*_stay(answer), line(f"ask.{answer.ask}")) if asking else tuple(_stay(answer))


_ASKING = frozenset({StayOutcome.ASK, StayOutcome.OVER, StayOutcome.CONTRADICTION, StayOutcome.NO_RULE_KNOWN})


def _stay(answer: StayAnswer) -> Lines:
    if answer.outcome in {StayOutcome.QUESTIONS, StayOutcome.CONTRADICTION}:
        yield from _missing(answer.outcome.value, answer.missing)
        return
    if answer.last_day is None or answer.days_left is None:
        yield line(f"stay.{answer.outcome}")
        return
    yield line(f"stay.{answer.outcome}", day=answer.last_day)
    if answer.days_left > 0:
        yield line("stay.left", count=answer.days_left)
    if answer.by is not None:
        yield line(f"stay.by_{answer.by.kind}", count=answer.by.limit, window=answer.by.window)
    for used in answer.used:
        yield line(f"stay.used_{used.kind}", count=used.used, limit=used.limit)
    yield from _rests_on(answer.claimed, answer.confidence)


def _missing(outcome: str, kinds: tuple[str, ...]) -> Lines:
    yield line("clash" if outcome == "contradiction" else "need")
    for kind in kinds:
        yield Line(f"questions.{kind}.ask")


def _rests_on(claimed: tuple[str, ...], confidence: Confidence) -> Lines:
    if confidence is not Confidence.HIGH:
        yield line("unsure")
    yield line("claimed" if claimed else "verified")


def say_patent(answer: PatentAnswer) -> tuple[Line, ...]:
    """Whether it is alive, and since when not."""
    return (*_patent(answer), *_rests_on_days(answer))


def _patent(answer: PatentAnswer) -> Lines:
    if answer.outcome in {PatentOutcome.QUESTIONS, PatentOutcome.CONTRADICTION}:
        yield from _missing(answer.outcome.value, answer.missing)
    elif answer.until is None:
        yield line(f"patent.{answer.outcome}")
    elif answer.ended_since is not None:
        yield line("patent.ended", day=answer.ended_since)
        yield line("patent.not_revived")
    else:
        yield line("patent.alive", day=answer.until)
    if (
        answer.outcome not in {PatentOutcome.ALIVE, PatentOutcome.NONE, PatentOutcome.QUESTIONS}
        and answer.ask
    ):
        yield line(f"ask.{answer.ask}")


def _rests_on_days(answer: PatentAnswer) -> Lines:
    if answer.until is not None:
        yield from _rests_on(answer.claimed, answer.confidence)


def say_payment(answer: PaymentAnswer, today: date) -> tuple[Line, ...]:
    """When to pay for the next months, how much, and until when it then is paid."""
    if answer.patent.outcome is not PatentOutcome.ALIVE:
        return tuple(_patent(answer.patent))
    return tuple(_pay(answer, today))


def _pay(answer: PaymentAnswer, today: date) -> Lines:
    patent = answer.patent
    if answer.price is not None:
        yield from _days_to_pay(answer, today)
        yield from _price(answer.price)
        if answer.price_confidence is Confidence.LOW and _is_one_sum(answer.price):
            yield line("unsure")
    yield from (line("pay.covered", day=day) for day in (patent.until,) if day)
    if answer.until is not None:
        yield line("pay.then", day=answer.until)
    if answer.beyond_year and patent.longest is not None:
        yield line("pay.year_ends", day=patent.longest)
    yield from _rests_on_days(patent)


def _days_to_pay(answer: PaymentAnswer, today: date) -> Lines:
    if answer.safe is not None:
        yield line("pay.by", day=answer.safe) if today <= answer.safe else line("pay.today")
    if answer.bank_safe is not None:
        yield line("pay.bank", day=answer.bank_safe) if today <= answer.bank_safe else line("pay.bank_passed")


def _is_one_sum(price: Price) -> bool:
    """Where two sums are published, saying both says already that it is not sure."""
    return price.amount is not None and price.amount == price.lowest


def _price(price: Price) -> Lines:
    for month in price.months if price.unpublished else ():
        if not month.amounts:
            yield line("pay.unpublished", day=month.start)
        elif len(month.amounts) > 1:
            first, second = Sum(month.amounts[0]), Sum(month.amounts[-1])
            yield line("pay.month_either", day=month.start, first=first, second=second)
        else:
            yield line("pay.month", day=month.start, sum=Sum(month.amounts[0]))
    if price.amount is None or price.lowest is None:
        return
    if price.amount != price.lowest:
        yield line("pay.either", count=len(price.months), first=Sum(price.amount), second=Sum(price.lowest))
    else:
        yield line("pay.sum", count=len(price.months), sum=Sum(price.amount))


def say_late(answer: LateAnswer) -> tuple[Line, ...]:
    """What is late and what the law may hold against the person; never advice to go and pay."""
    return tuple(_late(answer))


def _late(answer: LateAnswer) -> Lines:
    if answer.outcome in {LateOutcome.QUESTIONS, LateOutcome.CONTRADICTION}:
        yield from _missing(answer.outcome.value, answer.missing)
        return
    if answer.outcome not in {LateOutcome.LATE, LateOutcome.ASK}:
        yield line(f"late.{answer.outcome}")
    yield from _unsure(answer)
    said: list[Sanction] = []
    for one in answer.late:
        yield from _late_step(one, said)
    if answer.outcome in {LateOutcome.LATE, LateOutcome.ASK}:
        yield line("late.consultant_first")
    for step in answer.overdue:
        yield line("late.overdue", step=step_name(step.key))
    for step in answer.others:
        yield line("late.others", step=step_name(step.key), day=step.latest or answer.plan.on)
        yield from _if_late(step)
    # While a consultant comes first no next day is said: to hear of paying and of not paying confuses.
    if answer.next is not None and answer.outcome is LateOutcome.NOT_LATE:
        yield line("late.next", step=step_name(answer.next.key), day=_named(answer.next) or answer.plan.on)


def _named(step: Step) -> date | None:
    """The day that the plan names, a working day where an office has to be open."""
    return day_to_name(safe=step.safe, working_day=step.working_day, by_state=step.rule.by_state)


def _unsure(answer: LateAnswer) -> Lines:
    """What needs a consultant besides a late step: a finding says itself what it is."""
    reasons = answer.plan.consultant_first
    findings = [one.about for one in reasons if one.doubt is Doubt.FINDING]
    if answer.outcome is LateOutcome.ASK and any(one.doubt in UNSURE_TERMS for one in reasons):
        yield line("late.ask")
    yield from (Line(f"findings.{key}") for key in findings)


def _late_step(one: LateStep, said: list[Sanction]) -> Lines:
    """One late step; what an earlier step has threatened already is not said again."""
    yield line("late.step", count=one.days, step=step_name(one.step.key))
    yield from _if_late(one.step)
    for threat in one.threats:
        if threat.sanction in said:
            continue
        said.append(threat.sanction)
        if threat.offence.supposes is not None:
            yield line(f"late.if_{threat.offence.supposes}")
        yield Line(f"offences.{threat.offence.key}")
        yield from _threat(threat)


def _if_late(step: Step) -> Lines:
    if step.if_late is not None:
        yield Line(f"if_late.{step.if_late.key}")


def _threat(threat: Threat) -> Lines:
    sanction = threat.sanction
    if sanction.warning:
        yield line("late.warning")
    if threat.fine_unknown:
        yield line("late.fine_unknown")
    elif threat.least is not None and threat.most is not None:
        bounds = {"first": Sum(threat.least), "second": Sum(threat.most)}
        yield (
            line("late.fine", **bounds)
            if threat.least < threat.most
            else line("late.fine_of", sum=Sum(threat.most))
        )
    if sanction.arrest_days:
        yield line("late.arrest", count=sanction.arrest_days)
    if sanction.removal is not Removal.NONE:
        yield line(f"late.removal_{sanction.removal}")
    appeal = threat.offence.appeal
    known = appeal.at(sanction.since) if appeal else ()
    if known and isinstance(known[0].value, Term):
        yield line("late.appeal", count=known[0].value.count)
    if threat.confidence is not Confidence.HIGH:
        yield line("unsure")
    yield line("late.article", act=Name(f"acts.{threat.offence.act}"), article=threat.offence.article)


_OF_TODAY = ("answers.stay.left", "answers.stay.used_")
"""What is counted on the day of a plan would be read as counted today."""


def say_supposition(found: Supposition) -> tuple[Line, ...]:
    """What would change, for better and worse."""
    return tuple(_supposition(found))


def _supposition(found: Supposition) -> Lines:
    after = found.after
    if after.outcome is Outcome.QUESTIONS:
        yield from _missing("questions", tuple(one.fact for one in after.questions))
        return
    if after.outcome is Outcome.CONTRADICTION:
        kinds = dict.fromkeys(kind for one in after.contradictions for kind in one.facts)
        yield from _missing("contradiction", tuple(kinds))
        return
    if after.outcome is Outcome.NO_RULE_KNOWN:
        yield Line("reasons.no_rule_known")
        return
    for key in found.findings_added:
        yield Line(f"findings.{key}")
    yield from (_move(one) for one in found.moves)
    stay = found.stay_after
    moved = (stay.outcome, stay.last_day) != (found.stay_before.outcome, found.stay_before.last_day)
    if moved:
        yield line("what_if.stay")
        yield from (one for one in say_stay(stay) if not one.key.startswith(_OF_TODAY))
    elif not found.moves and not found.findings_added:
        yield line("what_if.same")


def _move(move: Move) -> Line:
    values: dict[str, Said] = {"step": step_name(move.step)} if move.step else {}
    is_sum = move.kind.value in {"dearer", "cheaper", "no_sum", "new_sum"}
    for name, value in (("before", move.before), ("after", move.after)):
        if value is not None:
            values[name] = Sum(value) if is_sum and isinstance(value, int) else value
    key = "appears_by" if move.kind.value == "appears" and move.after else move.kind.value
    return line(f"what_if.{key}", **values)
