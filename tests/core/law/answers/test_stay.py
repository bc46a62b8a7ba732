"""How long somebody may still stay."""

from datetime import date
from typing import Any

import pytest

from hamroh.core.law import Facts, Stay
from hamroh.core.law.answers import StayAnswer, StayOutcome, answer_stay
from tests.core.law.mini import SOURCE, SURE, make_files, make_law, make_more, put

LAW = make_law(make_more())
TODAY = date(2026, 3, 10)
ENTERED = date(2026, 3, 1)


def _ask(
    today: date = TODAY, law: Any = LAW, unknown: frozenset[str] = frozenset(), **values: Any
) -> StayAnswer:
    facts = Facts({"citizenship": "UZ", **values}, frozenset({"entry_date"}), unknown)
    return answer_stay(law=law, facts=facts, today=today)


def test_by_days_with_what_is_used_and_what_was_only_told() -> None:
    """5 days in January, day 1 of March is day 6 of the year: 85 more days end on 24 May."""
    answer = _ask(entry_date=ENTERED, stays=(Stay(date(2026, 1, 1), date(2026, 1, 5)),))
    assert (answer.outcome, answer.last_day, answer.days_left) == (StayOutcome.UNTIL, date(2026, 5, 24), 75)
    assert answer.by is not None
    assert answer.by.kind == "year"
    assert [(one.kind.value, one.used) for one in answer.used] == [("row", 10), ("year", 15)]
    assert (answer.claimed, answer.reasons, answer.rule) == (("stays",), ("by_days",), "friends")
    assert answer.sources


def test_the_last_day_has_passed() -> None:
    answer = _ask(today=date(2026, 5, 30), entry_date=ENTERED, stays=())
    assert (answer.outcome, answer.last_day, answer.days_left) == (StayOutcome.OVER, date(2026, 5, 29), -1)


def test_until_the_day_of_a_paper_or_without_an_end() -> None:
    answer = _ask(entry_date=ENTERED, until=date(2026, 3, 10))
    assert (answer.outcome, answer.days_left, answer.used) == (StayOutcome.UNTIL, 0, ())
    assert _ask(entry_date=ENTERED, answer="yes").outcome is StayOutcome.NOT_LIMITED


@pytest.mark.parametrize(
    ("given", "missing"), [({}, ("entry_date", "stays")), ({"entry_date": ENTERED}, ("stays",))]
)
def test_what_is_missing_is_asked(given: dict[str, Any], missing: tuple[str, ...]) -> None:
    answer = _ask(**given)
    assert (answer.outcome, answer.missing, answer.last_day) == (StayOutcome.QUESTIONS, missing, None)


def test_no_number_where_the_law_or_the_person_is_unsure() -> None:
    answers = [
        _ask(citizenship="TJ", entry_date=ENTERED, stays=()),
        _ask(entry_date=ENTERED, unknown=frozenset({"stays"})),
    ]
    for answer in answers:
        assert (answer.outcome, answer.last_day, answer.ask) == (StayOutcome.ASK, None, "consultant")
    limit = [{"value": {"in_row": 90}, **SURE}, {"value": {"in_row": 30}, **SURE}]
    weak = {"value": {"in_row": 90}, "sources": SOURCE, "confidence": "low"}
    for entry in (limit, weak):
        files = put(make_more(), "parameters/limit.yaml", "values", date(2026, 4, 1), entry)
        answer = _ask(law=make_law(files), entry_date=ENTERED, stays=())
        assert (answer.outcome, answer.last_day, answer.used) == (StayOutcome.ASK, None, ())


def test_a_medium_limit_makes_a_medium_answer() -> None:
    weak = {"value": {"in_row": 90}, "sources": SOURCE, "confidence": "medium"}
    files = put(make_more(), "parameters/limit.yaml", "values", date(2025, 1, 1), weak)
    assert _ask(law=make_law(files), entry_date=ENTERED, stays=()).confidence == "medium"


def test_where_no_rule_is_known_none_is_named() -> None:
    ends = make_law(put(make_more(), "parameters/limit.yaml", "values", date(2026, 4, 1), None))
    nobody = _ask(citizenship="FR", entry_date=ENTERED)
    assert nobody.outcome is StayOutcome.NO_RULE_KNOWN
    assert _ask(law=ends, entry_date=ENTERED, stays=()).outcome is StayOutcome.NO_RULE_KNOWN
    assert _ask(today=date(2031, 1, 1)).outcome is StayOutcome.NO_RULE_KNOWN
    assert _ask(law=make_law(make_files())).outcome is StayOutcome.NO_RULE_KNOWN


def test_a_limit_without_earlier_stays_does_not_ask_for_them_and_may_have_no_end() -> None:
    files = put(
        make_more(), "parameters/limit.yaml", "values", {date(2020, 1, 1): {"value": {"in_row": 900}, **SURE}}
    )
    assert _ask(law=make_law(files), entry_date=ENTERED).outcome is StayOutcome.NOT_LIMITED


def test_an_earlier_stay_that_ends_after_the_entry_contradicts_it() -> None:
    files = make_more()
    rule = {"facts": ["stays", "entry_date"], "when": {"fact": "stays", "ends_after": "entry_date"}}
    law = make_law(put(files, "rules.yaml", "contradictions", "stays_clash", rule))
    answer = _ask(law=law, entry_date=ENTERED, stays=(Stay(date(2026, 2, 1), date(2026, 3, 2)),))
    assert (answer.outcome, answer.missing) == (StayOutcome.CONTRADICTION, ("stays", "entry_date"))
    fine = _ask(law=law, entry_date=ENTERED, stays=(Stay(date(2026, 2, 1), ENTERED),))
    assert fine.outcome is StayOutcome.UNTIL
