"""The legal cases: facts in; steps, dates and sums out."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from hamroh.core.law import Facts, Law, Plan, Step, make_plan, plan_to_data
from hamroh.core.law.answers import LateAnswer, answer_late, answer_patent, answer_payment, answer_stay
from hamroh.core.law.questions import read_facts
from hamroh.core.law.threats import offences_at
from hamroh.packs.loader import load_law

HERE = Path(__file__).parent
FOLDERS = {"ru": HERE, "kz": HERE / "kz"}
LAWS = {pack: load_law(pack) for pack in FOLDERS}
CASES = [
    (pack, path.stem, case)
    for pack, folder in FOLDERS.items()
    for path in sorted(folder.glob("*.yaml"))
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))
]
KEYS = {
    *("case", "asked", "facts", "articles", "order", "steps", "totals", "consultant_first", "bills"),
    *("done", "findings", "outcome", "questions", "contradictions", "stay", "offences"),
    *("pay", "alive", "late", "next", "others", "threats"),
}


def _facts(law: Law, case: dict[str, Any]) -> Facts:
    facts, errors = read_facts(law=law, data=case["facts"], today=case["asked"])
    assert errors == ()
    return facts


def _plan(law: Law, case: dict[str, Any]) -> Plan:
    return make_plan(law=law, facts=_facts(law, case), today=case["asked"])


@pytest.mark.parametrize(
    ("pack", "case"),
    [(pack, case) for pack, _, case in CASES],
    ids=[f"{one[0]} {one[1]}: {one[2]['case']}" for one in CASES],
)
def test_the_plan_is_what_the_law_asks(pack: str, case: dict[str, Any]) -> None:
    assert set(case) <= KEYS
    assert case["articles"]
    law = LAWS[pack]
    plan = _plan(law, case)
    assert plan.outcome == case.get("outcome", "plan")
    for key, expected in _lists(plan, case):
        assert expected == case[key], key
    for key, wanted in case.get("steps", {}).items():
        step = plan.step(key)
        assert step is not None, key
        assert _seen(step, wanted) == wanted, key
    if "totals" in case:
        assert {total.key: total.amount for total in plan.totals} == case["totals"]
    if "stay" in case:
        answer = answer_stay(law=law, facts=_facts(law, case), today=case["asked"])
        assert {key: getattr(answer, key) for key in case["stay"]} == case["stay"]
    _check_answers(law, case)
    for step, threats in case.get("offences", {}).items():
        assert _threats(law, case, step) == threats, step


def _check_answers(law: Law, case: dict[str, Any]) -> None:
    facts, today = _facts(law, case), case["asked"]
    if "pay" in case:
        wanted = dict(case["pay"])
        paid = answer_payment(law=law, facts=facts, today=today, months=wanted.pop("ask", 1))
        seen = {
            key: getattr(paid.price if key in {"amount", "lowest"} else paid, key, None) for key in wanted
        }
        assert seen == wanted
    if "alive" in case:
        patent = answer_patent(law=law, facts=facts, today=today)
        assert {key: getattr(patent, key) for key in case["alive"]} == case["alive"]
    if set(case) & {"late", "next", "others", "threats"}:
        _check_late(answer_late(law=law, facts=facts, today=today), case)


def _check_late(answer: LateAnswer, case: dict[str, Any]) -> None:
    threats = {one.step.key: one.threats for one in answer.late}
    seen = {
        "late": {one.step.key: one.days for one in answer.late},
        "next": answer.next and {answer.next.key: answer.next.safe},
        "others": [step.key for step in answer.others],
        "threats": {
            key: [("if " if one.offence.supposes else "") + one.offence.key for one in found]
            for key, found in threats.items()
        },
    }
    for key in set(case) & set(seen):
        assert seen[key] == case[key], key


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


def _threats(law: Law, case: dict[str, Any], step: str) -> list[str]:
    """What may follow on the step's lateness: offence, who answers, the fine in whole units, removal."""
    found = offences_at(law, case["asked"], step=step, region=case["facts"].get("region"), repeated=True)
    return [
        f"{one.offence.key} {one.sanction.subject}"
        f" {(one.least or 0) // 100}-{(one.most or 0) // 100} {one.sanction.removal}"
        for one in found
    ]


def _seen(step: Step, wanted: dict[str, Any]) -> dict[str, Any]:
    seen: dict[str, Any] = {
        "fees": {fee.key: list(fee.amounts) for fee in step.fees},
        "confidence": step.grounds.confidence.value,
        "documents": list(step.grounds.documents),
        "reasons": list(step.grounds.reasons),
        "doubts": {fee.key: fee.doubt for fee in step.fees if fee.doubt},
    }
    return {key: seen[key] if key in seen else getattr(step, key) for key in wanted}


@pytest.mark.parametrize("pack", FOLDERS)
def test_the_plan_is_the_same_from_a_fresh_memo(pack: str) -> None:
    fresh = load_law(pack)
    for case in _of(pack):
        cold = _plan(fresh, case)
        fresh.memo.clear()
        assert plan_to_data(cold) == plan_to_data(_plan(LAWS[pack], case))


@pytest.mark.parametrize("pack", FOLDERS)
def test_every_step_of_the_pack_stands_in_some_case(pack: str) -> None:
    seen = {step.key for case in _of(pack) for step in _plan(LAWS[pack], case).steps}
    assert seen == {step.key for step in LAWS[pack].steps}


def _of(pack: str) -> list[dict[str, Any]]:
    return [case for one, _, case in CASES if one == pack]
