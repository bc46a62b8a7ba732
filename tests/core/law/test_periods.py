"""What a new term does to terms that run already, as its act says."""

from datetime import date, timedelta
from typing import Any

import pytest

from hamroh.core.calendars import add_months
from hamroh.core.law import Facts, PackError, Step, make_plan
from hamroh.core.law.periods import LONGEST
from tests.core.law.mini import SURE, make_files, make_law, put

CHANGE = date(2026, 4, 1)
"""From 10 to 30 calendar days. A term of 10 from 22 March ends on 31 March (safe) or 1 April (latest)."""


def _file(running: str | None, entered: date, today: date, **changed: Any) -> Step:
    old, new = ({"count": count, "unit": "calendar_days"} for count in (10, 30))
    if running is not None:
        new["running"] = running
    values = {date(2026, 1, 10): {"value": old, **SURE}, CHANGE: {"value": new | changed, **SURE}}
    law = make_law(put(make_files(), "parameters/term/days.yaml", "values", values))
    step = make_plan(law=law, facts=Facts({"citizenship": "UZ", "entry_date": entered}), today=today).step(
        "file"
    )
    assert step is not None
    return step


@pytest.mark.parametrize("entered", [date(2026, 3, 21), date(2026, 3, 22), date(2026, 3, 31)])
@pytest.mark.parametrize("running", [None, "as_before"])
def test_who_entered_before_keeps_the_old_term(running: str | None, entered: date) -> None:
    assert _file(running, entered, CHANGE).safe == entered + timedelta(days=9)


@pytest.mark.parametrize(
    ("entered", "safe"),
    [
        (date(2026, 3, 21), date(2026, 3, 30)),  # its latest day was 31 March: it had ended
        (date(2026, 3, 22), date(2026, 4, 20)),  # ran until 1 April, so it has 30 days from its own anchor
        (date(2026, 4, 1), date(2026, 4, 30)),
    ],
)
def test_a_running_term_is_lengthened_from_its_anchor(entered: date, safe: date) -> None:
    assert _file("same_anchor", entered, CHANGE).safe == safe


@pytest.mark.parametrize(
    ("entered", "safe"),
    [
        (date(2026, 3, 21), date(2026, 3, 30)),
        (date(2026, 3, 22), date(2026, 4, 30)),  # 30 days, the first of them 1 April
        (date(2026, 4, 2), date(2026, 5, 1)),
    ],
)
def test_a_running_term_begins_anew_with_the_change(entered: date, safe: date) -> None:
    assert _file("from_start", entered, CHANGE).safe == safe


def test_before_the_change_nothing_moves() -> None:
    entered = date(2026, 3, 25)
    assert _file("same_anchor", entered, date(2026, 3, 31)).safe == date(2026, 4, 3)


def test_a_change_of_a_term_that_nobody_knew_before_reaches_no_one() -> None:
    """10 January is the first known day, so anchors before it have no term that could run on."""
    assert _file("same_anchor", date(2026, 1, 9), date(2026, 4, 1)).safe is None


def test_a_change_that_swallows_a_whole_period_leaves_none_of_it() -> None:
    old = {"value": {"count": 10, "unit": "calendar_days"}, **SURE}
    short = {"value": {"count": 12, "unit": "calendar_days"}, **SURE}
    new = {"value": {"count": 30, "unit": "calendar_days", "running": "same_anchor"}, **SURE}
    values = {date(2026, 1, 10): old, date(2026, 3, 28): short, CHANGE: new}
    law = make_law(put(make_files(), "parameters/term/days.yaml", "values", values))
    for entered in (date(2026, 3, 22), date(2026, 3, 28)):
        facts = Facts({"citizenship": "UZ", "entry_date": entered})
        step = make_plan(law=law, facts=facts, today=CHANGE).step("file")
        assert step is not None
        assert step.safe == entered + timedelta(days=29)


def test_a_change_reaches_back_no_more_than_the_longest_term() -> None:
    """Terms of 36 months that run on since 2020: those of the 800 days before the change are lengthened."""
    old = {"value": {"count": 36, "unit": "months"}, **SURE}
    new = {"value": {"count": 48, "unit": "months", "running": "same_anchor"}, **SURE}
    law = make_law(
        put(make_files(), "parameters/term/days.yaml", "values", {date(2020, 1, 1): old, CHANGE: new})
    )
    reached, beyond = (CHANGE - timedelta(days=days) for days in (LONGEST, LONGEST + 1))
    ends = []
    for entered in (reached, beyond):
        facts = Facts({"citizenship": "UZ", "entry_date": entered})
        step = make_plan(law=law, facts=facts, today=CHANGE).step("file")
        assert step is not None
        ends.append(step.safe)
    assert ends == [add_months(reached, 48), add_months(beyond, 36)]


def test_an_unknown_transition_is_refused() -> None:
    with pytest.raises(PackError, match="one of as_before, same_anchor, from_start"):
        _file("sometimes", date(2026, 3, 1), CHANGE)
