"""Every legal case of Kazakhstan can be printed in each language, and its JSON is what the schema says."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from referencing import Registry, Resource

from hamroh.core.law import make_plan, plan_to_data, read_facts
from hamroh.packs.loader import load_law, load_pack
from hamroh.packs.wording import load_wording
from hamroh.project.__main__ import main
from hamroh.project.plan_text import render_plan

CLONE = Path(__file__).resolve().parents[2]
LAW = load_law("kz")
PACK = load_pack("kz")
EXAMPLE = CLONE / "docs" / "examples" / "facts.kz.json"
FACTS, PLAN = (
    json.loads((CLONE / "src" / "hamroh" / "packs" / "schemas" / name).read_text(encoding="utf-8"))
    for name in ("facts.kz.schema.json", "plan.schema.json")
)
# The schema of plans names the facts of whichever country by this name.
REGISTRY: Any = Registry().with_resource("facts.schema.json", Resource.from_contents(FACTS))
PLANS = jsonschema.Draft202012Validator(PLAN, registry=REGISTRY)
CASES: list[dict[str, Any]] = [
    case
    for path in sorted((CLONE / "tests" / "law" / "kz").glob("*.yaml"))
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))
]


@pytest.mark.parametrize("language", LAW.languages)
def test_each_legal_case_is_printed_in_words(language: str) -> None:
    words = load_wording(PACK, language)
    for case in CASES:
        facts, _ = read_facts(law=LAW, data=case["facts"], today=case["asked"])
        plan = make_plan(law=LAW, facts=facts, today=case["asked"])
        assert render_plan(plan, words), case["case"]
        if language == "en":
            PLANS.validate(plan_to_data(plan))


def test_the_schema_of_facts_names_each_kind_of_fact() -> None:
    assert set(FACTS["properties"]) == set(LAW.facts)
    jsonschema.validate(json.loads(EXAMPLE.read_text(encoding="utf-8")), FACTS)


def test_the_command_plans_for_somebody_in_astana(capsys: pytest.CaptureFixture[str]) -> None:
    where = ["--pack", "kz", "--on", "2026-11-23", "--facts", str(EXAMPLE), "--lang", "kk"]
    assert main(["law", "plan", *where]) == 0
    printed = capsys.readouterr().out
    assert "Еңбекші көшіп келушіге рұқсат алуға өтініш беріңіз" in printed
    assert "Айларыңыздың табыс салығы: 51\N{NO-BREAK SPACE}900 теңге" in printed
