"""What holds for every plan, whatever the facts."""

from datetime import date
from typing import Any

from bench.plans import check_against_plain
from hypothesis import given, settings
from hypothesis import strategies as st

from hamroh.core.law import Facts, Law, Outcome, Plan, Stay, StepKind, check_answer, late_steps, make_plan
from hamroh.packs.loader import load_law

LAWS = {pack: load_law(pack) for pack in ("ru", "kz")}
LAW = LAWS["ru"]
DAYS = st.dates(date(2014, 6, 1), date(2028, 6, 1))


def _answers(law: Law, kind: str) -> st.SearchStrategy[Any]:
    rule = law.facts[kind]
    if rule.type == "date":
        return st.dates(date(1940, 1, 1), date(2010, 1, 1)) if kind == "birth_date" else DAYS
    if rule.type == "stays":
        return st.lists(st.builds(Stay, DAYS, DAYS).filter(lambda one: one.entered <= one.left)).map(tuple)
    if rule.type == "number":
        return st.integers(rule.smallest, rule.largest)
    countries = ("UZ", "TJ", "KG", "BY", "UA", "AZ", "GE", "TM", "RS", "US", "RU", "KZ")
    return st.sampled_from({"country": countries, "region": law.regions}.get(rule.type, rule.choices))


def _facts(law: Law) -> st.SearchStrategy[Facts]:
    answers = {kind: st.one_of(st.none(), _answers(law, kind)) for kind in law.facts}
    return st.fixed_dictionaries({}, optional=answers).map(
        lambda found: Facts(
            {kind: value for kind, value in found.items() if value is not None},
            unknown=frozenset(kind for kind, value in found.items() if value is None),
        )
    )


SITUATIONS = st.one_of(*(st.tuples(st.just(law), _facts(law)) for law in LAWS.values()))


@settings(deadline=None, max_examples=600)
@given(SITUATIONS, DAYS)
def test_a_plan_is_always_an_answer(situation: tuple[Law, Facts], today: date) -> None:
    law, facts = situation
    plan = make_plan(law=law, facts=facts, today=today)
    assert (plan.outcome is Outcome.QUESTIONS) <= bool(plan.questions)
    assert (plan.outcome in {Outcome.CONTRADICTION, Outcome.NO_RULE_KNOWN}) <= bool(plan.consultant_first)
    _days_are_in_order(plan)
    late = {step.key for step in late_steps(plan, today)}
    blocked = {one.about for one in plan.consultant_first}
    assert late <= blocked or "consulted_on" in facts.values


@settings(deadline=None, max_examples=200)
@given(SITUATIONS, DAYS)
def test_a_shared_program_gives_the_plan_of_a_fresh_one(situation: tuple[Law, Facts], today: date) -> None:
    """The first plan rests on what all situations before it have left behind, the second on nothing."""
    law, facts = situation
    warm = make_plan(law=law, facts=facts, today=today)
    memo, shared = dict(law.memo), dict(law.shared)
    law.memo.clear()
    law.shared.clear()
    assert make_plan(law=law, facts=facts, today=today) == warm
    law.memo.update(memo)
    law.shared.update(shared)


def _days_are_in_order(plan: Plan) -> None:
    for step in plan.steps:
        if step.safe is not None and step.latest is not None:
            assert step.safe <= step.latest
            assert step.working_day is None or step.working_day <= step.safe
        assert step.kind is not StepKind.WAIT or step.latest is None
        assert all(list(fee.amounts) == sorted(fee.amounts, reverse=True) for fee in step.fees)


@settings(deadline=None)
@given(SITUATIONS, DAYS)
def test_answers_in_order_lead_to_an_end(situation: tuple[Law, Facts], today: date) -> None:
    law, facts = situation
    known = Facts()
    for _ in range(len(law.facts) + 1):
        questions = make_plan(law=law, facts=known, today=today).questions
        if not questions:
            return
        kind = questions[0].fact
        value = facts.values.get(kind)
        if value is not None and check_answer(law=law, facts=known, kind=kind, value=value, today=today):
            value = None
        known = known.with_answer(kind, value)
    raise AssertionError("the questions never end")


def test_the_pack_agrees_with_a_function_written_by_hand() -> None:
    check_against_plain(LAW, seed=1, count=300)
