"""Answers are refused by code, never by exception."""

from datetime import date
from typing import Any

import pytest

from hamroh.core.law import Facts, Value, check_answer, facts_to_data, make_plan, plan_to_data, read_facts
from hamroh.packs.loader import load_law

LAW = load_law("ru")
TODAY = date(2026, 11, 23)
BORN = Facts({"birth_date": date(1990, 5, 5)})


@pytest.mark.parametrize(
    ("kind", "value", "code"),
    [
        ("citizenship", "UZ", None),
        ("citizenship", "XX", "unknown_country"),
        ("region", "63", None),
        ("region", "99", "unknown_region"),
        ("ground", "work", None),
        ("ground", "play", "unknown_choice"),
        ("entry_date", date(2026, 11, 23), None),
        ("entry_date", date(2026, 11, 24), "in_future"),
        ("entry_date", "23.11.2026", "not_a_date"),
        ("entry_date", date(1899, 1, 1), "too_early"),
        ("entry_date", date(1990, 5, 4), "before_birth_date"),
        ("registered_until", date(2027, 5, 4), None),
        ("registered_until", date(2037, 1, 1), "too_late"),
        ("paid_months", 3, None),
        ("paid_months", 13, "out_of_range"),
        ("paid_months", True, "not_a_number"),
        ("shoe_size", 44, "unknown_fact"),
    ],
)
def test_an_answer_is_checked(kind: str, value: Value, code: str | None) -> None:
    assert check_answer(law=LAW, facts=BORN, kind=kind, value=value, today=TODAY) == code


@pytest.mark.parametrize(
    ("data", "errors"),
    [
        ([], (("", "not_an_object"),)),
        ({"shoe_size": 44}, (("shoe_size", "unknown_fact"),)),
        ({"shoe_size": None}, (("shoe_size", "unknown_fact"),)),
        ({"entry_date": "tomorrow"}, (("entry_date", "not_a_date"),)),
        ({"entry_date": "2026-11-16", "birth_date": None}, ()),
    ],
)
def test_facts_from_data_name_what_is_wrong(data: Any, errors: Any) -> None:
    assert read_facts(law=LAW, data=data, today=TODAY)[1] == errors


def test_facts_survive_the_way_out_and_in() -> None:
    data = {
        "citizenship": {"value": "UZ", "trust": "verified"},
        "entry_date": {"value": "2026-11-16", "trust": "claimed"},
        "birth_date": None,
    }
    facts, _ = read_facts(law=LAW, data=data, today=TODAY)
    assert facts_to_data(facts) == data


def test_a_plan_becomes_plain_data() -> None:
    values: dict[str, Value] = {"citizenship": "UZ", "birth_date": date(1990, 1, 1), "region": "63"}
    values |= {
        "entry_date": date(2021, 3, 1),
        "ground": "work",
        "progress": "nothing",
        "card_purpose": "work",
    }
    data = plan_to_data(make_plan(law=LAW, facts=Facts(values), today=date(2021, 3, 10)))
    steps: Any = data["steps"]
    assert steps[0]["suspended_by"] == "decrees_of_2020"
    asked = plan_to_data(make_plan(law=LAW, facts=Facts(), today=TODAY))
    assert asked["outcome"] == "questions"
    values["birth_date"] = date(2022, 1, 1)
    wrong: Any = plan_to_data(make_plan(law=LAW, facts=Facts(values), today=TODAY))
    assert wrong["contradictions"] == [{"key": "entry_before_birth", "facts": ["entry_date", "birth_date"]}]
