"""What moves between two plans for the same facts, and what may leave somebody worse off."""

from datetime import date
from typing import Any

import pytest

from hamroh.core.law import Facts, Plan, make_plan
from hamroh.core.law.moves import Move, MoveKind, compare_plans
from tests.core.law.mini import STEP, SURE, make_files, make_law, put

TODAY = date(2026, 3, 2)
FACTS = Facts({"citizenship": "UZ", "entry_date": TODAY, "birth_date": date(1990, 1, 1)})
TERM = ("parameters/term/days.yaml", "values", date(2020, 1, 1))
UNSURE = {**SURE, "confidence": "low"}


def _plan(*path: Any, facts: Facts = FACTS) -> Plan:
    files = put(make_files(), *STEP, "fees", [{"key": "price", "kind": "fixed", "parameter": "price"}])
    if path:
        put(files, *path)
    return make_plan(law=make_law(files), facts=facts, today=TODAY)


def _length(count: int) -> tuple[Any, ...]:
    return (*TERM, {"value": {"count": count, "unit": "working_days"}, **SURE})


def _price(amount: int) -> tuple[Any, ...]:
    return ("parameters/price.yaml", "values", {date(2026, 1, 1): {"value": amount, **SURE}})


NO_PRICE = ("parameters/price.yaml", "values", {date(2027, 1, 1): {"value": 100, **SURE}})
NO_TERM = (*STEP, "cases", [{"reasons": ["because"], **SURE}])
FOR_NOBODY = (*STEP, "when", {"fact": "citizenship", "is": "KG"})


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (_length(5), _length(4), MoveKind.EARLIER),
        (_length(5), _length(6), MoveKind.LATER),
        (_length(5), NO_TERM, MoveKind.NO_DAY),
        (NO_TERM, _length(5), MoveKind.NEW_DAY),
        (_price(100), _price(200), MoveKind.DEARER),
        (_price(200), _price(100), MoveKind.CHEAPER),
        (_price(100), NO_PRICE, MoveKind.NO_SUM),
        (NO_PRICE, _price(100), MoveKind.NEW_SUM),
        (FOR_NOBODY, _price(100), MoveKind.APPEARS),
        (_price(100), FOR_NOBODY, MoveKind.DISAPPEARS),
    ],
)
def test_each_move_is_named(before: tuple[Any, ...], after: tuple[Any, ...], kind: MoveKind) -> None:
    (move,) = compare_plans(_plan(*before), _plan(*after))
    assert (move.step, move.kind) == ("file", kind)


def test_a_move_names_the_day_that_the_plan_names() -> None:
    office = (*STEP, "by_state", True)
    calendar = (*TERM, {"value": {"count": 13, "unit": "calendar_days"}, **SURE})
    files = put(put(make_files(), *office), *calendar)
    after = make_plan(law=make_law(files), facts=FACTS, today=TODAY)
    before = make_plan(law=make_law(put(make_files(), *office)), facts=FACTS, today=TODAY)
    (move,) = (one for one in compare_plans(before, after) if one.step == "file")
    step = after.step("file")
    assert step is not None
    assert step.safe != step.working_day, "the term ends on a day off"
    assert move.after == step.working_day


def test_days_and_sums_stand_beside_a_move() -> None:
    # Entry on Monday 2 March 2026: the 5th working day after it is the 9th, the 6th the 10th.
    (move,) = compare_plans(_plan(*_length(5)), _plan(*_length(6)))
    assert move == Move("file", MoveKind.LATER, date(2026, 3, 9), date(2026, 3, 10))
    assert not move.may_harm
    (move,) = compare_plans(_plan(*_price(100)), _plan(*_price(200)))
    assert (move.before, move.after, move.may_harm) == (100, 200, True)


def test_the_latest_day_counts_where_the_safe_one_stays() -> None:
    term = {"count": 5, "unit": "working_days", "first_day_may_count": True}
    (move,) = compare_plans(
        _plan(*_length(4)), _plan(*TERM, {"value": term, **SURE})
    )  # safe: the 4th day in both, for the first day counts
    assert move == Move("file", MoveKind.LATER, date(2026, 3, 6), date(2026, 3, 9))


def test_a_doubt_that_arises_and_one_that_goes_are_moves_of_the_whole_plan() -> None:
    sure, unsure = _plan(), _plan(*STEP, "cases", [{"term": "term.days", "reasons": ["because"], **UNSURE}])
    assert Move("", MoveKind.CONSULTANT) in compare_plans(sure, unsure)
    assert Move("", MoveKind.FREED) in compare_plans(unsure, sure)


def test_nothing_moves_between_equal_plans_nor_in_what_is_done() -> None:
    assert compare_plans(_plan(), _plan()) == ()
    done = FACTS.with_answer("done_on", TODAY)
    assert compare_plans(_plan(*_price(100), facts=done), _plan(*_price(200), facts=done)) == ()
    words = (*STEP, "cases", [{"term": "term.days", "reasons": ["other"], **SURE}])
    assert compare_plans(_plan(), _plan(*words)) == ()


def test_another_outcome_is_the_only_move() -> None:
    asked = Facts({"citizenship": "UZ"})
    assert compare_plans(_plan(), _plan(facts=asked)) == (Move("", MoveKind.OUTCOME),)
