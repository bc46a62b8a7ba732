"""What is known of who asks: the recorded facts of a person, or the answers of this session; and the plan."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest

from hamroh.accounts.sessions import person_of
from hamroh.core.law import Facts, Law, Outcome, Plan, make_plan
from hamroh.foundation import clock
from hamroh.journeys import queries as journeys
from hamroh.journeys.law import DEFAULT_PACK, law_for
from hamroh.portal.place import is_served, law_here, today_at
from hamroh.portal.questions import answers


@dataclass(frozen=True, slots=True)
class Situation:
    """The law, the day at the person's place, the facts, and the plan that follows from them."""

    law: Law
    today: date
    facts: Facts
    plan: Plan

    @property
    def served(self) -> bool:
        """Whether our centres serve under this law; elsewhere there is the plan alone."""
        return self.law.key == DEFAULT_PACK


def known_here(request: HttpRequest) -> tuple[Law, date, Facts]:
    """The law that who asks lives by, the day at their place, and what is known of them.

    Recorded facts of a signed-in person come first; answers of this session supersede them, for they are newer.
    They tell of the country of our centres: asked about another one, this session's answers stand alone.
    """
    person_id = person_of(request) if is_served(request) else None
    law = law_here(request) if person_id is None else law_for(person_id, now=clock.now())
    today = today_at(request, law)
    facts = answers.facts_of(request, law, today)
    if person_id is not None:
        facts = _joined(journeys.facts_of(person_id, law=law, today=today), facts)
    return law, today, facts


def situation_of(request: HttpRequest) -> Situation | None:
    """The situation of who asks; None while questions are open."""
    law, today, facts = known_here(request)
    plan = make_plan(law=law, facts=facts, today=today)
    return None if plan.outcome is Outcome.QUESTIONS else Situation(law, today, facts, plan)


def served_situation_of(request: HttpRequest) -> Situation | None:
    """The same for what our centres do; None, too, where they do not serve."""
    return situation_of(request) if is_served(request) else None


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
