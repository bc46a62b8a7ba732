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

EXTRA: dict[str, Any] = {
    "parameters/limit.yaml": {
        "description": "limit",
        "unit": "stay_limit",
        "values": {
            date(2020, 1, 1): {"value": {"in_window": 90, "window": 180}, **SURE},
            date(2025, 1, 1): {
                "value": {"in_year": 90, "in_row": 90, "counts_from": date(2025, 1, 1)},
                **SURE,
            },
        },
    },
    "parameters/index.yaml": {
        "description": "index",
        "unit": "major",
        "values": {
            date(2024, 1, 1): {"value": 100, **SURE},
            date(2025, 1, 1): {"value": 110, **SURE},
            date(2025, 4, 1): {"value": "120.005", **SURE},
            date(2026, 1, 1): {"value": 130, **SURE},
        },
    },
    "parameters/multiple.yaml": {
        "description": "multiple",
        "unit": "ratio",
        "values": {date(2024, 7, 1): {"value": 2, "sources": SOURCE, "confidence": "medium"}},
    },
    "parameters/levy.yaml": {
        "description": "levy",
        "index": {"of": "index", "multiple": "multiple", "basis": "jan1_of_year"},
    },
    "parameters/due.yaml": {
        "description": "due",
        "index": {"of": "index", "multiple": "multiple", "basis": "payment_date"},
    },
    "stay.yaml": {
        "stay": {
            "entry": "entry_date",
            "earlier": "stays",
            "ask": "consultant",
            "rules": {
                "paper": {"when": {"known": "until"}, "until": "until", "reasons": ["by_paper"], **SURE},
                "free": {"when": {"fact": "answer", "is": "yes"}, "reasons": ["no_end"], **SURE},
                "unsure": {
                    "when": {"fact": "citizenship", "is": "TJ"},
                    "limit": "limit",
                    "reasons": ["unsure"],
                    "sources": SOURCE,
                    "confidence": "low",
                },
                "friends": {"when": {"rule": "friend"}, "limit": "limit", "reasons": ["by_days"], **SURE},
            },
        }
    },
    "answers.yaml": {
        "payment": {
            "issued": "done_on",
            "until": "until",
            "months": "months",
            "region": "region",
            "month": "levy",
            **dict.fromkeys(("longest", "safe", "bank"), "term.days"),
            "ask": "consultant",
            "reasons": ["because"],
            **SURE,
        },
        "what_if": {},
    },
    "offences.yaml": {
        "region_groups": {"first": ["1"]},
        "offences": {
            "late_file": {
                "act": "code",
                "article": "1(2)",
                "steps": ["file"],
                "outside": "first",
                "appeal": "term.days",
                "sanctions": [
                    {
                        "subject": "worker",
                        "from": date(2020, 1, 1),
                        "days_late": {"from": 1, "to": 3},
                        "warning": True,
                        **SURE,
                    },
                    {
                        "subject": "worker",
                        "from": date(2020, 1, 1),
                        "to": date(2025, 12, 31),
                        "days_late": {"from": 4},
                        "fine": {
                            "min": "10",
                            "max": "15.5",
                            "index": "index",
                            "basis": "proceedings_initiated_date",
                        },
                        "removal": "possible",
                        **SURE,
                    },
                    {
                        "subject": "worker",
                        "from": date(2020, 1, 1),
                        "repeated": True,
                        "fine": {"min": 500, "max": 700},
                        "removal": "certain",
                        "arrest_days": 10,
                        **SURE,
                    },
                ],
            },
            "late_file_first": {
                "act": "code",
                "article": "1(3)",
                "regions": "first",
                "sanctions": [
                    {
                        "subject": "company",
                        "from": date(2020, 1, 1),
                        "fine": {"min": 1000, "max": 2000},
                        "stop_days": [14, 90],
                        **SURE,
                    }
                ],
            },
        },
    },
}


def make_files() -> dict[str, Any]:
    """A copy that a test may change."""
    return copy.deepcopy(FILES)


def make_more() -> dict[str, Any]:
    """The same with limits of stay, an index and offences."""
    files = copy.deepcopy(FILES | EXTRA)
    files["facts.yaml"]["facts"]["stays"] = {"type": "stays"}
    return files


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
