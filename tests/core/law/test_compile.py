"""A pack that can't be used is refused with the file and the key."""

from datetime import date, datetime
from typing import Any

import pytest

from hamroh.core.law import PackError
from tests.core.law.mini import SOURCE, STEP, SURE, make_files, make_law, put

CASE = (*STEP, "cases", 0)
TERM = ("parameters/term/days.yaml", "values", date(2020, 1, 1))
BROKEN: list[tuple[tuple[Any, ...], str]] = [
    (("pack.yaml", "key", "REMOVE"), "pack.yaml: file: key is missing"),
    (("pack.yaml", "key", 5), "pack.yaml: key: a text"),
    (("pack.yaml", "languages", "en"), "pack.yaml: languages: a list"),
    (("pack.yaml", "groups", []), "pack.yaml: groups: a mapping"),
    (("pack.yaml", "known", "from", datetime(2020, 1, 1)), "pack.yaml: known.from: a date"),  # noqa: DTZ001
    (("pack.yaml", "groups", "friends", 0, "sources", "REMOVE"), "sources are missing"),
    (("documents.yaml", "REMOVE"), "documents.yaml: file: this file is missing"),
    (("facts.yaml", "facts", "months", "type", "sum"), "one of date"),
    (("facts.yaml", "facts", "months", "largest", "12"), "a whole number"),
    (("facts.yaml", "facts", "months", "ask", 1), "true or false"),
    (("facts.yaml", "facts", "months", "asks", True), "unknown key asks"),
    (("rules.yaml", "rules", "x", {"fact": "nothing", "is": "y"}), "no fact 'nothing'"),
    (("rules.yaml", "rules", "x", {"fact": "months", "is": "y"}), "months is a number"),
    (("rules.yaml", "rules", "x", {"fact": "answer"}), "a fact is compared by"),
    (("rules.yaml", "rules", "x", {"rule": "y"}), "no rule 'y'"),
    (("rules.yaml", "rules", "x", {"some": []}), "a condition has one of"),
    (("rules.yaml", "rules", "x", {"fact": "citizenship", "in_group": "y"}), "no group 'y'"),
    (("rules.yaml", "moments", "filed", "term", "y"), "no parameter 'y'"),
    (
        ("rules.yaml", "findings", "x", {"kind": "odd", "when": {"rule": "friend"}, **SURE}),
        "one of not_needed",
    ),
    (("rules.yaml", "sums", "x", {"steps": ["y"], "only_with": "file"}), "no step 'y'"),
    (("parameters/price.yaml", "unit", "pounds"), "one of minor"),
    (("parameters/price.yaml", "values", date(2026, 1, 1), "confidence", "sure"), "one of high"),
    (("parameters/price.yaml", "values", date(2026, 1, 1), "sources", []), "sources are empty"),
    (("parameters/rate/1.yaml", "values", date(2026, 1, 1), "value", 1.5), "a decimal in quotes"),
    (("parameters/rate/1.yaml", "values", date(2026, 1, 1), "value", "x"), "a decimal in quotes"),
    (("parameters/rate/1.yaml", "unit", "flag"), "true or false"),
    ((*TERM, "value", {"count": 0, "unit": "months"}), "at least 1"),
    ((*TERM, "value", {"count": 1, "unit": "weeks"}), "one of calendar_days"),
    ((*TERM, "value", {"count": 5, "unit": "calendar_days", "longer": 5}), "more than count"),
    ((*TERM, "value", {"count": 5, "unit": "months", "longer": 6}), "only in calendar days"),
    (("parameters/p.yaml", {"description": "d", "product": ["price", "nothing"]}), "no parameter nothing"),
    ((*STEP, "needs", ["file"]), "no step 'file' before this one"),
    ((*STEP, "kind", "odd"), "one of act"),
    ((*STEP, "desks", ["bar"]), "no desk kind 'bar'"),
    ((*CASE, "reasons", []), "reasons are missing"),
    ((*STEP, "fees", 0, "kind", "unknown"), "fixed, up_to or set_by_centre"),
    ((*STEP, "fees", 0, "at", "never"), "no moment 'never'"),
    ((*STEP, "fees", 0, "parameter", "x.{region}"), "no region has a parameter"),
    ((*STEP, "documents", ["visa"]), "no document 'visa'"),
    (("calendars/2026.yaml", "off", [date(2025, 1, 1)]), "a day of another year"),
    (("calendars/2028.yaml", {"year": 2028, **SURE}), "without a gap"),
]


@pytest.mark.parametrize(("change", "message"), BROKEN, ids=[message for _, message in BROKEN])
def test_a_broken_pack_is_refused(change: tuple[Any, ...], message: str) -> None:
    files = make_files()
    put(files, *change)
    with pytest.raises(PackError) as caught:
        make_law(files)
    assert message in str(caught.value)


def test_parameters_of_every_unit_are_read() -> None:
    files = make_files()
    for unit, value in (("flag", True), ("text", "x"), ("roubles", 3)):
        content = {"description": unit, "unit": unit, "values": {date(2026, 1, 1): {"value": value, **SURE}}}
        files[f"parameters/{unit}.yaml"] = content
    law = make_law(files)
    found = {unit: law.parameters[unit].at(date(2026, 1, 1))[0].value for unit in ("flag", "text", "roubles")}
    assert found == {"flag": True, "text": "x", "roubles": 3}
    assert law.parameters["flag"].at(date(2025, 12, 31)) == ()


def test_a_product_is_rounded_to_whole_roubles_and_keeps_the_worst_confidence() -> None:
    files = make_files()
    rows = [
        {"value": "2.5", "confidence": "low", "sources": SOURCE},
        {"value": "2.4", "confidence": "high", "sources": SOURCE, "note": "two figures"},
    ]
    files["parameters/base.yaml"] = {
        "description": "b",
        "unit": "roubles",
        "values": {date(2026, 1, 1): {"value": 1, **SURE}},
    }
    files["parameters/two.yaml"] = {"description": "t", "unit": "ratio", "values": {date(2026, 1, 1): rows}}
    files["parameters/all.yaml"] = {"description": "a", "product": ["base", "two"]}
    files["parameters/some.yaml"] = {"description": "s", "product": ["base", "rate.{region}"]}
    law = make_law(files)
    both = law.parameters["all"].at(date(2026, 2, 1))
    assert [(one.value, one.confidence.value) for one in both] == [(300, "low"), (200, "high")]  # 2.5 -> 3
    assert both[1].note == "two figures"
    assert law.parameters["some.1"].at(date(2026, 2, 1))[0].value == 200  # 1.5 -> 2
    assert law.parameters["some.1"].at(date(2026, 8, 1)) == ()
    assert "some.2" not in law.parameters
