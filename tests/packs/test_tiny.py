"""A country in a day: the chapter of docs/law.md makes a pack that works."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from hamroh.core.law import compile_law, make_plan, read_facts
from hamroh.packs.check import check_pack
from hamroh.packs.loader import list_packs, load_pack, parse_pack
from hamroh.packs.wording import load_wording, reason_texts
from hamroh.project.__main__ import main

HERE = Path(__file__).parent
CHAPTER = (HERE.parents[1] / "docs" / "law.md").read_text(encoding="utf-8")
BLOCKS = dict(re.findall(r"```yaml\n# (\S+)\n(.*?)```", CHAPTER, re.DOTALL))
COMMON = ("doubts", "fee_kinds", "errors", "labels")
PACK = load_pack("tiny", HERE)
LAW = compile_law(PACK)
CASES: list[dict[str, Any]] = yaml.safe_load((HERE / "tiny_cases.yaml").read_text(encoding="utf-8"))


def test_the_chapter_shows_every_file_of_the_pack_as_it_is() -> None:
    shown: Any = {name: parse_pack({name: text.encode()}).files[name] for name, text in BLOCKS.items()}
    files: Any = dict(PACK.files)
    assert shown.pop("cases") == CASES
    shown["wording/en.yaml"] |= {key: files["wording/en.yaml"][key] for key in COMMON}
    assert shown == files


def test_the_pack_is_found_in_its_folder_and_fit_for_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert list_packs(HERE) == ("tiny",)
    assert check_pack(PACK) == ()
    assert main(["law", "check", "--packs", str(HERE)]) == 0
    assert capsys.readouterr().out == "packs: tiny: all well\n"


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_its_plans_are_what_its_cases_ask(case: dict[str, Any]) -> None:
    facts, errors = read_facts(law=LAW, data=case["facts"], today=case["asked"])
    assert errors == ()
    plan = make_plan(law=LAW, facts=facts, today=case["asked"])
    assert [step.key for step in plan.steps] == list(case["steps"])
    for key, wanted in case["steps"].items():
        step = plan.step(key)
        assert step is not None
        fees = {fee.key: list(fee.amounts) for fee in step.fees}
        seen = {"safe": step.safe, "latest": step.latest, "fees": fees}
        assert {name: seen[name] for name in wanted} == wanted


def test_the_command_prints_its_plan_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "facts.json"
    file.write_text('{"citizenship": "KG", "entry_date": "2026-05-28"}', encoding="utf-8")
    where = ["--packs", str(HERE), "--pack", "tiny", "--facts", str(file)]
    assert main(["law", "plan", *where, "--on", "2026-05-29"]) == 0
    printed = capsys.readouterr().out
    assert "Last safe day: 03.06.2026" in printed
    assert "Work card: 500 som" in printed
    assert "You have 3 days from entry." in printed
    assert main(["law", "plan", *where, "--on", "2026-10-01"]) == 0
    assert "Work card: The sum is not published yet." in capsys.readouterr().out


def test_outside_the_days_it_knows_it_makes_no_plan() -> None:
    facts, _ = read_facts(law=LAW, data={"citizenship": "UZ"}, today=date(2027, 1, 1))
    assert make_plan(law=LAW, facts=facts, today=date(2027, 1, 1)).outcome == "no_rule_known"


def test_its_reasons_have_words() -> None:
    facts, _ = read_facts(
        law=LAW, data={"citizenship": "UZ", "entry_date": "2026-09-01"}, today=date(2026, 9, 1)
    )
    (step,) = make_plan(law=LAW, facts=facts, today=date(2026, 9, 1)).steps
    assert reason_texts(load_wording(PACK, "en"), step) == ("You have 10 days from entry.",)
