"""Parameters leave in the shape of OpenFisca's files: read here with plain YAML and held against its rules."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from hamroh.packs.loader import list_packs
from hamroh.project.__main__ import main

INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}")
OF_A_FILE = {"description", "metadata", "unit", "reference", "documentation", "values"}
OF_A_VALUE = {"value", "metadata", "unit", "reference"}
VALUES = (float, int, bool, type(None), list)
"""openfisca_core/parameters: config.py, parameter.py, parameter_at_instant.py (version 43)."""


class Plain(yaml.SafeLoader):
    """OpenFisca reads dates as texts."""


Plain.add_constructor("tag:yaml.org,2002:timestamp", lambda loader, node: node.value)


def _read(path: Path) -> Any:
    return yaml.load(path.read_text("utf-8"), Loader=Plain)


@pytest.mark.parametrize("pack", list_packs())
def test_each_parameter_is_a_file_that_openfisca_takes(pack: str, tmp_path: Path) -> None:
    assert main(["law", "parameters", "--pack", pack, "--to", str(tmp_path)]) == 0
    files = sorted(tmp_path.rglob("*.yaml"))
    assert files
    for path in files:
        content = _read(path)
        assert set(content) <= OF_A_FILE, path
        assert content["values"], path
        for instant, entry in content["values"].items():
            assert INSTANT.fullmatch(instant), path
            assert set(entry) <= OF_A_VALUE, path
            assert isinstance(entry["value"], VALUES), path


def test_sums_terms_and_doubt_keep_their_sense(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["law", "parameters", "--to", str(tmp_path)])
    duty = _read(tmp_path / "duty" / "patent.yaml")
    assert duty["metadata"]["unit"] == "currency-RUB"
    assert duty["values"]["2025-09-01"]["value"] == 4200
    assert duty["values"]["2025-09-01"]["metadata"]["reference"][0]["title"] == "tax_code, 333.28"
    term = _read(tmp_path / "registration" / "uzbekistan.yaml")["values"]["2022-06-04"]
    assert (term["value"], term["metadata"]["unit"]) == (15, "calendar_days")
    samara = _read(tmp_path / "advance" / "coefficient" / "63.yaml")["values"]["2026-01-01"]
    assert (samara["value"], samara["metadata"]["alternatives"]) == (3.5, [3.45])
    assert _read(tmp_path / "advance" / "deflator.yaml")["values"]["2027-01-01"] == {"value": None}
    capsys.readouterr()
    assert main(["law", "parameters"]) == 0
    whole = yaml.load(capsys.readouterr().out, Loader=Plain)
    assert whole["duty/patent.yaml"] == duty
    assert main(["law", "parameters", "--pack", "xx"]) == 2
