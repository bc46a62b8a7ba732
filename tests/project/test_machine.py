"""What the commands find out about the machine before they start anything."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from hamroh.project import locks, machine, places, ports, tools
from hamroh.project.postgres import outside
from hamroh.project.postgres.problem import PostgresProblemError


@pytest.fixture
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("HAMROH_KEYS", "HAMROH_SECRET_KEY", "HAMROH_SECRET_KEY_FILE", "HAMROH_STATIC"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HAMROH_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("HAMROH_CONFIG", str(tmp_path / "config"))
    return tmp_path


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def test_a_port_that_was_asked_for_and_is_taken_is_refused(taken: int) -> None:
    with pytest.raises(ports.PortTakenError, match=str(taken)):
        ports.choose("127.0.0.1", taken)


def test_keys_lie_outside_the_data_and_are_closed_to_others(own_home: Path) -> None:
    environment = machine.surroundings()
    keys, secret = Path(environment["HAMROH_KEYS"]), Path(environment["HAMROH_SECRET_KEY_FILE"])
    for path in (*keys.iterdir(), secret):
        assert path.stat().st_mode & 0o077 == 0
        assert places.data_home() not in path.parents
    assert len(secret.read_text(encoding="ascii").strip()) >= 50


def test_keys_stay_the_same_at_the_second_start(own_home: Path) -> None:
    environment = machine.surroundings()
    files = [*Path(environment["HAMROH_KEYS"]).iterdir(), Path(environment["HAMROH_SECRET_KEY_FILE"])]
    before = [path.read_bytes() for path in files]
    machine.surroundings()
    assert [path.read_bytes() for path in files] == before


def test_a_relative_folder_in_the_environment_is_ignored(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("HAMROH_DATA", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", "somewhere")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert places.data_home() == tmp_path / ".local/share/hamroh"


@pytest.mark.parametrize(("version", "refused"), [(140_019, True), (150_000, False), (180_004, False)])
def test_an_outside_postgresql_must_be_15_or_newer(version: int, refused: bool) -> None:
    if refused:
        with pytest.raises(PostgresProblemError, match="version 14; Hamroh needs 15"):
            outside.refuse_old(version)
    else:
        outside.refuse_old(version)


def test_an_outside_postgresql_that_does_not_answer_is_named_so() -> None:
    with pytest.raises(PostgresProblemError, match="DATABASE_URL cannot be reached"):
        outside.check("postgresql://nobody@/nothing?host=/nowhere")


def test_a_lock_tells_who_holds_it_and_is_free_after(tmp_path: Path) -> None:
    first, second = locks.Lock(tmp_path / "lock"), locks.Lock(tmp_path / "lock")
    assert first.take()
    first.say({"url": "here"})
    assert not second.take()
    assert second.words() == {"pid": str(os.getpid()), "url": "here"}
    assert second.is_held()
    first.release()
    assert not second.is_held()
    assert second.take()
    second.release()


def test_a_missing_tool_gives_the_line_to_type(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(
        tools.ToolMissingError, match="apt-get install -y --no-install-recommends chromium tess"
    ):
        tools.provide()
