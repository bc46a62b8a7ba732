"""The question of an event as a page: a fact of the law, or the two days of a journey."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.http import QueryDict
from django.utils.translation import get_language, gettext

from hamroh.core.law import Value, check_answer
from hamroh.core.law.answers.telling import BACK, LEFT
from hamroh.core.law.rules import FactRule
from hamroh.journeys.wording import LawWords, words_of_law
from hamroh.portal.asking.days import day_field, read_days
from hamroh.portal.events.draft import JOURNEY, Draft
from hamroh.portal.situation import Situation
from hamroh.ui.parts import DateInput, Details, Problem, Problems
from hamroh.ui.parts.fields import Field
from hamroh.ui.questions.fields import (
    UnreadableAnswerError,
    field_for,
    mistake_text,
    problem_text,
    read_answer,
)
from hamroh.ui.questions.words import QuestionWords, question_words

Told = dict[str, Value | None]


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong with what was typed, and which parts of a date are."""

    text: str
    wrong: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact that tells of the event."""

    situation: Situation
    event: str
    rule: FactRule
    words: LawWords
    said: QuestionWords

    def read(self, posted: QueryDict) -> Told | Mistake:
        """What was told. A fact that only happens can be taken back; one that is asked may be unknown."""
        kind = self.rule.key
        if "unknown" in posted:
            return {kind: None}
        try:
            value = read_answer(self.rule, posted)
        except UnreadableAnswerError as error:
            return Mistake(problem_text(error.code), error.wrong)
        situation = self.situation
        code = check_answer(
            law=situation.law, facts=situation.facts, kind=kind, value=value, today=situation.today
        )
        if code is None:
            return {kind: value}
        return Mistake(mistake_text(code, self.words.problem(code), today=situation.today))

    def context(self, posted: QueryDict | None = None, mistake: Mistake | None = None) -> dict[str, Any]:
        """What the page shows."""
        known = self.situation.facts.values.get(self.rule.key)
        told_before = known if self.rule.tell else None
        said = replace(self.said, hint=self._hint())
        field = _marked(field_for(self.rule, said, posted=posted, known=told_before), mistake)
        return {
            "title": said.title,
            "event": self.words.event(self.event),
            "kind": self.rule.key,
            "fields": (field,),
            "why": Details(gettext("Why do we ask this?"), (said.why,)),
            "unknown": self._unknown(known),
            "problems": _problems(field),
        }

    def _hint(self) -> str:
        if not self.rule.tell or self.rule.type != "date":
            return self.said.hint
        if self.rule.future:
            return gettext("For example: 6 2 2027")
        return gettext(
            "If you are not sure, type the day on which you learned of it. For example: 16 11 2026"
        )

    def _unknown(self, known: Value | None) -> str:
        """A day of what has happened is always known roughly: without it the event would be lost."""
        if not self.rule.tell:
            return self.said.unknown
        return gettext("It did not happen") if known is not None else ""


@dataclass(frozen=True, slots=True)
class Journey:
    """The day of leaving and the day of coming back."""

    situation: Situation
    event: str
    words: LawWords

    def read(self, posted: QueryDict) -> Told | Mistake:
        """Both days, in their order and not in the future."""
        try:
            left, back = read_days(posted, JOURNEY)
        except UnreadableAnswerError as error:
            return Mistake(problem_text(error.code))
        problem = self._problem(left, back)
        return Mistake(problem) if problem else {LEFT: left, BACK: back}

    def _problem(self, left: date, back: date) -> str:
        today, residence = self.situation.today, self.situation.law.residence
        entered = self.situation.facts.values.get(residence.entry) if residence else None
        if back > today:
            return mistake_text("in_future", None, today=today)
        if back < left:
            return gettext("You came back before you left. Change one of the days.")
        if isinstance(entered, date) and left < entered:
            return gettext("You left before your last entry. Change the day.")
        return ""

    def context(self, posted: QueryDict | None = None, mistake: Mistake | None = None) -> dict[str, Any]:
        """What the page shows."""
        left = _marked(day_field(LEFT, gettext("I left on this day"), posted), mistake)
        return {
            "title": self.words.event(self.event),
            "event": self.words.event(self.event),
            "heading": True,
            "kind": LEFT,
            "fields": (left, day_field(BACK, gettext("I came back on this day"), posted)),
            "why": Details(
                gettext("Why do we ask this?"),
                (gettext("The terms of the law run anew from each entry. Days of earlier stays may count."),),
            ),
            "unknown": "",
            "problems": _problems(left),
        }


def ask(situation: Situation, telling: Draft, kind: str) -> Fact | Journey:
    """The page that asks for this kind."""
    words = words_of_law(situation.law, get_language() or "en")
    if kind in JOURNEY:
        return Journey(situation, telling.event.key, words)
    rule = situation.law.facts[kind]
    return Fact(situation, telling.event.key, rule, words, question_words(rule, situation.law, words))


def _marked(field: Field, mistake: Mistake | None) -> Field:
    if mistake is None:
        return field
    if isinstance(field, DateInput):
        return replace(field, error=mistake.text, wrong=mistake.wrong)
    return replace(field, error=mistake.text)


def _problems(field: Field) -> Problems | None:
    if not field.error:
        return None
    return Problems((Problem(field.error, field.target if isinstance(field, DateInput) else field.id),))
