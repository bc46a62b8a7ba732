"""A fact's value in words."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext

from hamroh.core.law import because
from hamroh.journeys.wording import LawWords
from hamroh.portal.situation import Situation
from hamroh.ui import dates
from hamroh.ui.questions import words as questions


def value_in_words(kind: str, situation: Situation, words: LawWords) -> str:
    """What somebody answered, as a page shows it."""
    value = situation.facts.values.get(kind)
    return questions.value_in_words(situation.law.facts[kind], value, words, today=situation.today)


def rests_on(kinds: Iterable[str], situation: Situation, words: LawWords) -> list[str]:
    """The facts that something follows from: what was told apart from what was seen on paper."""
    known = because(tuple(kinds), situation.facts)
    verified = situation.facts.verified
    told, seen = (
        "; ".join(_labelled(kind, situation, words) for kind in known if (kind in verified) is wanted)
        for wanted in (False, True)
    )
    texts = []
    if told:
        texts.append(gettext("It follows from what you told us: %(facts)s.") % {"facts": told})
    if seen:
        texts.append(gettext("It follows from papers that were seen: %(facts)s.") % {"facts": seen})
    return texts


def _labelled(kind: str, situation: Situation, words: LawWords) -> str:
    return f"{words.label(kind)} {_plainly(kind, situation, words)}".strip()


def _plainly(kind: str, situation: Situation, words: LawWords) -> str:
    value = situation.facts.values[kind]
    if isinstance(value, date):
        return dates.day(value, today=situation.today)
    return value_in_words(kind, situation, words)
