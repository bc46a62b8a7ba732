"""The earliest day on which everything fits, and the order that ends earliest."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import permutations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hamroh.core.itinerary.check import check
from hamroh.core.itinerary.search import find
from hamroh.core.itinerary.values import (
    Because,
    Itinerary,
    NoDay,
    Reason,
    Request,
    Service,
    Slot,
    collecting_request,
)
from tests.core.itinerary.samara import FILING, HALL, OPENING, SAMARA, TUESDAY, UPSTAIRS, ask, at, month, slot


def found(request: Request, *slots: Slot) -> Itinerary | NoDay:
    return find(request, by_kind(slots))


def by_kind(slots: tuple[Slot, ...]) -> dict[str, list[Slot]]:
    lines: dict[str, list[Slot]] = {}
    for one in sorted(slots, key=lambda one: one.start):
        lines.setdefault(one.kind, []).append(one)
    return lines


def starts(visit: Itinerary | NoDay) -> list[tuple[str, int]]:
    assert isinstance(visit, Itinerary), visit
    return [(leg.service, int((leg.starts_at - OPENING).total_seconds()) // 60) for leg in visit.legs]


A, B = Service("a", "a", 10), Service("b", "b", 10)


def test_the_order_that_ends_earliest_wins() -> None:
    visit = found(ask(A, B), slot("a", 0), slot("a", 30), slot("b", 10), slot("b", 15))
    assert starts(visit) == [("a", 0), ("b", 15)]
    assert isinstance(visit, Itinerary)
    assert (visit.day, visit.starts_at, visit.ends_at) == (TUESDAY, at(0), at(25))


def test_of_slots_with_the_same_end_the_latest_make_the_stay_short() -> None:
    slots = [slot("a", minute) for minute in range(0, 60, 10)]
    assert starts(found(ask(A, B), *slots, slot("b", 60))) == [("a", 40), ("b", 60)]


def test_the_way_to_another_floor_counts() -> None:
    slots = [slot("a", 0), slot("b", 12), slot("b", 13)]
    assert starts(found(ask(A, B, spots=True), *slots)) == [("a", 0), ("b", 13)]
    assert starts(found(ask(A, B), *slots)) == [("a", 0), ("b", 12)]


def test_desks_on_one_spot_need_no_walking() -> None:
    near = replace(B, kind="c")
    assert starts(found(ask(A, near, spots=True), slot("a", 0), slot("c", 10))) == [("a", 0), ("b", 10)]
    lone = Request((A, near), SAMARA, OPENING, None, {"c": HALL})
    assert starts(found(lone, slot("a", 0), slot("c", 10), slot("c", 11))) == [("a", 0), ("b", 11)]


def test_results_have_to_be_there() -> None:
    slow, then = replace(A, results_after=45), replace(B, after=frozenset({"a"}))
    visit = found(ask(slow, then), slot("a", 0), slot("a", 2), slot("b", 20), slot("b", 55), slot("b", 60))
    assert starts(visit) == [("a", 0), ("b", 55)]


def test_whoever_waits_for_results_does_something_else_meanwhile() -> None:
    slow, last = replace(A, results_after=45), replace(B, after=frozenset({"a"}))
    other = Service("c", "c", 30)
    slots = [slot("a", 0), slot("a", 40), slot("b", 60), slot("b", 99), slot("c", 0), slot("c", 15)]
    assert starts(found(ask(slow, last, other), *slots)) == [("a", 0), ("c", 15), ("b", 60)]


def test_two_services_at_one_kind_of_desk_take_two_slots() -> None:
    again = replace(A, key="again")
    assert starts(found(ask(A, again), slot("a", 0), slot("a", 5), slot("a", 10))) == [
        ("a", 0),
        ("again", 10),
    ]
    assert isinstance(found(ask(A, again), slot("a", 0, left=2)), NoDay)


def test_full_and_short_slots_are_passed_over() -> None:
    assert starts(found(ask(A), slot("a", 0, left=0), slot("a", 5, length=5), slot("a", 9))) == [("a", 9)]


def test_the_next_day_is_taken_if_this_one_does_not_fit() -> None:
    visit = found(ask(A, B), slot("a", 0), slot("b", 5), slot("a", 1500), slot("b", 1440), slot("a", 2900))
    assert starts(visit) == [("b", 1440), ("a", 1500)]


def test_a_visit_never_spans_two_days_of_the_centre() -> None:
    # 18:30 UTC is still the 24th in Moscow and the 25th in Samara would begin at 20:00 UTC.
    assert isinstance(found(ask(A, B), slot("a", 13 * 60), slot("b", 15 * 60 + 30)), NoDay)


def test_nothing_begins_before_the_earliest_moment() -> None:
    assert starts(found(ask(A, earliest=at(7)), slot("a", 5), slot("a", 8))) == [("a", 8)]


def test_what_was_not_asked_for_counts_as_done() -> None:
    assert starts(found(ask(replace(A, after=frozenset({"old"}))), slot("a", 3))) == [("a", 3)]


def test_no_day_names_the_desk_without_slots_and_the_full_one() -> None:
    asked = ask(A, B, Service("c", "c", 10), Service("d", "d", 10), latest=TUESDAY)
    slots = (slot("b", 0, left=0), slot("b", 1440), slot("c", 0, length=5), slot("d", 0))
    no = found(asked, *slots)
    assert no == NoDay(
        (
            Reason(Because.NO_SLOTS, "a"),
            Reason(Because.FULL, "b", date(2026, 11, 25)),
            Reason(Because.TOO_SHORT, "c"),
        )
    )


def test_no_day_names_the_first_later_day_on_which_all_fits() -> None:
    no = found(ask(A, latest=TUESDAY), slot("a", 2 * 1440))
    thursday = date(2026, 11, 26)
    assert no == NoDay((Reason(Because.NO_SLOTS, "a", thursday),), thursday)


def test_no_day_says_if_the_desks_only_never_fit_together() -> None:
    then = replace(B, after=frozenset({"a"}))
    assert found(ask(A, then), slot("b", 0), slot("a", 5)) == NoDay((Reason(Because.NEVER_TOGETHER),))


def test_the_second_visit_is_after_the_decision_is_due() -> None:
    hand_over = Service("hand_over", "hand_over", 10)
    asked = collecting_request(service=hand_over, decided_by=date(2026, 12, 8), zone=SAMARA, earliest=OPENING)
    slots = [slot("hand_over", day * 1440) for day in range(20)]
    visit = found(asked, *slots)
    assert isinstance(visit, Itinerary)
    assert visit.day == date(2026, 12, 9)


@pytest.mark.parametrize(
    "services",
    [
        (),
        (A, A),
        (replace(A, minutes=0),),
        (replace(A, after=frozenset({"b"})), replace(B, after=frozenset({"a"}))),
    ],
)
def test_what_no_caller_may_ask_is_an_error(services: tuple[Service, ...]) -> None:
    with pytest.raises(ValueError, match=r"service|nodes"):
        ask(*services)


def test_a_whole_filing_day_fits_and_is_the_same_each_time() -> None:
    slots = month(2)
    visit = find(ask(*FILING), slots)
    assert isinstance(visit, Itinerary)
    assert {leg.service for leg in visit.legs[-2:]} == {"file", "registration"}
    assert visit.ends_at <= at(240)
    assert find(ask(*reversed(FILING)), slots) == visit
    assert check(visit, ask(*FILING), slots) == ()


drawn_services = st.lists(
    st.tuples(
        st.sampled_from("abc"),
        st.integers(1, 20),
        st.sets(st.integers(0, 2)),
        st.sampled_from([0, 0, 10, 25]),
    ),
    min_size=1,
    max_size=4,
)
drawn_slots = st.lists(
    st.tuples(st.sampled_from("abc"), st.integers(0, 15), st.sampled_from([5, 30]), st.integers(0, 1)),
    max_size=11,
    unique_by=lambda one: one[:2],
)


def by_hand(request: Request, slots: tuple[Slot, ...]) -> timedelta | None:
    """The least end over every order and every choice of slots."""
    ends = []
    spots = request.spots
    usable = [one for one in slots if one.left]
    for order in permutations(request.services):
        for chosen in product(usable, repeat=len(order)):
            clock, last = request.earliest, None
            done: dict[str, datetime] = {}
            for service, place in zip(order, chosen, strict=True):
                if last is not None and spots[last] != spots[service.kind]:
                    clock += timedelta(minutes=3 if UPSTAIRS in {spots[last], spots[service.kind]} else 1)
                ready = [done.get(key, at(9999)) for key in service.after]
                if (place.kind, place.minutes >= service.minutes) != (service.kind, True):
                    break
                if place.start < max([clock, *ready]):
                    break
                clock = place.start + timedelta(minutes=service.minutes)
                done[service.key] = clock + timedelta(minutes=service.results_after)
                last = service.kind
            else:
                ends.append(clock - OPENING)
    return min(ends, default=None)


@given(drawn_services, drawn_slots)
@settings(max_examples=120, deadline=None)
def test_no_order_and_no_choice_of_slots_ends_earlier(
    services: list[tuple[str, int, set[int], int]], places: list[tuple[str, int, int, int]]
) -> None:
    asked = ask(
        *(
            Service(str(index), kind, minutes, frozenset(str(one) for one in after if one < index), lag)
            for index, (kind, minutes, after, lag) in enumerate(services[:3])
        ),
        spots=True,
    )
    slots = tuple(slot(kind, start * 5, length, left) for kind, start, length, left in places)
    best, visit = by_hand(asked, slots), found(asked, *slots)
    if best is None:
        assert isinstance(visit, NoDay)
        assert visit.reasons
    else:
        assert isinstance(visit, Itinerary)
        assert visit.ends_at - OPENING == best
        assert check(visit, asked, by_kind(slots)) == ()
