"""A rule of the law on a day, in plain words: for whom and why, prices, papers, acts, and what is not sure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from hamroh.core.law import Confidence, FeeKind, Known, Law, Parameter, Source
from hamroh.core.law.rules import Case, FeeRule, StepRule
from hamroh.core.law.terms import Term
from hamroh.journeys.wording import LawWords
from hamroh.ui import sums
from hamroh.ui.parts import Doubt, Row, Summary


@dataclass(frozen=True, slots=True)
class Ground:
    """One ground of a step: why and how long, the acts, whether it is sure."""

    reasons: tuple[str, ...]
    law: str
    doubt: Doubt | None


@dataclass(frozen=True, slots=True)
class DrawnRule:
    """The parts of one rule's page."""

    grounds: tuple[Ground, ...]
    prices: Summary | None
    papers: tuple[str, ...]
    if_late: str
    suspended: tuple[str, ...]


def draw_rule(rule: StepRule, law: Law, words: LawWords, day: date) -> DrawnRule:
    """The whole rule as it stands on a day."""
    rows = tuple(row for fee in rule.fees for row in _prices(fee, law, words, day))
    papers = tuple(dict.fromkeys(words.document(one.key) for one in rule.documents))
    return DrawnRule(
        grounds=tuple(dict.fromkeys(_ground(case, words, day) for case in rule.cases)),
        prices=Summary(rows) if rows else None,
        papers=papers,
        if_late=words.if_late(rule.if_late.key) if rule.if_late else "",
        suspended=tuple(
            words.override(one.key)
            for one in law.overrides
            if _holds(one.start, one.end, day, one.steps, rule)
        ),
    )


def _holds(start: date, end: date, day: date, steps: frozenset[str], rule: StepRule) -> bool:
    return rule.key in steps and start <= day <= end


def unsure_steps(law: Law, day: date) -> tuple[str, ...]:
    """The steps of which something is not sure or not known on this day."""
    return tuple(rule.key for rule in law.steps if any(_is_unsure(rule, day)))


def _is_unsure(rule: StepRule, day: date) -> Iterator[bool]:
    for case in rule.cases:
        yield case.confidence is Confidence.LOW or (case.term is not None and not case.term.at(day))
    for fee in rule.fees:
        if fee.kind is not FeeKind.SET_BY_CENTRE:
            yield any(len(parameter.at(day)) != 1 for parameter in fee.parameters.values())


def _ground(case: Case, words: LawWords, day: date) -> Ground:
    known = case.term.at(day) if case.term is not None else ()
    value = known[0].value if known else None
    count = value.count if isinstance(value, Term) else None
    doubt = None
    if case.term is not None and not known:
        doubt = Doubt(gettext("Not sure"), (gettext("For this day we know no term. Ask a consultant."),))
    elif case.confidence is Confidence.LOW:
        doubt = Doubt(gettext("Not sure"), (gettext("Sources differ here. Ask before you rely on it."),))
    sources = (*case.sources, *(source for one in known for source in one.sources))
    return Ground(words.reasons_with(case.reasons, count), _acts(sources, words), doubt)


def _acts(sources: tuple[Source, ...], words: LawWords) -> str:
    return "; ".join(dict.fromkeys(words.source(one) for one in sources if words.knows_act(one)))


def _prices(fee: FeeRule, law: Law, words: LawWords, day: date) -> Iterator[Row]:
    name = words.fee(fee.key)
    if fee.kind is FeeKind.SET_BY_CENTRE:
        yield Row(name, gettext("the centre says"))
    for region, parameter in fee.parameters.items():
        place = f"{name}, {words.choice('region', region)}" if region else name
        yield Row(place, _price(parameter, law, day, up_to=fee.kind is FeeKind.UP_TO))


def _price(parameter: Parameter, law: Law, day: date, *, up_to: bool) -> str:
    amounts = sorted({_minor(one) for one in parameter.at(day)})
    if not amounts:
        return gettext("not published yet")
    if len(amounts) > 1:
        shown = {"first": sums.number(amounts[-1]), "second": sums.amount(amounts[0], law.currency)}
        return gettext("%(first)s or %(second)s") % shown
    amount = sums.amount(amounts[0], law.currency)
    return gettext("up to %(amount)s") % {"amount": amount} if up_to else amount


def _minor(known: Known) -> int:
    return int(str(known.value))
