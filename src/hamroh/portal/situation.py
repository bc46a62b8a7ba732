"""What is known of who asks: the recorded facts of a person, or the answers of this session; and the plan."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest

from hamroh.accounts.sessions import person_of
from hamroh.core.law import Facts, Law, Outcome, Plan, make_plan
from hamroh.foundation import clock
from hamroh.journeys import queries as journeys
from hamroh.journeys.law import law_for, law_in_force
from hamroh.portal.questions import answers
from hamroh.portal.today import today_at


@dataclass(frozen=True, slots=True)
class Situation:
    """The law, the day at the person's place, the facts, and the plan that follows from them."""

    law: Law
    today: date
    facts: Facts
    plan: Plan


def situation_of(request: HttpRequest) -> Situation | None:
    """The situation of who asks; None while questions are open.

    Recorded facts of a signed-in person come first; answers of this session supersede them, for they are newer.
    """
    now, person_id = clock.now(), person_of(request)
    law = law_in_force(now=now) if person_id is None else law_for(person_id, now=now)
    today = today_at(request, law)
    facts = answers.facts_of(request, law, today)
    if person_id is not None:
        facts = _joined(journeys.facts_of(person_id, law=law, today=today), facts)
    plan = make_plan(law=law, facts=facts, today=today)
    return None if plan.outcome is Outcome.QUESTIONS else Situation(law, today, facts, plan)


def _joined(recorded: Facts, answered: Facts) -> Facts:
    """A verified fact is not superseded by what somebody types."""
    facts = recorded
    for kind, value in answered.values.items():
        if kind not in recorded.verified:
            facts = facts.with_answer(kind, value)
    for kind in answered.unknown:
        if kind not in facts.values:
            facts = facts.with_answer(kind, None)
    return facts
