"""What if: the same engine, one thing changed."""

from datetime import date
from typing import Any

from hamroh.core.law import Facts, Stay
from hamroh.core.law.answers import (
    StayOutcome,
    facts_after_leaving,
    facts_elsewhere,
    facts_leaving,
    law_changes,
    suppose,
    suppose_new_law,
)
from hamroh.core.law.moves import MoveKind
from tests.core.law.mini import SURE, make_files, make_law, make_more, put

TODAY = date(2026, 3, 10)
CHANGES = {"leave": {"fact": "until"}, "back": {"forget": ["done_on"]}, "region": {"fact": "region"}}
FINDING = {"kind": "notice", "when": {"fact": "region", "is": "2"}, **SURE}


def _law(**changes: Any) -> Any:
    files = put(make_more(), "rules.yaml", "findings", "second", FINDING)
    files["answers.yaml"] = {"what_if": changes or CHANGES}
    return make_law(files)


def _facts(**values: Any) -> Facts:
    base: dict[str, Any] = {"citizenship": "UZ", "entry_date": date(2026, 3, 1), "stays": (), "region": "1"}
    return Facts(base | values)


def test_leaving_and_coming_back_adds_the_stay_and_forgets_what_ended() -> None:
    """1 to 10 March are 10 days of the year's 90; from 20 March 80 are left: 7 June (12 + 30 + 31 + 7)."""
    law = _law()
    facts = _facts(done_on=date(2026, 3, 4))
    after = facts_after_leaving(law=law, facts=facts, left=TODAY, back=date(2026, 3, 20))
    assert after.values["stays"] == (Stay(date(2026, 3, 1), TODAY),)
    found = suppose(law=law, facts=facts, today=TODAY, then=after, on=date(2026, 3, 20))
    assert found.stay_after.last_day == date(2026, 6, 7)
    assert found.forgotten == ("done_on",)
    assert [one.kind for one in found.moves] == [MoveKind.APPEARS]


def test_who_cannot_tell_his_earlier_stays_still_cannot() -> None:
    facts = Facts({"citizenship": "UZ", "entry_date": date(2026, 3, 1)}, unknown=frozenset({"stays"}))
    after = facts_after_leaving(law=_law(), facts=facts, left=TODAY, back=TODAY)
    found = suppose(law=_law(), facts=facts, today=TODAY, then=after)
    assert found.stay_after.outcome is StayOutcome.ASK


def test_another_region_and_a_day_of_leaving_are_told_as_the_packs_facts() -> None:
    law = _law()
    assert facts_leaving(law=law, facts=_facts(), left=TODAY).values["until"] == TODAY
    found = suppose(
        law=law, facts=_facts(), today=TODAY, then=facts_elsewhere(law=law, facts=_facts(), region="2")
    )
    assert (found.findings_added, found.findings_gone) == (("second",), ())
    back = suppose(law=law, facts=_facts(region="2"), today=TODAY, then=_facts())
    assert back.findings_gone == ("second",)


def test_a_pack_that_knows_no_changes_supposes_none() -> None:
    bare = make_law(make_files())
    facts = _facts()
    assert facts_elsewhere(law=bare, facts=facts, region="2") == facts
    assert facts_after_leaving(law=bare, facts=facts, left=TODAY, back=TODAY) == facts


def test_the_law_changes_on_the_first() -> None:
    """Another law, or the same on another day: 5 working days become 8."""
    files = put(
        make_more(),
        "parameters/term/days.yaml",
        "values",
        date(2020, 1, 1),
        "value",
        {"count": 8, "unit": "working_days"},
    )
    found = suppose(law=_law(), facts=_facts(), today=date(2026, 3, 3), other=make_law(files))
    assert [(one.step, one.kind) for one in found.moves] == [("file", MoveKind.LATER)]
    same = suppose(law=_law(), facts=_facts(), today=TODAY)
    assert (same.moves, same.forgotten) == ((), ())


def test_what_the_law_changes_on_a_day_is_the_day_before_beside_the_day() -> None:
    """On 1 July the friends are no group any more, and the rate is not known; both days have the same facts."""
    law = _law()
    july = date(2026, 7, 1)
    assert july in law_changes(law=law, after=TODAY, until=date(2026, 12, 31))
    assert law_changes(law=law, after=july, until=july) == ()
    assert law_changes(law=law, after=TODAY, until=date(2199, 1, 1))[-1] <= law.last
    found = suppose_new_law(law=law, facts=_facts(), day=july)
    assert (found.before.on, found.after.on) == (date(2026, 6, 30), july)
    assert found.stay_before.outcome is not found.stay_after.outcome
