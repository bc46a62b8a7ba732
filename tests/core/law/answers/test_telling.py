"""What has happened since the plan was made: who can tell what, and which facts then hold."""

from datetime import date
from typing import Any

import pytest

from hamroh.core.law import Facts, PackError, Stay, make_plan
from hamroh.core.law.answers import facts_told, possible_events
from hamroh.core.law.answers.telling import BACK, LEFT
from tests.core.law.mini import SURE, make_law, make_more, put

TODAY = date(2026, 3, 10)
EVENTS = {
    "moved": {"when": {"rule": "friend"}, "asks": ["until"]},
    "came_back": {"journey": True},
}
FRIEND = Facts({"citizenship": "UZ", "entry_date": date(2026, 3, 1), "stays": ()})
NEWCOMER = FRIEND.with_answer("entry_date", date(2026, 3, 9))


def _law(**events: Any) -> Any:
    files = make_more()
    put(files, "facts.yaml", "facts", "until", {"type": "date", "future": True, "tell": True})
    files["answers.yaml"] = {"what_if": {"back": {"forget": ["done_on"]}}}
    return make_law(files | {"events.yaml": {"events": events or EVENTS}})


def _keys(facts: Facts) -> list[str]:
    return [one.key for one in possible_events(law=_law(), facts=facts, today=TODAY)]


def test_an_event_is_offered_to_whom_it_can_happen_and_to_who_has_told_it() -> None:
    stranger = Facts({"citizenship": "TJ"})
    assert _keys(FRIEND) == ["moved", "came_back"]
    assert _keys(stranger) == ["came_back"]
    assert _keys(stranger.with_answer("until", TODAY)) == ["moved", "came_back"]
    assert possible_events(law=make_law(make_more()), facts=FRIEND, today=TODAY) == ()


def test_what_is_told_is_claimed_and_can_be_taken_back() -> None:
    law = _law()
    moved = law.events[0]
    seen = Facts({"until": TODAY}, verified=frozenset({"until"}))
    told = facts_told(law=law, event=moved, facts=seen, told={"until": date(2026, 4, 1)})
    assert (told.values["until"], told.verified) == (date(2026, 4, 1), frozenset())
    assert "until" not in facts_told(law=law, event=moved, facts=told, told={"until": None}).values


def test_a_journey_makes_the_stay_an_earlier_one_and_forgets_what_ended_with_it() -> None:
    law = _law()
    facts = FRIEND.with_answer("done_on", date(2026, 3, 4))
    days = {LEFT: date(2026, 3, 5), BACK: date(2026, 3, 8)}
    told = facts_told(law=law, event=law.events[1], facts=facts, told=days)
    assert told.values["entry_date"] == date(2026, 3, 8)
    assert told.values["stays"] == (Stay(date(2026, 3, 1), date(2026, 3, 5)),)
    assert "done_on" not in told.values


@pytest.mark.parametrize(
    ("event", "words"),
    [
        ({"asks": ["shoe_size"]}, "no fact 'shoe_size'"),
        ({"asks": ["until"], "journey": True}, "or it is a journey"),
        ({"when": {"rule": "friend"}}, "or it is a journey"),
        ({"ask": ["until"]}, "unknown key"),
    ],
)
def test_an_event_that_asks_for_nothing_sensible_is_refused(event: dict[str, Any], words: str) -> None:
    with pytest.raises(PackError, match=words):
        _law(moved=event)


def test_a_consultation_clears_a_finding_only_from_the_day_on_which_it_arose() -> None:
    finding = {"kind": "impossible", "when": {"known": "until"}, "consultant": True, "since": "until", **SURE}
    law = make_law(put(make_more(), "rules.yaml", "findings", "annulled", finding))
    for consulted, first in ((date(2026, 3, 5), True), (date(2026, 3, 6), False), (date(2026, 3, 7), False)):
        facts = Facts({**NEWCOMER.values, "until": date(2026, 3, 6), "consulted_on": consulted})
        assert bool(make_plan(law=law, facts=facts, today=TODAY).consultant_first) is first, consulted


def test_a_finding_that_names_no_day_is_cleared_by_any_consultation() -> None:
    finding = {"kind": "impossible", "when": {"known": "until"}, "consultant": True, **SURE}
    law = make_law(put(make_more(), "rules.yaml", "findings", "annulled", finding))
    facts = Facts({**NEWCOMER.values, "until": date(2026, 3, 6), "consulted_on": date(2026, 3, 5)})
    assert make_plan(law=law, facts=facts, today=TODAY).consultant_first == ()
