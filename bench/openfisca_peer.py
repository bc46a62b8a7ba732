"""A model of like size in OpenFisca: the days and sums of `plain_plan`, one person at a time.

Run by `bench.single` in a virtual environment of its own, where OpenFisca-Core (AGPL) is and Hamroh is not.
People, the day and the days off come as JSON on standard input; seconds for each and a few answers go out.
"""
# mypy: ignore-errors
# OpenFisca is not among our packages, so nothing of it has a type.

import json
import sys
from collections.abc import Callable
from datetime import date
from time import perf_counter
from typing import Any

import numpy as np
from openfisca_core.entities import build_entity
from openfisca_core.parameters import ParameterNode
from openfisca_core.periods import DateUnit, Period
from openfisca_core.populations import Population
from openfisca_core.simulation_builder import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

NONE = np.datetime64("1970-01-01")
DAY = np.timedelta64(1, "D")
EAEU = ("AM", "BY", "KZ", "KG")
PERSON = build_entity(key="person", plural="persons", label="", is_person=True)
TEXTS = ("citizenship", "region")
DATES = ("birth_date", "entry_date", "registered_on", "patent_applied_on", "patent_issued_on", "paid_until")
PARAMETERS = {
    "duty": {"values": {"2015-01-01": {"value": 0}, "2025-09-01": {"value": 420000}}},
    "exam": {"values": {"2015-01-01": {"value": 380000}}},
    "registration_fee": {"values": {"2015-01-01": {"value": 0}, "2025-09-01": {"value": 50000}}},
    "term": {
        "application": {"values": {"2015-01-01": {"value": 30}}},
        "decision": {"values": {"2015-01-01": {"value": 10}}},
        "by_treaty": {"values": {"2015-01-01": {"value": 15}}},
        "usual": {"values": {"2015-01-01": {"value": 7}}},
    },
    "month": {
        region: {"values": {"2025-01-01": {"value": first}, "2026-01-01": {"value": second}}}
        for region, first, second in (
            ("r63", 1017000, 1193600),
            ("r77", 890000, 1000000),
            ("r50", 890000, 1000000),
            ("r78", 600000, 800000),
        )
    },
}
ANSWERS = ("application_latest", "next_payment_latest", "contract_copy")

Array = np.ndarray
Calendar = np.busdaycalendar
Law = Callable[[Period], Any]
Formula = Callable[[Population, Period, Law, Calendar], Array]
FORMULAS: dict[str, tuple[type, Formula]] = {}


def computed(kind: type) -> Callable[[Formula], Formula]:
    """Make a variable of the model out of a function of person, day, parameters and calendar."""

    def keep(formula: Formula) -> Formula:
        FORMULAS[formula.__name__] = (kind, formula)
        return formula

    return keep


def _date(person: Population, name: str, day: Period) -> Array:
    return person(name, day)


def _add_months(day: Array, months: int) -> Array:
    month = day.astype("datetime64[M]")
    first = (month + months).astype("datetime64[D]")
    last = (month + months + 1).astype("datetime64[D]") - DAY
    return np.minimum(first + (day - month.astype("datetime64[D]")), last)


def _working(day: Array, days: int, calendar: Calendar) -> Array:
    return np.busday_offset(day, days, roll="backward", busdaycal=calendar)


@computed(bool)
def needs_patent(person: Population, day: Period, _law: Law, _calendar: Calendar) -> Array:
    """Who is not of the union."""
    return ~np.isin(person("citizenship", day).astype(str), EAEU)


@computed(bool)
def contradicts(person: Population, day: Period, _law: Law, _calendar: Calendar) -> Array:
    """Days that can't all be."""
    today = np.datetime64(str(day.start))
    born, entry = _date(person, "birth_date", day), _date(person, "entry_date", day)
    applied, issued = _date(person, "patent_applied_on", day), _date(person, "patent_issued_on", day)
    paid = _date(person, "paid_until", day)
    future = (born > today) | (entry > today) | (applied > today) | (issued > today)
    order = (entry < born) | ((applied != NONE) & (issued == NONE) & (applied < entry))
    since = (issued != NONE) & (((applied != NONE) & (issued < applied)) | ((paid != NONE) & (paid < issued)))
    return future | order | since


@computed(date)
def registration_latest(person: Population, day: Period, law: Law, calendar: Calendar) -> Array:
    """By treaty, of the union, or seven working days."""
    entry, country = _date(person, "entry_date", day), person("citizenship", day).astype(str)
    usual = _working(entry, int(law(day).term.usual), calendar)
    treaty = entry + int(law(day).term.by_treaty) * DAY
    return np.select(
        [np.isin(country, ("UZ", "TJ")), np.isin(country, EAEU)], [treaty, entry + 30 * DAY], usual
    )


@computed(date)
def registration_safe(person: Population, day: Period, _law: Law, _calendar: Calendar) -> Array:
    """The day before the last."""
    return person("registration_latest", day) - DAY


@computed(date)
def registration_working_day(person: Population, day: Period, _law: Law, calendar: Calendar) -> Array:
    """The last working day before it."""
    return _working(person("registration_safe", day), 0, calendar)


@computed(int)
def registration_sum(person: Population, day: Period, law: Law, _calendar: Calendar) -> Array:
    """The duty, but in Moscow and around it."""
    return np.where(np.isin(person("region", day).astype(str), ("77", "50")), 0, law(day).registration_fee)


@computed(date)
def application_latest(person: Population, day: Period, law: Law, _calendar: Calendar) -> Array:
    """Thirty days from entry, the first of them counted."""
    return _date(person, "entry_date", day) + int(law(day).term.application) * DAY


@computed(date)
def application_safe(person: Population, day: Period, _law: Law, _calendar: Calendar) -> Array:
    """The day before."""
    return person("application_latest", day) - DAY


@computed(date)
def application_working_day(person: Population, day: Period, _law: Law, calendar: Calendar) -> Array:
    """The last working day before it."""
    return _working(person("application_safe", day), 0, calendar)


@computed(int)
def application_sum(person: Population, day: Period, law: Law, _calendar: Calendar) -> Array:
    """Duty and examination; nobody of 65 is examined."""
    today = np.datetime64(str(day.start))
    old = _add_months(_date(person, "birth_date", day), 12 * 65) <= today
    return np.where(person("needs_patent", day), law(day).duty + np.where(old, 0, law(day).exam), 0)


@computed(date)
def decision_expected(person: Population, day: Period, law: Law, calendar: Calendar) -> Array:
    """Ten working days after the application, or after today."""
    applied = _date(person, "patent_applied_on", day)
    start = np.where(applied == NONE, np.datetime64(str(day.start)), applied)
    return _working(start, int(law(day).term.decision), calendar)


@computed(date)
def issue(person: Population, day: Period, _law: Law, _calendar: Calendar) -> Array:
    """When the patent was or will be issued."""
    issued = _date(person, "patent_issued_on", day)
    return np.where(issued == NONE, person("decision_expected", day), issued)


@computed(date)
def next_payment_latest(person: Population, day: Period, _law: Law, _calendar: Calendar) -> Array:
    """The last day that is paid."""
    paid = _date(person, "paid_until", day)
    return np.where(paid == NONE, _add_months(person("issue", day), 1) - DAY, paid)


@computed(date)
def next_payment_safe(person: Population, day: Period, _law: Law, _calendar: Calendar) -> Array:
    """The day before."""
    return person("next_payment_latest", day) - DAY


@computed(date)
def next_payment_working_day(person: Population, day: Period, _law: Law, calendar: Calendar) -> Array:
    """The last working day before it."""
    return _working(person("next_payment_safe", day), 0, calendar)


@computed(date)
def next_payment_advised(person: Population, day: Period, _law: Law, calendar: Calendar) -> Array:
    """Five working days before."""
    return _working(person("next_payment_latest", day), -5, calendar)


@computed(int)
def month_sum(person: Population, day: Period, law: Law, _calendar: Calendar) -> Array:
    """A month's advance payment in the region."""
    region = person("region", day).astype(str)
    months = law(day).month
    keys = ("63", "77", "50", "78")
    return np.select([region == key for key in keys], [months[f"r{key}"] for key in keys], 0)


@computed(bool)
def patent_lapsed(person: Population, day: Period, _law: Law, _calendar: Calendar) -> Array:
    """Not paid in time."""
    paid = _date(person, "paid_until", day)
    return (paid != NONE) & (paid < np.datetime64(str(day.start)))


@computed(date)
def contract_copy(person: Population, day: Period, _law: Law, _calendar: Calendar) -> Array:
    """Two months after the issue."""
    return _add_months(person("issue", day), 2)


@computed(date)
def reissue_safe(person: Population, day: Period, _law: Law, calendar: Calendar) -> Array:
    """Ten working days before the year is over."""
    return _working(_add_months(person("issue", day), 12) - DAY, -10, calendar)


@computed(date)
def reissue_latest(person: Population, day: Period, _law: Law, calendar: Calendar) -> Array:
    """The same from the day after."""
    return _working(_add_months(person("issue", day), 12), -10, calendar)


@computed(bool)
def is_late(person: Population, day: Period, _law: Law, _calendar: Calendar) -> Array:
    """A day has passed for what is not done."""
    today = np.datetime64(str(day.start))
    registered, applied = _date(person, "registered_on", day), _date(person, "patent_applied_on", day)
    issued = _date(person, "patent_issued_on", day)
    first = (registered == NONE) & (person("registration_latest", day) < today)
    second = (applied == NONE) & (issued == NONE) & (person("application_latest", day) < today)
    third = (issued == NONE) & (person("decision_expected", day) < today)
    return first | (person("needs_patent", day) & (second | third)) | person("patent_lapsed", day)


@computed(int)
def total(person: Population, day: Period, _law: Law, _calendar: Calendar) -> Array:
    """What is to be paid until the patent is there."""
    open_ = _date(person, "patent_issued_on", day) == NONE
    sums = person("registration_sum", day) + person("application_sum", day) + person("month_sum", day)
    return np.where(open_ & person("needs_patent", day), sums, 0)


def build(days_off: list[str]) -> TaxBenefitSystem:
    """The whole model."""
    calendar = np.busdaycalendar(holidays=[np.datetime64(day) for day in days_off])
    system = TaxBenefitSystem([PERSON])
    system.parameters = ParameterNode("", data=PARAMETERS)
    for names, kind in ((TEXTS, str), (DATES, date)):
        for name in names:
            system.add_variable(_variable(name, kind, None, calendar))
    for name, (kind, formula) in FORMULAS.items():
        system.add_variable(_variable(name, kind, formula, calendar))
    return system


def _variable(name: str, kind: type, formula: Formula | None, calendar: Calendar) -> type[Variable]:
    unit = DateUnit.ETERNITY if formula is None else DateUnit.DAY
    parts: dict[str, Any] = {"value_type": kind, "entity": PERSON, "definition_period": unit, "label": name}
    if formula is not None:
        parts["formula"] = lambda person, day, law: formula(person, day, law, calendar)
    return type(name, (Variable,), parts)


def plan_one(system: TaxBenefitSystem, facts: dict[str, str], today: str) -> dict[str, Any]:
    """All variables of one person."""
    simulation = SimulationBuilder().build_default_simulation(system, count=1)
    for name in (*TEXTS, *DATES):
        if name in facts:
            value = facts[name] if name in TEXTS else np.datetime64(facts[name])
            simulation.set_input(name, today, np.array([value]))
    return {name: simulation.calculate(name, today)[0] for name in FORMULAS}


def main() -> None:
    """Plan each once to warm up, then each again, timed one by one."""
    asked = json.load(sys.stdin)
    system = build(asked["days_off"])
    for facts in asked["people"]:
        plan_one(system, facts, asked["today"])
    seconds, answers = [], []
    for facts in asked["people"]:
        started = perf_counter()
        found = plan_one(system, facts, asked["today"])
        seconds.append(perf_counter() - started)
        answers.append({name: str(found[name]) for name in ANSWERS})
    json.dump({"seconds": seconds, "answers": answers}, sys.stdout)


if __name__ == "__main__":
    main()
