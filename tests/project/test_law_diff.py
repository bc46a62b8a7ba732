"""`./hamroh law diff` in a shell: two days, two folders, and people counted without being named."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from shutil import copytree

import pytest

from hamroh.foundation.actor import SYSTEM
from hamroh.foundation.scope import system_scope
from hamroh.journeys.actions import record_facts
from hamroh.journeys.models import Trust
from hamroh.journeys.queries import facts_in_batches
from hamroh.packs.loader import FOLDER
from hamroh.project.__main__ import main
from tests.builders import people

NOW = datetime(2026, 11, 23, 6, tzinfo=UTC)


@pytest.fixture
def dearer(tmp_path: Path) -> Path:
    """The Russian pack with a dearer duty."""
    folder = tmp_path / "ru"
    copytree(FOLDER / "ru", folder)
    duty = folder / "parameters" / "duty" / "patent.yaml"
    duty.write_text(duty.read_text("utf-8").replace("value: 420000", "value: 500000"), "utf-8")
    return folder


def test_two_days_are_told_in_lines(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["law", "diff", "ru@2025-08-31", "ru@2025-09-01"]) == 0
    first = capsys.readouterr().out
    assert "duty.patent (State duty for issuing or re-issuing a patent)" in first
    assert "was  0.00 RUB" in first
    assert "is   4\u00a0200.00 RUB  [tax_code 333.28]" in first
    assert main(["law", "diff", "--on", "2025-08-31", "--on", "2025-09-01"]) == 0
    assert capsys.readouterr().out == first
    assert main(["law", "diff", "ru@2026-07-01", "ru@2026-07-02"]) == 0
    assert "nothing changes" in capsys.readouterr().out


def test_two_folders_are_told_as_json(dearer: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["law", "diff", "ru", str(dearer), "--json"]) == 0
    (change,) = json.loads(capsys.readouterr().out)["changes"]
    assert (change["area"], change["key"]) == ("parameters", "duty.patent")
    assert (change["before"], change["after"]) == ("4\u00a0200.00 RUB", "5\u00a0000.00 RUB")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["ru@2026-01-01"], "two sides are needed"),
        (["ru", "ru", "--on", "2026-01-01"], "two sides are needed"),
        (["ru", "nowhere"], "there is no pack 'nowhere'"),
        (["ru@yesterday", "ru@2026-01-01"], "Invalid isoformat"),
    ],
)
def test_sides_that_cannot_be_read_are_named(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["law", "diff", *arguments]) == 2
    assert words in capsys.readouterr().err


@pytest.mark.django_db
def test_facts_are_read_in_batches_without_names() -> None:
    with system_scope():
        for number in ("AA1000001", "AA1000002", "AA1000003"):
            person_id = people.person(NOW, number=number).id
            for day in (date(2026, 11, 16), date(2026, 11, 17)):
                record_facts(
                    actor=SYSTEM, now=NOW, person_id=person_id, facts={"entry_date": day, "sex": None}
                )
            seen = {"citizenship": "UZ"}
            record_facts(actor=SYSTEM, now=NOW, person_id=person_id, facts=seen, trust=Trust.VERIFIED)
        batches = list(facts_in_batches(2))
    assert [len(batch) for batch in batches] == [2, 1]
    shown = {"value": "UZ", "trust": "verified"}
    facts = {"entry_date": "2026-11-17", "sex": None, "citizenship": shown}
    assert [json.loads(text) for batch in batches for text in batch] == [facts] * 3


@pytest.mark.django_db
def test_people_are_counted_and_small_numbers_hidden(
    dearer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with system_scope():
        record_facts(actor=SYSTEM, now=NOW, person_id=people.person(NOW).id, facts={"citizenship": "UZ"})
    assert main(["law", "diff", "ru@2026-11-23", f"{dearer}@2026-11-23", "--people"]) == 0
    assert "people: <10; something moves for 0" in capsys.readouterr().out
    assert main(["law", "diff", "ru@2026-11-23", f"{dearer}@2026-11-23", "--people", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["people"]["people"] == "<10"
