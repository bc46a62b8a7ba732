"""What a pack that compiles can still get wrong is named with its file and place."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hamroh.core.law import PackError, ParsedPack
from hamroh.packs.check import find_problems
from hamroh.packs.checking.lines import line_of
from tests.core.law.mini import STEP, SURE, make_files, put

UZ = {"fact": "citizenship", "is": "UZ"}
KG = {"fact": "citizenship", "is": "KG"}
ENTERED = {"known": "entry_date"}
LATER = [{"act": "act", "from": date(2026, 2, 1)}]
SUSPENDED = {"steps": ["file"], **SURE}


def _case(**more: Any) -> dict[str, Any]:
    return {"reasons": ["because"], **SURE, **more}


def _span(start: date, end: date | None = None, *members: str) -> dict[str, Any]:
    span = {"from": start, "members": list(members) or ["UZ"], **SURE}
    return span if end is None else {**span, "to": end}


def _value(**more: Any) -> dict[str, Any]:
    return {"value": 100, **SURE, **more}


def _problems(*path: Any) -> list[PackError]:
    """What is wrong with the tiny pack after one change; its words are none of this test's business."""
    files = put(make_files(), "pack.yaml", "currency", "RUB")
    for year in range(2020, 2031):
        files[f"calendars/{year}.yaml"] = {"year": year, **SURE}
    files["facts.yaml"]["facts"]["entry_date"]["when"] = {"rule": "friend"}
    if path:
        put(files, *path)
    return [one for one in find_problems(ParsedPack(files, "x")) if "wording" not in one.file]


def test_the_tiny_pack_is_sound() -> None:
    assert _problems() == []


GROUPS = ("pack.yaml", "groups", "friends")
PRICE = ("parameters/price.yaml", "values")
JULY, AUGUST = date(2026, 7, 1), date(2026, 8, 1)


@pytest.mark.parametrize(
    ("path", "place", "words"),
    [
        (("pack.yaml", "currency", "XXX"), "currency", "one of RUB, KZT"),
        (("pack.yaml", "known", "to", date(2031, 1, 1)), "", "a gap: no calendar of 2031"),
        (("pack.yaml", "known", "to", date(2019, 1, 1)), "known", "ends before it begins"),
        ((*GROUPS, [_span(JULY, date(2026, 1, 1))]), "groups.friends[0]", "ends before it begins"),
        (
            (*GROUPS, [_span(JULY), _span(AUGUST)]),
            "groups.friends[1]",
            "UZ is in friends already until further",
        ),
        (
            (*GROUPS, [_span(JULY, date(2026, 7, 30)), _span(AUGUST)]),
            "groups.friends[1]",
            "a gap: UZ is not in friends from 2026-07-31 until 2026-07-31",
        ),
        ((*PRICE, {date(2026, 1, 1): None, JULY: _value()}), "values.2026-01-01", "nothing is known before"),
        (
            (*PRICE, {date(2026, 1, 1): _value(), JULY: _value()}),
            "values.2026-07-01",
            "equals the period before",
        ),
        (
            (*PRICE, {date(2026, 1, 1): _value(sources=LATER)}),
            "values.2026-01-01",
            "starts before its source",
        ),
        (
            ("rules.yaml", "overrides", {"a": {"from": AUGUST, "to": JULY, **SUSPENDED}}),
            "overrides.a",
            "ends before it begins",
        ),
        (
            (
                *("rules.yaml", "overrides"),
                {
                    "a": {"from": JULY, "to": AUGUST, **SUSPENDED},
                    "b": {"from": AUGUST, "to": AUGUST, **SUSPENDED},
                },
            ),
            "overrides.b",
            "an overlap with a for file",
        ),
        (("calendars/2026.yaml", "confidence", "REMOVE"), "file", "confidence is missing"),
        (
            (*STEP, "if_late", {"key": "file", "sources": [{"act": "a"}]}),
            "steps.file.if_late",
            "confidence is",
        ),
        (
            (*STEP, "if_late", "confidence", "sure"),
            "steps.file.if_late.confidence",
            "one of high, medium, low",
        ),
        (("rules.yaml", "rules", "foe", UZ), "rules.foe", "nobody uses this rule"),
        (("rules.yaml", "moments", "a", {"after": "a"}), "moments.a.after", "a cycle: a > a"),
        (("rules.yaml", "moments", "a", {"after": "b"}), "moments.a.after", "no fact and no moment 'b'"),
        (
            ("facts.yaml", "facts", "until", "tell", True),
            "facts.until",
            "no event of events.yaml asks for it",
        ),
        (
            ("events.yaml", {"events": {"a": {"asks": ["until"]}}}),
            "events.a",
            "until is neither asked nor told",
        ),
    ],
)
def test_wrong_periods_citations_and_names_are_named(path: tuple[Any, ...], place: str, words: str) -> None:
    found = _problems(*path)
    assert any((one.key or "file") == (place or "file") and words in one.problem for one in found), found


NOBODY = "can never hold"


@pytest.mark.parametrize(
    ("path", "place", "words"),
    [
        ((*STEP, "when", {"all": [UZ, KG]}), "steps.file.when", NOBODY),
        ((*STEP, "when", {"all": [UZ, {"not": {"known": "citizenship"}}]}), "steps.file.when", NOBODY),
        ((*STEP, "when", {"all": [{"rule": "friend"}, KG]}), "steps.file.when", NOBODY),
        ((*STEP, "when", {"not": {"any": [UZ, {"not": UZ}]}}), "steps.file.when", NOBODY),
        ((*STEP, "when", {"fact": "today", "before": date(2019, 1, 1)}), "steps.file.when", NOBODY),
        ((*STEP, "when", {"not": {"known": "today"}}), "steps.file.when", NOBODY),
        (
            (*STEP, "when", {"all": [ENTERED, {"not": ENTERED}]}),
            "steps.file.when",
            NOBODY,
        ),
        (
            (
                *(*STEP, "when"),
                {
                    "all": [
                        {"age": 18, "on": "today", "reached": False},
                        {"age": 60, "on": "today", "reached": True},
                    ]
                },
            ),
            "steps.file.when",
            NOBODY,
        ),
        (
            (
                *(*STEP, "when"),
                {
                    "all": [
                        {"fact": "until", "after": "done_on"},
                        {"not": {"fact": "until", "after": "done_on"}},
                    ]
                },
            ),
            "steps.file.when",
            NOBODY,
        ),
        (
            (*STEP, "documents", [{"key": "passport", "when": {"not": {"known": "citizenship"}}}]),
            "steps.file.documents[0].when",
            NOBODY,
        ),
        ((*STEP, "cases", [_case(), _case(when=UZ)]), "steps.file.cases[1]", "nobody gets here"),
        (
            (*STEP, "cases", [_case(when=UZ), _case(when=KG)]),
            "steps.file.cases",
            "a gap: for somebody no case",
        ),
        (
            ("facts.yaml", "facts", "months", "when", {"all": [{"rule": "friend"}, KG]}),
            "facts.months.when",
            NOBODY,
        ),
        (
            ("rules.yaml", "contradictions", {"odd": {"facts": ["citizenship"], "when": {"all": [UZ, KG]}}}),
            "contradictions.odd.when",
            NOBODY,
        ),
        (
            (
                "rules.yaml",
                "contradictions",
                {"odd": {"facts": ["citizenship"], "when": {"known": "citizenship"}}},
            ),
            "steps.file.when",
            NOBODY,
        ),
    ],
)
def test_what_nobody_can_meet_is_named(path: tuple[Any, ...], place: str, words: str) -> None:
    found = _problems(*path)
    assert any(one.key == place and words in one.problem for one in found), found


@pytest.mark.parametrize(
    "when",
    [
        {"all": [{"not": UZ}, {"not": KG}]},
        {"all": [{"not": {"fact": "entry_date", "before": JULY}}, {"fact": "entry_date", "before": AUGUST}]},
        {
            "all": [
                {"not": {"fact": "entry_date", "after": JULY}},
                {"not": {"fact": "entry_date", "before": AUGUST}},
            ]
        },
        {"all": [{"not": {"rule": "friend"}}, UZ]},
        {"all": [{"any": [UZ, KG]}, {"any": [KG, {"fact": "answer", "is": "yes"}]}, {"not": UZ}]},
        {"fact": "citizenship", "in": ["UZ", "KG"]},
    ],
)
def test_what_somebody_can_meet_passes(when: object) -> None:
    assert [one for one in _problems(*STEP, "when", when) if "never" in one.problem] == []


def test_a_place_becomes_a_line_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("top:\n  x.y:\n    - {when: 1}\n    - when: 2\n", "utf-8")
    (tmp_path / "b.yaml").write_text("{", "utf-8")
    assert line_of(PackError("a.yaml", "top.x.y[1].when", ""), tmp_path) == 4
    assert line_of(PackError("a.yaml", "top.x.y[0]", ""), tmp_path) == 3
    assert line_of(PackError("a.yaml", "top.gone", ""), tmp_path) == 1
    assert line_of(PackError("a.yaml", "", ""), tmp_path) == 1
    assert line_of(PackError("b.yaml", "top", ""), tmp_path) is None
    assert line_of(PackError("calendars/", "", ""), tmp_path) is None
