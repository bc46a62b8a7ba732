"""The command line of the law: words, JSON that its schema describes, and errors that name the fact."""

import json
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from referencing import Registry, Resource

from hamroh.core.law import Stay, facts_to_data, make_plan, plan_to_data, read_facts
from hamroh.packs.loader import load_law, load_pack
from hamroh.packs.wording import load_wording
from hamroh.project.__main__ import main
from hamroh.project.plain_words import plain_fact
from hamroh.project.plan_text import render_plan

CLONE = Path(__file__).resolve().parents[2]
EXAMPLE = CLONE / "docs" / "examples" / "facts.json"
LAW = load_law("ru")


def _schema(name: str) -> Any:
    return json.loads(
        (CLONE / "src" / "hamroh" / "packs" / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8")
    )


REGISTRY: Any = Registry().with_resource("facts.schema.json", Resource.from_contents(_schema("facts")))
PLANS = jsonschema.Draft202012Validator(_schema("plan"), registry=REGISTRY)
FACTS = jsonschema.Draft202012Validator(_schema("facts"))
CASES: list[dict[str, Any]] = [
    case
    for path in sorted((CLONE / "tests" / "law").glob("*.yaml"))
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))
]


def test_the_worked_example_prints_its_dates(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["law", "plan", "--pack", "ru", "--on", "2026-11-23", "--facts", str(EXAMPLE), "--json"]) == 0
    plan = json.loads(capsys.readouterr().out)
    PLANS.validate(plan)
    steps = {step["key"]: step for step in plan["steps"]}
    assert (steps["registration"]["safe"], steps["registration"]["latest"]) == ("2026-11-30", "2026-12-01")
    assert (steps["patent_application"]["safe"], steps["patent_application"]["latest"]) == (
        "2026-12-15",
        "2026-12-16",
    )
    assert steps["state_decision"]["expected"] == "2026-12-07"
    assert steps["next_payment"]["latest"] == "2027-01-06"
    assert steps["next_payment"]["fees"][0]["amounts"] == []
    assert (steps["contract_copy"]["latest"], steps["contract_copy"]["working_day"]) == (
        "2027-02-07",
        "2027-02-05",
    )


@pytest.mark.parametrize("language", LAW.languages)
@pytest.mark.parametrize("day", ["2020-01-01", "2026-11-23", "2027-03-01"])
def test_a_plan_is_printed_in_each_language(
    language: str, day: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["law", "plan", "--on", day, "--facts", str(EXAMPLE), "--lang", language]) in {0, 2}
    told = capsys.readouterr()
    assert told.out or told.err
    assert "None" not in told.out


@pytest.mark.parametrize("language", LAW.languages)
def test_every_legal_case_can_be_told(language: str) -> None:
    wording = load_wording(load_pack("ru"), language)
    for case in CASES:
        facts, _ = read_facts(law=LAW, data=case["facts"], today=case["asked"])
        told = render_plan(make_plan(law=LAW, facts=facts, today=case["asked"]), wording)
        assert "None" not in told.replace("None, so the quota", ""), case["case"]


def test_every_legal_case_fits_the_schemas() -> None:
    for case in CASES:
        facts, _ = read_facts(law=LAW, data=case["facts"], today=case["asked"])
        FACTS.validate(facts_to_data(facts))
        PLANS.validate(plan_to_data(make_plan(law=LAW, facts=facts, today=case["asked"])))


def test_the_schema_of_facts_names_each_kind_of_fact() -> None:
    assert set(_schema("facts")["properties"]) == set(LAW.facts)
    FACTS.validate(json.loads(EXAMPLE.read_text(encoding="utf-8")))


def test_a_wrong_fact_is_named_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "facts.json"
    file.write_text('{"entry_date": "2026-11-30"}', encoding="utf-8")
    assert main(["law", "plan", "--on", "2026-11-23", "--facts", str(file), "--lang", "uz"]) == 2
    assert "entry_date: in_future. Bu kun hali kelmagan." in capsys.readouterr().err


def test_a_plan_reads_as_a_person_would_say_it(capsys: pytest.CaptureFixture[str]) -> None:
    facts = ["--facts", str(EXAMPLE), "--lang", "ru"]
    assert main(["law", "plan", "--on", "2026-11-23", *facts]) == 0
    told = capsys.readouterr().out
    assert "Последний безопасный день: 30.11.2026" in told
    assert "Это следует из ваших ответов: Когда вы въехали в Россию? 16.11.2026." in told
    assert "Это следует из проверенных документов: Какое у вас гражданство? Узбекистан." in told
    assert "11\N{NO-BREAK SPACE}936 или 11\N{NO-BREAK SPACE}766 ₽." in told
    assert not re.search(r"[a-z]+_[a-z]+|\.\.", told)


def test_earlier_stays_and_what_nobody_is_asked_for_are_plain_too() -> None:
    words = load_wording(load_pack("ru"), "ru")
    stay = Stay(date(2026, 1, 2), date(2026, 2, 3))
    assert plain_fact("registered_on", date(2026, 11, 5), words) == "05.11.2026"
    assert plain_fact("stays", (stay,), words).endswith("? 02.01.2026–03.02.2026")
    assert plain_fact("paid_months", 3, words) == "3"
    assert plain_fact("citizenship", "CN", words).endswith("? CN")


def test_a_reader_that_has_seen_enough_ends_the_command_without_a_word() -> None:
    """Nobody reads the pipe any more: 141 is what a shell reports of SIGPIPE."""
    reader, writer = os.pipe()
    os.close(reader)
    words = ["law", "plan", "--on", "2026-11-23", "--facts", str(EXAMPLE)]
    command = [sys.executable, "-m", "hamroh.project", *words]
    done = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, check=False, cwd=CLONE / "src")
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, b"")


def test_missing_facts_are_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "facts.json"
    file.write_text("{}", encoding="utf-8")
    assert main(["law", "plan", "--on", "2026-11-23", "--facts", str(file)]) == 0
    assert "? What is your citizenship?" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [("--pack", "xx"), ("--lang", "xx"), ("--facts", "nowhere.json")])
def test_what_is_not_there_is_said(arguments: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["law", "plan", "--on", "2026-11-23", "--facts", str(EXAMPLE), *arguments]) == 2
    assert capsys.readouterr().err


def test_the_packs_are_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["law", "check"]) == 0
    (tmp_path / "xx").mkdir()
    (tmp_path / "xx" / "pack.yaml").write_text("key: [", encoding="utf-8")
    assert main(["law", "check", "--packs", str(tmp_path)]) == 1
    assert "xx/pack.yaml: file: not YAML" in capsys.readouterr().out


def test_the_law_needs_no_server_part() -> None:
    program = (
        "import sys\n"
        "class Wall:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name.split('.')[0] in {'django', 'babel', 'psycopg', 'structlog'}: raise ImportError(name)\n"
        "sys.meta_path.insert(0, Wall())\n"
        "from hamroh.project.__main__ import main\n"
        "sys.exit(main(['law', 'check']))\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", program],
        env={"PYTHONPATH": str(CLONE / "src")},
        capture_output=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr


def test_the_day_of_the_plan_must_be_a_day() -> None:
    with pytest.raises(SystemExit):
        main(["law", "plan", "--on", "today", "--facts", str(EXAMPLE)])
    assert date.fromisoformat("2026-11-23")
