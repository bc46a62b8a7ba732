"""Am I late, and what then."""

from datetime import date
from typing import Any

from hamroh.core.law import Facts
from hamroh.core.law.answers import LateAnswer, LateOutcome, answer_late
from hamroh.packs.loader import load_law
from tests.core.law.mini import SURE, make_files, make_law, make_more, put

LAW = load_law("ru")
TODAY = date(2026, 3, 10)


def _late(law: Any, today: date = TODAY, unknown: tuple[str, ...] = (), **values: Any) -> LateAnswer:
    return answer_late(law=law, facts=Facts(values, unknown=frozenset(unknown)), today=today)


def _mini() -> Any:
    files = put(make_more(), "facts.yaml", "facts", "entry_date", "ask", False)
    return make_law(files)


def test_a_late_step_is_named_with_its_days_and_what_the_law_threatens() -> None:
    """5 working days from Monday 2 March end on the 9th; the 10th is one day late: the first rung, a warning."""
    answer = _late(_mini(), citizenship="UZ", entry_date=date(2026, 3, 2), region="2")
    assert answer.outcome is LateOutcome.LATE
    (one,) = answer.late
    assert (one.step.key, one.days) == ("file", 1)
    assert [threat.sanction.warning for threat in one.threats] == [True]
    again = answer_late(
        law=_mini(),
        facts=Facts({"citizenship": "UZ", "entry_date": date(2026, 3, 2)}),
        today=TODAY,
        repeated=True,
    )
    assert len(again.late[0].threats) == 2


def test_in_time_the_next_day_is_named() -> None:
    answer = _late(_mini(), citizenship="UZ", entry_date=date(2026, 3, 4))
    assert (answer.outcome, answer.late) == (LateOutcome.NOT_LATE, ())
    assert answer.next is not None
    assert answer.next.safe == date(2026, 3, 11)  # 5, 6, 9, 10, 11 March


def test_where_a_term_cannot_be_named_nobody_is_told_that_he_is_in_time() -> None:
    low = {"term": "term.days", "reasons": ["because"], "sources": SURE["sources"], "confidence": "low"}
    files = put(make_files(), "procedures/only.yaml", "steps", "file", "cases", [low])
    answer = _late(make_law(files), citizenship="UZ", entry_date=date(2026, 3, 4))
    assert (answer.outcome, answer.next) == (LateOutcome.ASK, None)


def test_missing_clashing_and_unknown_are_said() -> None:
    asked = _late(LAW)
    assert (asked.outcome, asked.missing[0]) == (LateOutcome.QUESTIONS, "citizenship")
    born = date(2027, 1, 1)
    clash = _late(
        LAW, citizenship="KG", ground="work", region="63", birth_date=born, entry_date=TODAY, registered="no"
    )
    assert clash.outcome is LateOutcome.CONTRADICTION
    assert "birth_date" in clash.missing
    assert _late(LAW, date(2028, 1, 1)).outcome is LateOutcome.NO_RULE_KNOWN


def test_the_state_that_is_late_is_named_as_such() -> None:
    """Applied on 2 November 2026: 3, 5, 6, 9-13, 16, 17 November are the ten working days; the 4th is off."""
    values: dict[str, Any] = {
        "citizenship": "UZ", "birth_date": date(1990, 1, 1), "ground": "work", "region": "63", "progress": "applied",
        "entry_date": date(2026, 10, 20), "patent_applied_on": date(2026, 11, 2),
        "registered_until": date(2027, 1, 20),
    }  # fmt: skip
    answer = _late(LAW, date(2026, 11, 18), ("stays",), **values)
    assert [step.key for step in answer.overdue] == ["state_decision"]
    assert _late(LAW, date(2026, 11, 17), **values).overdue == ()
