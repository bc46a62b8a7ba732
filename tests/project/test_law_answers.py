"""The command line of single questions: words, JSON that its schema describes, errors that say what is wrong."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from referencing import Registry, Resource

from hamroh.packs.loader import load_pack
from hamroh.packs.wording import load_wording
from hamroh.project.__main__ import main

CLONE = Path(__file__).resolve().parents[2]
EXAMPLE = str(CLONE / "docs" / "examples" / "facts.json")


def _schema(name: str) -> Any:
    return json.loads(
        (CLONE / "src" / "hamroh" / "packs" / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8")
    )


REGISTRY: Any = Registry().with_resources(
    [(f"{name}.schema.json", Resource.from_contents(_schema(name))) for name in ("facts", "plan")]
)
ANSWERS = jsonschema.Draft202012Validator(_schema("answers"), registry=REGISTRY)
PATENT = {
    "citizenship": "UZ", "birth_date": "1990-01-01", "entry_date": "2026-08-20", "region": "63", "ground": "work",
    "progress": "patent", "registered_until": "2026-12-13", "patent_issued_on": "2026-09-14",
    "paid_until": {"value": "2026-12-13", "trust": "verified"}, "contract_copy": "no", "stays": [],
}  # fmt: skip


def _answer(
    capsys: pytest.CaptureFixture[str], *arguments: str, facts: str = EXAMPLE, on: str = "2026-11-23"
) -> Any:
    assert main(["law", "answer", "--on", on, "--facts", facts, "--json", *arguments]) == 0
    data = json.loads(capsys.readouterr().out)
    ANSWERS.validate(data)
    return data["answer"]


@pytest.fixture
def patent(tmp_path: Path) -> str:
    """A file with the facts of somebody who has a patent."""
    file = tmp_path / "facts.json"
    file.write_text(json.dumps(PATENT), encoding="utf-8")
    return str(file)


def test_when_to_pay_next_and_how_much(patent: str, capsys: pytest.CaptureFixture[str]) -> None:
    answer = _answer(capsys, "--ask", "pay", "--months", "2", facts=patent)
    assert (answer["safe"], answer["bank_safe"], answer["paid_until"]) == (
        "2026-12-12",
        "2026-12-07",
        "2027-02-13",
    )
    assert answer["each"] == [
        {"start": "2026-12-14", "amounts": [1193600, 1176600]},
        {"start": "2027-01-14", "amounts": []},
    ]
    assert {"fact": "paid_until", "trust": "verified"} in answer["because"]


def test_whether_the_patent_is_alive(patent: str, capsys: pytest.CaptureFixture[str]) -> None:
    answer = _answer(capsys, "--ask", "alive", facts=patent, on="2026-12-14")
    assert (answer["outcome"], answer["ended_since"]) == ("ended", "2026-12-14")


def test_how_long_to_stay(patent: str, capsys: pytest.CaptureFixture[str]) -> None:
    answer = _answer(capsys, "--ask", "stay", facts=patent)
    assert (answer["last_day"], answer["days_left"], answer["rule"]) == ("2026-12-13", 20, "paid_patent")
    assert _answer(capsys, "--ask", "stay")["missing"] == ["stays"]


def test_what_is_late(patent: str, capsys: pytest.CaptureFixture[str]) -> None:
    answer = _answer(capsys, "--ask", "late", facts=patent)
    assert [(one["step"], one["days"]) for one in answer["late"]] == [("contract_copy", 9)]  # 14 November + 9
    assert answer["next"] == {"step": "next_payment", "safe": "2026-12-12"}


@pytest.mark.parametrize(
    "change",
    [
        ("--then", "2027-01-01"),
        ("--leave", "2026-12-03"),
        ("--leave", "2026-12-03", "--back", "2026-12-10"),
        ("--region", "77"),
        ("--law-on", "2026-11-24"),
        ("--law", str(CLONE / "src" / "hamroh" / "packs" / "ru")),
    ],
)
def test_what_if(change: tuple[str, ...], patent: str, capsys: pytest.CaptureFixture[str]) -> None:
    answer = _answer(capsys, "--ask", "what-if", *change, facts=patent)
    assert answer["stay_before"]["last_day"] == "2026-12-13"


@pytest.mark.parametrize("language", ["ru", "uz", "tg", "ky", "kk", "en"])
def test_it_is_said_in_words(language: str, patent: str, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["--on", "2026-11-23", "--facts", patent, "--lang", language]
    assert main(["law", "answer", *arguments, "--ask", "pay"]) == 0
    said = capsys.readouterr().out
    assert (
        load_wording(load_pack("ru"), language).text("labels.roubles", amount="11\N{NO-BREAK SPACE}936")
        in said
    )
    assert "12.12.2026" in said


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (("--pack", "xx"), "no pack"),
        (("--ask", "what-if", "--back", "2026-12-10"), "--back lies after --leave"),
        (("--ask", "what-if", "--region", "99"), "--region: one of"),
        (("--facts", "nowhere.json"), "nowhere.json"),
        (("--lang", "xx"), "missing"),
    ],
)
def test_what_cannot_be_read_is_said(
    arguments: tuple[str, ...], text: str, patent: str, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = ["law", "answer", "--on", "2026-11-23", "--facts", patent, "--ask", "pay", *arguments]
    assert main(whole) == 2
    assert text in capsys.readouterr().err


def test_a_fact_that_cannot_be_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "facts.json"
    file.write_text('{"entry_date": "2026-12-24", "shoe_size": 44}', encoding="utf-8")
    assert main(["law", "answer", "--on", "2026-11-23", "--facts", str(file), "--ask", "stay"]) == 2
    assert "entry_date: in_future. This day has not come yet." in capsys.readouterr().err
