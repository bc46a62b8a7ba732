"""What is encrypted opens only where it was written."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from hamroh.foundation import fields, keys
from hamroh.foundation.scope import system_scope
from hamroh.people.models import ContactPoint, Person

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


def test_a_sealed_value_opens_in_its_own_place() -> None:
    assert fields.unseal(fields.seal("AA1234567", place="t|c|1"), place="t|c|1") == "AA1234567"


def test_a_sealed_value_does_not_open_in_another_row() -> None:
    with pytest.raises(fields.SealBrokenError):
        fields.unseal(fields.seal("AA1234567", place="t|c|1"), place="t|c|2")


def test_a_changed_value_does_not_open() -> None:
    stored = fields.seal("AA1234567", place="t|c|1")
    with pytest.raises(fields.SealBrokenError):
        fields.unseal(stored[:-6] + "AAAAA=", place="t|c|1")


def test_the_same_value_is_sealed_differently_each_time() -> None:
    assert fields.seal("x", place="p") != fields.seal("x", place="p")


def test_the_hash_of_one_purpose_says_nothing_about_another() -> None:
    assert fields.keyed_hash("x", purpose="a") == fields.keyed_hash("x", purpose="a")
    assert fields.keyed_hash("x", purpose="a") != fields.keyed_hash("x", purpose="b")


def test_a_new_key_in_front_still_opens_old_values(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keys.create_missing(tmp_path / "one")
    monkeypatch.setattr(settings, "KEYS_DIRECTORY", str(tmp_path / "one"))
    stored = fields.seal("x", place="p")
    old = (tmp_path / "one" / "encryption").read_text()
    keys.create_missing(tmp_path / "two")
    new = (tmp_path / "two" / "encryption").read_text().replace("k1", "k2")
    (tmp_path / "two" / "encryption").write_text(new + old)
    monkeypatch.setattr(settings, "KEYS_DIRECTORY", str(tmp_path / "two"))
    assert fields.unseal(stored, place="p") == "x"
    assert fields.seal("y", place="p").startswith("k2.")


def test_keys_are_readable_by_their_owner_only_and_never_overwritten(tmp_path: Path) -> None:
    keys.create_missing(tmp_path / "keys")
    before = {path.name: path.read_text() for path in (tmp_path / "keys").iterdir()}
    keys.create_missing(tmp_path / "keys")
    assert {path.name: path.read_text() for path in (tmp_path / "keys").iterdir()} == before
    assert {path.stat().st_mode & 0o777 for path in (tmp_path / "keys").iterdir()} == {0o600}


@pytest.mark.data
def test_a_stored_value_is_closed_in_the_database_and_open_on_the_object(db: None) -> None:
    with system_scope():
        person = Person.objects.create(language="uz", created_at=NOW)
        made = ContactPoint.objects.create(
            person=person, kind="phone", value="+79270000000", value_hash="0" * 64, recorded_at=NOW
        )
        found = ContactPoint.objects.get(id=made.id)
        with connection.cursor() as cursor:
            cursor.execute("SELECT value FROM people_contactpoint")
            (stored,) = cursor.fetchone()
        assert "7927" not in stored
        assert found.value == made.value == "+79270000000"
        found.value = "+79271111111"
        found.save(update_fields=["value"])
        assert ContactPoint.objects.get(id=made.id).value == "+79271111111"
        assert ContactPoint.objects.defer("value").get(id=made.id).value == "+79271111111"


def test_a_missing_key_is_an_error_that_names_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "KEYS_DIRECTORY", str(tmp_path))
    with pytest.raises(keys.KeyMissingError, match="search"):
        keys.load("search")
