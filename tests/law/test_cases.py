"""The legal cases: facts in; steps, dates and sums out."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from hamroh.core.law import Facts, Plan, Step, make_plan, plan_to_data
from hamroh.core.law.questions import read_facts
from hamroh.packs.loader import load_law

LAW = load_law("ru")
CASES = [
    (path.stem, case)
    for path in sorted(Path(__file__).parent.glob("*.yaml"))
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))
]
KEYS = {
    *("case", "asked", "facts", "articles", "order", "steps", "totals", "consultant_first", "bills"),
    *("done", "findings", "outcome", "questions", "contradictions"),
}


def _plan(case: dict[str, Any]) -> Plan:
    today: date = case["asked"]
    facts, errors = read_facts(law=LAW, data=case["facts"], today=today)
    assert errors == ()
    return make_plan(law=LAW, facts=facts, today=today)


@pytest.mark.parametrize(("file", "case"), CASES, ids=[f"{file}: {case['case']}" for file, case in CASES])
def test_the_plan_is_what_the_law_asks(file: str, case: dict[str, Any]) -> None:
    assert set(case) <= KEYS, file
    assert case["articles"]
    plan = _plan(case)
    assert plan.outcome == case.get("outcome", "plan")
    for key, expected in _lists(plan, case):
        assert expected == case[key], key
    for key, wanted in case.get("steps", {}).items():
        step = plan.step(key)
        assert step is not None, key
        assert _seen(step, wanted) == wanted, key
    if "totals" in case:
        assert {total.key: total.amount for total in plan.totals} == case["totals"]


def _lists(plan: Plan, case: dict[str, Any]) -> list[tuple[str, list[str]]]:
    lists = {
        "order": [step.key for step in plan.steps],
        "done": [step.key for step in plan.steps if step.done],
        "findings": [one.key for one in plan.findings],
        "questions": [one.fact for one in plan.questions],
        "contradictions": [one.key for one in plan.contradictions],
        "consultant_first": [f"{one.doubt}:{one.about}" for one in plan.consultant_first],
        "bills": [one.key for one in plan.bills],
    }
    return [(key, found) for key, found in lists.items() if key in case]


def _seen(step: Step, wanted: dict[str, Any]) -> dict[str, Any]:
    seen: dict[str, Any] = {
        "fees": {fee.key: list(fee.amounts) for fee in step.fees},
        "confidence": step.grounds.confidence.value,
        "documents": list(step.grounds.documents),
    }
    return {key: seen[key] if key in seen else getattr(step, key) for key in wanted}


def test_the_plan_is_the_same_from_a_fresh_memo() -> None:
    fresh = load_law("ru")
    for _, case in CASES:
        facts, _ = read_facts(law=fresh, data=case["facts"], today=case["asked"])
        cold = make_plan(law=fresh, facts=facts, today=case["asked"])
        fresh.memo.clear()
        assert plan_to_data(cold) == plan_to_data(_plan(case))


def test_every_step_of_the_pack_stands_in_some_case() -> None:
    seen = {step.key for _, case in CASES for step in _plan(case).steps}
    assert seen == {step.key for step in LAW.steps}
    assert Facts().values == {}
