"""Facts that can't hold together: which, with the way to each question."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext

from hamroh.journeys.wording import LawWords
from hamroh.portal.plan.values import value_in_words
from hamroh.portal.situation import Situation
from hamroh.ui.parts import Link, Row, Summary


@dataclass(frozen=True, slots=True)
class Clash:
    """One contradiction in words, and the answers that take part in it."""

    text: str
    answers: Summary


def draw_contradictions(situation: Situation, words: LawWords) -> tuple[Clash, ...]:
    """Each contradiction with its answers, so that the wrong one can be changed."""
    return tuple(
        Clash(
            words.contradiction(one.key), Summary(tuple(_row(kind, situation, words) for kind in one.facts))
        )
        for one in situation.plan.contradictions
    )


def _row(kind: str, situation: Situation, words: LawWords) -> Row:
    change = Link(gettext("Change"), reverse("portal:question", args=[kind]))
    return Row(words.question(kind), value_in_words(kind, situation, words), change=change)
