"""Desks at work at the same moment, each a process of its own, on a server with fsync on."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

pytestmark = pytest.mark.processes
CLONE = Path(__file__).resolve().parents[2]


def start(url: str, *arguments: str) -> "subprocess.Popen[str]":
    environment = os.environ | {
        "DATABASE_URL": url,
        "HAMROH_KEYS": str(settings.KEYS_DIRECTORY),
        "PYTHONPATH": os.pathsep.join([str(CLONE / "src"), str(CLONE)]),
        "DJANGO_SETTINGS_MODULE": "hamroh.project.settings",
    }
    command = [sys.executable, *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment, cwd=CLONE)


def answer(process: "subprocess.Popen[str]") -> dict[str, Any]:
    out, _ = process.communicate(timeout=120)
    assert process.returncode == 0
    found: dict[str, Any] = json.loads(out.splitlines()[-1])
    return found


def desk_process(url: str, *arguments: str) -> "subprocess.Popen[str]":
    return start(url, "-m", "tests.floor.desk_process", *arguments)


@pytest.fixture(scope="module")
def url(durable_database_url: str) -> str:
    migrating = start(durable_database_url, "-m", "django", "migrate", "-v0")
    migrating.communicate(timeout=120)
    assert migrating.returncode == 0
    return durable_database_url


def all_at_once(url: str, gate: Path, jobs: Sequence[tuple[str, ...]]) -> list[dict[str, Any]]:
    processes = [desk_process(url, *job) for job in jobs]
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == "ready"
    gate.touch()
    return [answer(process) for process in processes]


def test_four_desks_call_each_number_exactly_once(url: str, tmp_path: Path) -> None:
    house = answer(desk_process(url, "lay", "40"))
    gate = tmp_path / "gate"
    done = all_at_once(url, gate, [("work", house["centre"], desk, str(gate)) for desk in house["desks"]])
    called = [number for one in done for number in one["called"]]
    assert sorted(called) == [f"A{serial:03d}" for serial in range(1, 41)]
    assert sum(1 for one in done if one["called"]) > 1


def test_of_four_desks_that_call_one_person_only_one_has_him(url: str, tmp_path: Path) -> None:
    house = answer(desk_process(url, "lay", "1"))
    gate = tmp_path / "gate"
    jobs = [("grab", house["centre"], desk, str(gate), house["tickets"][0]) for desk in house["desks"]]
    done = all_at_once(url, gate, jobs)
    assert sorted(one["refused"] for one in done) == ["", *["ticket_taken"] * 3]


def test_one_desk_at_which_four_people_work_has_one_person(url: str, tmp_path: Path) -> None:
    house = answer(desk_process(url, "lay", "4"))
    gate = tmp_path / "gate"
    jobs = [("grab", house["centre"], house["desks"][0], str(gate), ticket) for ticket in house["tickets"]]
    done = all_at_once(url, gate, jobs)
    assert sorted(one["refused"] for one in done) == ["", *["desk_busy"] * 3]
