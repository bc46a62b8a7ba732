"""What a person tells of what has happened: which events there are for them, and the facts that then hold."""

from collections.abc import Mapping
from datetime import date

from hamroh.core.law.answers.supposing import facts_after_leaving
from hamroh.core.law.conditions import TODAY
from hamroh.core.law.events import EventRule
from hamroh.core.law.facts import Facts, Value
from hamroh.core.law.rules import Law

LEFT, BACK = "left", "back"
"""The two days of a journey; they stand where other events have kinds of fact."""


def possible_events(*, law: Law, facts: Facts, today: date) -> tuple[EventRule, ...]:
    """The events that can happen to this person, in the pack's order, and those told already, to be corrected."""
    values = {**facts.values, TODAY: today}
    return tuple(one for one in law.events if one.when(values) or _told_already(law, one, facts))


def _told_already(law: Law, event: EventRule, facts: Facts) -> bool:
    return any(law.facts[kind].tell and kind in facts.values for kind in event.asks)


def facts_told(*, law: Law, event: EventRule, facts: Facts, told: Mapping[str, Value | None]) -> Facts:
    """The facts after the event; None takes back what was told. All of it is claimed, whatever held before."""
    if event.journey:
        left, back = told[LEFT], told[BACK]
        assert isinstance(left, date)  # noqa: S101  # a journey has two days
        assert isinstance(back, date)  # noqa: S101
        return facts_after_leaving(law=law, facts=facts, left=left, back=back)
    for kind, value in told.items():
        facts = facts.with_answer(kind, value)
    return facts
