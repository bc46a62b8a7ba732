"""Limits and keys hold between processes, not only within one."""

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connection

pytestmark = [pytest.mark.data, pytest.mark.processes, pytest.mark.django_db(transaction=True)]

CLONE = Path(__file__).resolve().parents[2]


def url_of_this_database() -> str:
    told = connection.settings_dict
    login = quote(told["USER"]) + (f":{quote(told['PASSWORD'])}" if told["PASSWORD"] else "")
    port = f":{told['PORT']}" if told["PORT"] else ""
    return f"postgresql://{login}@{port}/{told['NAME']}?host={quote(told['HOST'], safe='/')}"


def _race(what: str, *, processes: int, times: int) -> Counter[str]:
    environment = os.environ | {
        "DATABASE_URL": url_of_this_database(),
        "HAMROH_KEYS": str(settings.KEYS_DIRECTORY),
        "HAMROH_POOL": "0",
        "DJANGO_SETTINGS_MODULE": "hamroh.project.settings",
        "PYTHONPATH": f"{CLONE / 'src'}:{CLONE}",
    }
    command = [sys.executable, "-m", "tests.foundation.racer", what, str(times)]
    running = [
        subprocess.Popen(command, cwd=CLONE, env=environment, stdout=subprocess.PIPE, text=True)
        for _ in range(processes)
    ]
    lines = [line for one in running for line in one.communicate(timeout=60)[0].splitlines()]
    assert [one.returncode for one in running] == [0] * processes
    return Counter(lines)


def test_ten_tokens_are_ten_whoever_takes_them() -> None:
    assert _race("take_tokens", processes=3, times=8) == {"taken": 10, "rate_limited": 14}


def test_one_key_has_one_outcome_whoever_sends_it() -> None:
    outcomes = _race("open_a_centre_once", processes=3, times=4)
    assert list(outcomes.values()) == [12]
