"""The choice of an event, and what moves when it is told."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext

from hamroh.core.law import Outcome, Value
from hamroh.core.law.answers import Supposition, suppose
from hamroh.core.law.answers.saying import say_supposition
from hamroh.core.law.answers.telling import BACK, LEFT
from hamroh.core.law.events import EventRule
from hamroh.journeys.wording import LawWords
from hamroh.portal.asking.drawing import said
from hamroh.portal.events.draft import Draft
from hamroh.portal.place import may_call, phones_of
from hamroh.portal.plan.drawing import consultant_card, without_our_talk
from hamroh.portal.situation import Situation
from hamroh.ui import dates
from hamroh.ui.parts import Option, Problem, Problems, Radios, Row, StepCard, Summary
from hamroh.ui.questions.words import value_in_words


def choice(
    situation: Situation, events: Sequence[EventRule], words: LawWords, *, error: str = ""
) -> dict[str, Any]:
    """The page that asks what has happened."""
    options = tuple(Option(one.key, words.event(one.key)) for one in events)
    field = Radios("event", gettext("What has changed?"), error=error, heading=True, options=options)
    return {
        "events": field if options else None,
        "phones": phones_of(situation.law.key, _region(situation)),
        "may_call": may_call(situation.law.key),
        "problems": Problems((Problem(error, field.id),)) if error else None,
    }


def _region(situation: Situation) -> object:
    return situation.facts.values.get("region")


def supposed(situation: Situation, telling: Draft) -> Supposition:
    """The plan as it is and as it would be."""
    then = telling.facts_then(situation)
    return suppose(law=situation.law, facts=situation.facts, today=situation.today, then=then)


def what_moves(situation: Situation, telling: Draft, found: Supposition, words: LawWords) -> dict[str, Any]:
    """What was told, and what it does to the plan. When a consultant comes first that is all that is said."""
    grave = found.after.outcome is Outcome.PLAN and bool(found.after.consultant_first)
    fits = found.after.outcome is Outcome.PLAN
    clashes = tuple(words.contradiction(one.key) for one in found.after.contradictions)
    lines = said(say_supposition(found), situation, words) if fits and not grave else clashes
    return {
        "title": words.event(telling.event.key),
        "told": Summary(tuple(_row(kind, value, situation, words) for kind, value in telling.told.items())),
        "card": _consultant(situation, found, words) if grave else None,
        "lines": lines,
        "fits": fits,
        "phones": phones_of(situation.law.key, _region(situation)) if grave or not fits else (),
    }


def _consultant(situation: Situation, found: Supposition, words: LawWords) -> StepCard:
    card = replace(consultant_card(found.after, words, situation.today), action=None)
    return card if situation.served else without_our_talk(card)


def _row(kind: str, value: Value | None, situation: Situation, words: LawWords) -> Row:
    journey = {LEFT: gettext("I left on this day"), BACK: gettext("I came back on this day")}
    if kind in journey:
        return Row(journey[kind], dates.day_html(value, today=situation.today))  # type: ignore[arg-type]
    rule = situation.law.facts[kind]
    if value is None and rule.tell:
        return Row(words.question(kind), gettext("It did not happen"))
    return Row(words.question(kind), value_in_words(rule, value, words, today=situation.today))
