"""Explained plans per second on one core, against a plain function without explanations.

Both sides get the same invented people on the same days, and every day and amount is compared first.
"""

import random
from datetime import date, timedelta
from time import perf_counter

from bench.figures import Figure
from bench.plain_plan import Person, PlainPlan, PlainStep, plain_plan
from hamroh.core.law import Facts, Law, Plan, Step, Value, make_plan
from hamroh.packs.loader import load_law

PEOPLE = 3000
ROUNDS = 15
GOAL = "≥ 0.5"
COUNTRIES = ("UZ", "UZ", "UZ", "TJ", "TJ", "AZ", "MD", "KG")


def measure(*, quick: bool = False) -> list[Figure]:
    """Compare, warm both up, measure them in turn, keep the best round of each."""
    law = load_law("ru")
    check_against_plain(law, seed=0, count=3 * PEOPLE)
    ours, plain = [], []
    for number in range(1, 3 if quick else ROUNDS + 1):
        crowd = _crowd(number, PEOPLE)
        started = perf_counter()
        for person, _, today in crowd:
            plain_plan(person, today, law.calendar)
        plain.append(PEOPLE / (perf_counter() - started))
        started = perf_counter()
        for _, facts, today in crowd:
            make_plan(law=law, facts=facts, today=today)
        ours.append(PEOPLE / (perf_counter() - started))
    ratio = max(ours) / max(plain)
    return [Figure("explained plans a second on one core", max(ours), max(plain), ratio, GOAL)]


def check_against_plain(law: Law, *, seed: int, count: int) -> None:
    """AssertionError when the two sides differ for one of these invented people."""
    for person, facts, today in _crowd(seed, count):
        _compare(person, today, law, make_plan(law=law, facts=facts, today=today))


def _crowd(number: int, count: int) -> list[tuple[Person, Facts, date]]:
    """Other people in each round, so that nothing is reckoned for a person twice."""
    return [(person, _facts(person), today) for person, today in invent_people(random.Random(number), count)]


def invent_people(chance: random.Random, count: int) -> list[tuple[Person, date]]:
    """So many people who came to work, each with the day of a plan."""
    people = []
    for _ in range(count):
        entry = date(2025, 9, 15) + timedelta(days=chance.randrange(400))
        born = date(1970, 1, 1) + timedelta(days=chance.randrange(13000))
        person = Person(chance.choice(COUNTRIES), born, entry, chance.choice(("63", "77", "50", "78")))
        today = entry + timedelta(days=chance.randrange(20))
        stage = 0 if person.citizenship == "KG" else chance.randrange(4)
        if stage:
            person.registered_on = entry
        if stage > 1:
            person.patent_applied_on = today
        if stage > 2:
            person.patent_issued_on = today
            person.paid_until = today + timedelta(days=chance.randrange(28, 300))
        people.append((person, today))
    return people


def _facts(person: Person) -> Facts:
    values: dict[str, Value] = {"ground": "work", "progress": "nothing", "registered": "no"}
    for kind in Person.__slots__:
        value = getattr(person, kind)
        if value is not None:
            values[kind] = value
    return Facts(values)


def _compare(person: Person, today: date, law: Law, plan: Plan) -> None:
    plain = plain_plan(person, today, law.calendar)
    theirs = PlainPlan(
        [one.key for one in plan.contradictions],
        [one.key for one in plan.findings],
        [_plain_step(step) for step in plan.steps],
        [one.about for one in plan.consultant_first if one.doubt in {"late", "overdue"}],
        sum(one.amount for one in plan.totals),
    )
    if theirs != plain:
        raise AssertionError(f"{person} on {today}: {theirs} is not {plain}")


def _plain_step(step: Step) -> PlainStep:
    amounts = tuple(fee.amounts for fee in step.fees)
    days = (step.safe, step.latest, step.working_day, step.advised, step.expected)
    return PlainStep(step.key, step.done, *days, amounts)
