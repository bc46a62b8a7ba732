"""An itinerary is taken only if it still stands, whoever proposed it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from hamroh.core.itinerary.check import Fault, Problem, check
from hamroh.core.itinerary.search import find
from hamroh.core.itinerary.values import Itinerary, Leg, Request, Service, Slot
from tests.core.itinerary.samara import TUESDAY, ask, at, slot

SLOW = Service("slow", "a", 10, results_after=20)
LAST = Service("last", "b", 10, frozenset({"slow"}))
SLOTS = {
    "a": [slot("a", 0), slot("a", 60, left=0), slot("a", 90, length=5)],
    "b": [slot("b", 10), slot("b", 30)],
}
ASKED = ask(SLOW, LAST)


def offered(slots: dict[str, list[Slot]] = SLOTS, request: Request = ASKED) -> Itinerary:
    visit = find(request, slots)
    assert isinstance(visit, Itinerary)
    return visit


def moved(visit: Itinerary, index: int, minutes: int) -> Itinerary:
    legs = list(visit.legs)
    by = timedelta(minutes=minutes)
    legs[index] = replace(legs[index], starts_at=legs[index].starts_at + by, ends_at=legs[index].ends_at + by)
    return replace(visit, legs=tuple(legs))


def test_what_was_offered_stands() -> None:
    assert check(offered(), ASKED, SLOTS) == ()


def test_all_services_come_once_and_no_other() -> None:
    first, last = offered().legs
    for legs in ((first,), (first, last, last), (first, replace(last, service="other"))):
        assert check(Itinerary(TUESDAY, legs), ASKED, SLOTS) == (Fault(Problem.SERVICES_DIFFER),)


def test_a_slot_that_is_gone_full_or_too_short_is_refused() -> None:
    visit = offered()
    for by, problem in ((60, Problem.SLOT_FULL), (90, Problem.SLOT_TOO_SHORT), (7, Problem.NO_SUCH_SLOT)):
        assert Fault(problem, "slow") in check(moved(visit, 0, by), ASKED, SLOTS)
    assert Fault(Problem.NO_SUCH_SLOT, "last") in check(moved(visit, 1, 900), ASKED, SLOTS)
    assert Fault(Problem.NO_SUCH_SLOT, "slow") in check(visit, ASKED, {"b": SLOTS["b"]})


def test_without_slots_only_the_itinerary_itself_is_looked_at() -> None:
    assert check(moved(offered(), 1, 7), ASKED) == ()
    assert check(moved(offered(), 1, -20), ASKED) == (Fault(Problem.TOO_EARLY, "last"),)


def test_nothing_begins_before_what_it_needs() -> None:
    assert check(moved(offered(), 1, -20), ASKED, SLOTS) == (Fault(Problem.TOO_EARLY, "last"),)
    first, last = offered().legs
    turned = Itinerary(TUESDAY, (last, first))
    assert set(check(turned, ASKED, SLOTS)) == {
        Fault(Problem.TOO_EARLY, "last"),
        Fault(Problem.TOO_EARLY, "slow"),
    }


@pytest.mark.parametrize(
    ("request_", "fault"),
    [
        (ask(SLOW, LAST, earliest=at(1)), Fault(Problem.TOO_EARLY, "slow")),
        (ask(SLOW, LAST, latest=date(2026, 11, 23)), Fault(Problem.WRONG_DAY, "slow")),
        (ask(replace(SLOW, minutes=9), LAST), Fault(Problem.WRONG_LENGTH, "slow")),
        (ask(replace(SLOW, kind="b"), LAST), Fault(Problem.WRONG_DESK, "slow")),
    ],
)
def test_it_must_be_what_was_asked_for(request_: Request, fault: Fault) -> None:
    assert fault in check(offered(), request_, SLOTS)


def test_all_legs_are_on_the_day_that_is_named() -> None:
    wrong = replace(offered(), day=date(2026, 11, 25))
    assert {fault.problem for fault in check(wrong, ASKED, SLOTS)} == {Problem.WRONG_DAY}


def test_a_leg_says_where_and_when() -> None:
    assert offered().legs[0] == Leg("slow", "a", at(0), at(10))
