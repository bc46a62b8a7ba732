"""What the engine does with packs that the Russian one does not need yet, and with days as such."""

from datetime import date
from typing import Any

import pytest

from hamroh.core.calendars import Year, make_calendar
from hamroh.core.law import (
    Facts,
    Law,
    Outcome,
    Trust,
    days_left,
    is_late,
    late_steps,
    make_plan,
    may_book,
    next_questions,
    next_step,
    planning,
    steps_by_day,
)
from hamroh.core.law.terms import Term, Unit
from hamroh.packs.loader import load_law
from tests.core.law.mini import STEP, SURE, make_files, make_law, put

TODAY = date(2026, 3, 2)
FACTS = Facts({"citizenship": "UZ", "entry_date": date(2026, 3, 2), "birth_date": date(1990, 1, 1)})
RU = load_law("ru")


@pytest.mark.parametrize(
    ("unit", "count", "expected"),
    [
        (Unit.CALENDAR_DAYS, 15, (date(2026, 3, 16), date(2026, 3, 17))),
        (Unit.WORKING_DAYS, 3, (date(2026, 3, 5), date(2026, 3, 5))),
        (Unit.MONTHS, 2, (date(2026, 5, 2), date(2026, 5, 2))),
        (Unit.COVERED_MONTHS, 1, (date(2026, 4, 1), date(2026, 4, 1))),
        (Unit.NEXT_DAYS, 1, (date(2026, 3, 3), date(2026, 3, 3))),
        (Unit.DAYS_AHEAD, 1, (date(2026, 3, 1), date(2026, 3, 2))),
        (Unit.WORKING_DAYS_AHEAD, 1, (date(2026, 2, 27), date(2026, 3, 2))),
        (Unit.WORKING_DAYS_BEFORE, 1, (date(2026, 2, 27), date(2026, 3, 2))),
    ],
)
def test_each_unit_has_its_two_readings(unit: Unit, count: int, expected: tuple[date, date]) -> None:
    calendar = make_calendar([Year(2026)])
    assert Term(count, unit).read(calendar, date(2026, 3, 2)) == expected


def test_two_conflicting_rules_give_the_shorter_as_safe_and_the_longer_as_latest() -> None:
    term = Term(5, Unit.CALENDAR_DAYS, longer=30)
    assert term.read(make_calendar([Year(2026)]), date(2026, 3, 2)) == (date(2026, 3, 6), date(2026, 4, 1))


def test_a_number_can_be_compared() -> None:
    law = _changed((*STEP, "when", {"fact": "months", "at_least": 6}))
    found = [
        bool(make_plan(law=law, facts=FACTS.with_answer("months", months), today=TODAY).steps)
        for months in (5, 6, None)
    ]
    assert found == [False, True, False]


def test_a_price_is_multiplied_by_a_fact_and_is_the_plain_one_without_it() -> None:
    law = _changed((*STEP, "fees", 0, "times", "months"))
    found = []
    for months in (3, 2, None):
        plan = make_plan(law=law, facts=FACTS.with_answer("months", months), today=TODAY)
        found.append([fee.amounts for fee in plan.steps[0].fees])
    assert found == [[(300,)], [(200,)], [(100,)]]


@pytest.mark.parametrize("unit", [Unit.WORKING_DAYS, Unit.WORKING_DAYS_AHEAD, Unit.WORKING_DAYS_BEFORE])
def test_without_a_calendar_there_is_no_day(unit: Unit) -> None:
    assert Term(5, unit).read(make_calendar([Year(2026)]), date(2027, 3, 1)) is None


def _changed(*changes: tuple[Any, ...]) -> Law:
    files = make_files()
    for change in changes:
        put(files, *change)
    return make_law(files)


def test_a_group_ends_on_its_last_day() -> None:
    law = _changed((*STEP, "when", {"rule": "friend"}))
    facts = FACTS.with_answer("entry_date", date(2026, 6, 30))
    assert make_plan(law=law, facts=facts, today=date(2026, 6, 30)).steps
    assert not make_plan(law=law, facts=facts, today=date(2026, 7, 1)).steps


def test_an_advice_without_a_rule_or_a_term_gives_no_day() -> None:
    for advised in ("price", "later"):
        values = {date(2030, 1, 1): {"value": {"count": 1, "unit": "months"}, **SURE}}
        law = _changed(
            ("parameters/later.yaml", {"description": "l", "unit": "term", "values": values}),
            (*STEP, "advised", advised),
        )
        step = make_plan(law=law, facts=FACTS, today=TODAY).step("file")
        assert step is not None
        assert (step.safe, step.advised) == (date(2026, 3, 9), None)


def test_an_advice_beyond_the_calendar_gives_no_day() -> None:
    law = _changed((*STEP, "advised", "term.days"), (*STEP, "cases", 0, "term", "months"), _months())
    facts = FACTS.with_answer("entry_date", date(2026, 12, 31))
    step = make_plan(law=law, facts=facts, today=date(2026, 12, 31)).step("file")
    assert step is not None
    assert (step.latest, step.advised) == (date(2027, 1, 31), None)


def _months() -> tuple[Any, ...]:
    values = {date(2020, 1, 1): {"value": {"count": 1, "unit": "months"}, **SURE}}
    return ("parameters/months.yaml", {"description": "m", "unit": "term", "values": values})


def test_a_term_that_is_no_term_gives_no_rule() -> None:
    law = _changed((*STEP, "cases", 0, "term", "price"), (*STEP, "cases", 0, "reasons", ["odd"]))
    plan = make_plan(law=law, facts=FACTS, today=TODAY)
    assert [str(one.doubt) for one in plan.consultant_first] == ["no_rule_known"]


def test_a_moment_whose_term_is_not_known_has_no_day() -> None:
    for term in ("price", "later"):
        values = {date(2030, 1, 1): {"value": {"count": 1, "unit": "months"}, **SURE}}
        law = _changed(
            ("parameters/later.yaml", {"description": "l", "unit": "term", "values": values}),
            ("rules.yaml", "moments", "filed", "term", term),
            (*STEP, "anchor", "filed"),
        )
        step = make_plan(law=law, facts=FACTS, today=TODAY).step("file")
        assert step is not None
        assert step.anchor_day is None


def test_a_price_before_its_first_day_is_unknown() -> None:
    law = _changed(("rules.yaml", "sums", "all", {"steps": ["file"], "only_with": "file"}))
    facts = FACTS.with_answer("entry_date", date(2026, 1, 12))
    plan = make_plan(law=law, facts=facts, today=date(2025, 12, 1))
    assert plan.outcome is Outcome.PLAN
    assert [(total.amount, total.open, total.up_to) for total in plan.totals] == [(0, ("price",), False)]


def test_the_memo_starts_anew_when_it_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planning, "MEMO_LIMIT", 1)
    law = _changed()
    first = make_plan(law=law, facts=FACTS, today=TODAY)
    make_plan(law=law, facts=FACTS.with_answer("answer", "yes"), today=TODAY)
    assert len(law.memo) == 1
    assert make_plan(law=law, facts=FACTS, today=TODAY) == first


@pytest.mark.parametrize("limit", ["OUTCOME_LIMIT", "PROGRAM_LIMIT"])
def test_outcomes_and_programs_are_bounded_too(limit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three people whose plans say different things; a limit of two lets the third one clear all three stores."""
    monkeypatch.setattr(planning, limit, 2)
    law = _changed()
    known = [FACTS, FACTS.with_answer("answer", "yes"), FACTS.with_answer("months", 3)]
    plans = [make_plan(law=law, facts=facts, today=TODAY) for facts in known]
    assert (len(law.shared), len(law.outcomes)) == (1, 1)
    assert [make_plan(law=law, facts=facts, today=TODAY) for facts in known] == plans
    assert max(len(law.shared), len(law.outcomes)) <= 2


def _programs(*situations: tuple[Facts, date], law: Law | None = None) -> int:
    law = law or _changed()
    for facts, today in situations:
        make_plan(law=law, facts=facts, today=today)
    return len(law.shared)


def test_situations_that_come_to_the_same_share_one_program() -> None:
    """Another day of entry, another region without a rule of its own: nothing that the plan says differs."""
    in_first, in_second = (FACTS.with_answer("region", region) for region in ("1", "2"))
    later = in_first.with_answer("entry_date", date(2026, 2, 2))
    assert _programs((in_first, TODAY), (in_second, TODAY), (later, TODAY)) == 1


@pytest.mark.parametrize(
    "other",
    [
        FACTS.with_answer("done_on", date(2026, 3, 2)),  # one fact more is known
        FACTS.with_answer("region", None),  # one that cannot be told
        FACTS.with_answer("citizenship", "TJ"),  # the condition of the step differs
    ],
)
def test_what_is_known_and_what_is_chosen_tell_programs_apart(other: Facts) -> None:
    law = _changed((*STEP, "when", {"rule": "friend"}))
    assert _programs((FACTS, TODAY), (other, TODAY), law=law) == 2


def test_the_days_on_which_a_term_changes_tell_programs_apart() -> None:
    """A term that changes on 1 May 2026 has other periods from then on; a price alone that changes has not."""
    longer = {"value": {"count": 7, "unit": "working_days"}, **SURE}
    law = _changed(("parameters/term/days.yaml", "values", date(2026, 5, 1), longer))
    entered = FACTS.with_answer("entry_date", date(2026, 5, 4))
    assert _programs((entered, date(2026, 4, 30)), (entered, date(2026, 5, 1)), law=law) == 2


def test_facts_are_superseded_not_changed() -> None:
    known = Facts().with_answer("citizenship", "UZ", trust=Trust.VERIFIED).with_answer("region", None)
    assert known.trust("citizenship") is Trust.VERIFIED
    assert known.answered("region")
    again = known.with_answer("citizenship", "TJ").with_answer("region", "63")
    assert again.trust("citizenship") is Trust.CLAIMED
    assert (again.unknown, known.values["citizenship"]) == (frozenset(), "UZ")
    assert not again.without(["region"]).answered("region")


def _ru(**values: Any) -> Facts:
    base: dict[str, Any] = {
        "citizenship": "UZ",
        "birth_date": date(1990, 1, 1),
        "entry_date": date(2026, 11, 16),
    }
    return Facts(base | {"region": "63", "ground": "work", "progress": "nothing"} | values)


def test_late_is_computed_on_reading() -> None:
    plan = make_plan(law=RU, facts=_ru(), today=date(2026, 11, 23))
    assert late_steps(plan, date(2026, 12, 1)) == ()
    assert [step.key for step in late_steps(plan, date(2026, 12, 2))] == ["registration"]
    assert is_late(latest=date(2026, 12, 1), done=False, day=date(2026, 12, 2))
    assert not is_late(latest=date(2026, 12, 1), done=True, day=date(2026, 12, 2))
    assert not is_late(latest=None, done=False, day=date(2026, 12, 2))


def test_what_is_due_first_stands_first_and_nothing_before_what_it_needs() -> None:
    plan = make_plan(law=RU, facts=_ru(), today=date(2026, 11, 23))
    keys = [step.key for step in steps_by_day(plan)]
    assert sorted(keys) == sorted(step.key for step in plan.steps if not step.done)
    for step in plan.steps:
        assert all(keys.index(need) < keys.index(step.key) for need in step.rule.needs if need in keys)
    (*others, last) = (step for step in plan.steps if not step.done and not step.rule.needs)
    soon = plan._replace(steps=(*others, last._replace(safe=date(2026, 11, 23))))
    first = next_step(soon)
    assert first is not None
    assert first.key == last.key


def test_the_next_step_is_the_first_whose_needs_are_done() -> None:
    plan = make_plan(law=RU, facts=_ru(), today=date(2026, 11, 23))
    step = next_step(plan)
    assert step is not None
    assert (step.key, days_left(step, plan.on)) == ("registration", 7)
    assert [fee.amount for fee in step.fees] == [50000]
    assert step.if_late is not None
    facts = _ru(registered_on=date(2026, 11, 23))
    later = next_step(make_plan(law=RU, facts=facts, today=date(2026, 11, 23)))
    assert later is not None
    assert later.key == "patent_application"
    assert next_step(plan._replace(steps=())) is None
    waiting = plan.step("state_decision")
    centre = plan.steps[1].fees[-1]
    assert centre.amount is None
    assert waiting is not None
    assert days_left(waiting, plan.on) is None


def test_no_state_desk_before_a_consultant_has_looked() -> None:
    plan = make_plan(law=RU, facts=_ru(), today=date(2026, 11, 23))
    late = make_plan(law=RU, facts=_ru(), today=date(2026, 12, 2))
    assert may_book(plan, plan.steps[0])
    assert late.consultant_first
    assert not may_book(late, late.steps[0])


def test_questions_come_in_asking_order() -> None:
    found = [one.fact for one in next_questions(law=RU, facts=Facts(), today=date(2026, 11, 23))]
    assert found == ["citizenship", "birth_date", "entry_date", "region", "ground", "progress"]


def test_prices_of_today_and_of_a_moment_stand_side_by_side() -> None:
    law = _changed(
        (*STEP, "fees", [_price("now"), _price("then") | {"at": "filed"}]),
    )
    step = make_plan(law=law, facts=FACTS, today=date(2026, 12, 31)).step("file")
    assert step is not None
    assert [(fee.key, fee.amount) for fee in step.fees] == [("now", 100), ("then", None)]


def _price(key: str) -> dict[str, Any]:
    return {"key": key, "kind": "fixed", "parameter": "price"}
