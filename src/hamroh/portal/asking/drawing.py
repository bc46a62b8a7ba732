"""From answers of the law to folded questions on the page."""

from collections.abc import Iterable, Iterator
from functools import partial

from django.utils.translation import gettext

from hamroh.core.law import Source
from hamroh.core.law.answers import PatentOutcome, StayOutcome, answer_payment, answer_stay
from hamroh.core.law.answers.saying import Line, line, say_patent, say_payment, say_stay
from hamroh.journeys.wording import LawWords
from hamroh.portal.situation import Situation
from hamroh.ui import dates, sums
from hamroh.ui.parts import Details

_SILENT = frozenset({PatentOutcome.NONE, PatentOutcome.NO_RULE_KNOWN})
MONTHS = 3
"""Three months reach over the turn of a year, where the sum is not published yet."""
_OF_MONTHS = frozenset(
    f"answers.pay.{key}" for key in ("sum", "either", "month", "month_either", "unpublished", "then")
)


def draw_questions(situation: Situation, words: LawWords) -> tuple[Details, ...]:
    """The questions that the engine can answer for this situation, each folded with its answer."""
    return (*_patent(situation, words), *_stay(situation, words))


def said(lines: Iterable[Line], situation: Situation, words: LawWords) -> tuple[str, ...]:
    """Lines of an answer as a page shows them."""
    return words.lines(
        lines,
        day=partial(dates.day, today=situation.today),
        money=partial(sums.amount, currency=situation.law.currency),
    )


def _patent(situation: Situation, words: LawWords) -> Iterator[Details]:
    law, facts, today = situation.law, situation.facts, situation.today
    one, more = (answer_payment(law=law, facts=facts, today=today, months=months) for months in (1, MONTHS))
    patent = one.patent
    if patent.outcome in _SILENT:
        return
    small = _law(patent.sources, words)
    lines = list(say_payment(one, today))
    if more.months > one.months:
        lines[-1:-1] = [each for each in say_payment(more, today) if each.key in _OF_MONTHS]
    yield Details(gettext("When do I pay next, and how much?"), said(lines, situation, words), small=small)
    reasons = words.reasons_of(patent.reasons)
    alive = (*said(say_patent(patent), situation, words), *reasons)
    yield Details(said((line("patent.title"),), situation, words)[0], alive, small=small)


def _stay(situation: Situation, words: LawWords) -> Iterator[Details]:
    answer = answer_stay(law=situation.law, facts=situation.facts, today=situation.today)
    if answer.outcome is StayOutcome.NO_RULE_KNOWN:
        return
    texts = (*said(say_stay(answer), situation, words), *words.reasons_of(answer.reasons))
    yield Details(gettext("How long may I stay?"), texts, small=_law(answer.sources, words))


def _law(sources: tuple[Source, ...], words: LawWords) -> str:
    law = "; ".join(dict.fromkeys(words.source(source) for source in sources))
    return gettext("Law: %(articles)s") % {"articles": law} if law else ""
