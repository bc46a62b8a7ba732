"""A tiny pack, changed piece by piece by the tests of the compiler."""

import copy
from datetime import date
from typing import Any

from hamroh.core.law import Law, ParsedPack, compile_law

SOURCE = [{"act": "act", "article": 1, "from": date(2020, 1, 1), "note": "n"}]
SURE = {"sources": SOURCE, "confidence": "high"}

FILES: dict[str, Any] = {
    "pack.yaml": {
        "key": "mini",
        "currency": "XXX",
        "languages": ["en"],
        "known": {"from": date(2020, 1, 1), "to": date(2030, 12, 31)},
        "regions": {"1": {"time_zone": "UTC"}, "2": {"time_zone": "UTC"}},
        "groups": {
            "friends": [{"from": date(2020, 1, 1), "to": date(2026, 6, 30), "members": ["UZ"], **SURE}]
        },
    },
    "facts.yaml": {
        "facts": {
            "citizenship": {"type": "country", "ask": True},
            "birth_date": {"type": "date"},
            "entry_date": {"type": "date", "ask": True, "not_before": "birth_date"},
            "region": {"type": "region"},
            "done_on": {"type": "date"},
            "until": {"type": "date", "future": True},
            "months": {"type": "number", "smallest": 1, "largest": 12},
            "answer": {"type": "choice", "choices": ["yes", "no"]},
        }
    },
    "rules.yaml": {
        "rules": {"friend": {"fact": "citizenship", "in_group": "friends"}},
        "moments": {"filed": {"fact": "done_on", "after": "today", "term": "term.days"}},
        "contradictions": {},
        "findings": {},
        "overrides": {},
        "bills": {},
        "sums": {},
    },
    "documents.yaml": {"documents": {"passport": {"issuer": "state", "valid": "term.days"}}},
    "parameters/term/days.yaml": {
        "description": "days",
        "unit": "term",
        "values": {date(2020, 1, 1): {"value": {"count": 5, "unit": "working_days"}, **SURE}},
    },
    "parameters/price.yaml": {
        "description": "price",
        "unit": "kopecks",
        "values": {date(2026, 1, 1): {"value": 100, **SURE}},
    },
    "parameters/rate/1.yaml": {
        "description": "rate",
        "unit": "ratio",
        "values": {date(2026, 1, 1): {"value": "1.5", **SURE}, date(2026, 7, 1): None},
    },
    "procedures/only.yaml": {
        "order": 1,
        "procedure": "only",
        "steps": {
            "file": {
                "when": {"known": "citizenship"},
                "done": {"known": "done_on"},
                "produces": "done_on",
                "desks": ["application"],
                "anchor": "entry_date",
                "cases": [{"term": "term.days", "reasons": ["because"], **SURE}],
                "fees": [{"key": "price", "kind": "fixed", "parameter": "price"}],
                "documents": ["passport", {"key": "passport", "when": {"known": "months"}}],
                "if_late": {"key": "file", **SURE},
            }
        },
    },
    "calendars/2026.yaml": {"year": 2026, "off": [date(2026, 1, 1)], **SURE},
}


def make_files() -> dict[str, Any]:
    """A copy that a test may change."""
    return copy.deepcopy(FILES)


def make_law(files: dict[str, Any]) -> Law:
    """The law of these files."""
    return compile_law(ParsedPack(files, "hash"))


STEP = ("procedures/only.yaml", "steps", "file")


def put(files: dict[str, Any], *path: Any) -> dict[str, Any]:
    """Set the last element at the path of the others; the word REMOVE removes the key."""
    *way, key, value = path
    place: Any = files
    for part in way:
        place = place[part]
    if isinstance(value, str) and value == "REMOVE":
        del place[key]
    else:
        place[key] = value
    return files
