"""One plan alone, from plain data to an explained plan, against one case of like size in OpenFisca.

OpenFisca-Core is AGPL and no package of ours: it is measured when a virtual environment of its own has it.
"""

import json
import os
import statistics
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from random import Random
from time import perf_counter
from typing import Any

from bench.figures import Figure
from bench.filling import facts_of
from bench.plans import invent_people
from hamroh.core.calendars import Calendar
from hamroh.core.law import Law, Plan, make_plan, read_facts
from hamroh.packs.loader import load_law

PEOPLE = 300
GOAL = "≤ 0.05"
TODAY = date(2026, 11, 23)
PYTHON = "HAMROH_OPENFISCA"
PEER = Path(__file__).with_name("openfisca_peer.py")
HOW = f"""one plan alone: not measured, because the peer is not there. To measure it:
  python3 -m venv /tmp/openfisca && /tmp/openfisca/bin/pip install OpenFisca-Core==46.0.1
  {PYTHON}=/tmp/openfisca/bin/python ./hamroh bench single"""


def measure(*, quick: bool = False) -> list[Figure]:
    """The medians of single cases in microseconds; nothing when OpenFisca is not there."""
    python = os.environ.get(PYTHON)
    if not python:
        print(HOW, file=sys.stderr)
        return []
    law = load_law("ru")
    people = [facts_of(person) for person, _ in invent_people(Random(6), PEOPLE // 10 if quick else PEOPLE)]
    ours, plans = _ours(law, people)
    asked = {"people": people, "today": TODAY.isoformat(), "days_off": _days_off(law.calendar)}
    done = subprocess.run(
        [python, str(PEER)],
        input=json.dumps(asked),
        env={},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    theirs = json.loads(done.stdout)
    _compare(plans, theirs["answers"])
    mine, other = (statistics.median(seconds) * 1e6 for seconds in (ours, theirs["seconds"]))
    return [Figure("one plan alone, µs", mine, other, mine / other, GOAL)]


def _ours(law: Law, people: list[dict[str, str]]) -> tuple[list[float], list[Plan]]:
    for facts in people:
        _plan(law, facts)
    seconds, plans = [], []
    for facts in people:
        started = perf_counter()
        plans.append(_plan(law, facts))
        seconds.append(perf_counter() - started)
    return seconds, plans


def _plan(law: Law, data: dict[str, str]) -> Plan:
    return make_plan(law=law, facts=read_facts(law=law, data=data, today=TODAY)[0], today=TODAY)


def _days_off(calendar: Calendar) -> list[str]:
    """Days off from Monday to Friday; working Saturdays the peer does not know."""
    days = (date(2025, 1, 1) + timedelta(days=number) for number in range(3 * 365))
    return [day.isoformat() for day in days if day.weekday() < 5 and not calendar.is_working_day(day)]


def _compare(plans: list[Plan], answers: list[dict[str, Any]]) -> None:
    """AssertionError when the two name other days for the same person."""
    for plan, answer in zip(plans, answers, strict=True):
        for key, name in (
            ("patent_application", "application_latest"),
            ("next_payment", "next_payment_latest"),
            ("contract_copy", "contract_copy"),
        ):
            step = plan.step(key)
            day = step.latest if step is not None and not step.assumed else None
            if day is not None and day.isoformat() != answer[name]:
                raise AssertionError(f"{plan.facts.values}: {name} {answer[name]} is not {day}")
