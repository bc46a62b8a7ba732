"""The account of a centre comes from a file that somebody read."""

from dataclasses import asdict
from pathlib import Path

import pytest
import yaml

from hamroh.network.queries import payee_of
from hamroh.project.__main__ import main
from tests.builders import network
from tests.flows.paying.test_bills import ACCOUNT

pytestmark = pytest.mark.django_db


def test_a_whole_account_is_kept_and_shown_by_its_last_digits(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    centre = network.centre()
    file = tmp_path / "account.yaml"
    file.write_text(yaml.safe_dump(asdict(ACCOUNT), allow_unicode=True), encoding="utf-8")
    assert main(["account", "--centre", centre.key, "--file", str(file)]) == 0
    assert payee_of(centre.pk) == ACCOUNT
    said = capsys.readouterr().out
    assert ACCOUNT.account[-4:] in said
    assert ACCOUNT.account not in said


@pytest.mark.parametrize(
    ("changes", "words"), [({"bic": "4360"}, "bank_account_wrong BIC"), ({"swift": "X"}, "swift")]
)
def test_a_wrong_account_changes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], changes: dict[str, str], words: str
) -> None:
    centre = network.centre()
    file = tmp_path / "account.yaml"
    file.write_text(yaml.safe_dump(asdict(ACCOUNT) | changes), encoding="utf-8")
    assert main(["account", "--centre", centre.key, "--file", str(file)]) == 1
    assert words in capsys.readouterr().err
    assert payee_of(centre.pk) is None
