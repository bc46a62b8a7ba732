"""Whom a desk calls next."""

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from hamroh.core.dispatch.call import Because, Caller, Choice, Rules, Waiting, rank_line

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
UZBEK = frozenset({"uz"})
TAJIK = frozenset({"tg"})


def at(minutes: int) -> datetime:
    return NOON + timedelta(minutes=minutes)


def first(*waiting: Waiting, caller: Caller = Caller()) -> Choice:  # noqa: B008
    return rank_line(caller=caller, waiting=waiting, now=NOON)[0]


def test_whoever_waited_longest_is_called_when_nothing_else_speaks() -> None:
    assert first(Waiting("late", at(-5), 10), Waiting("early", at(-20), 10)) == Choice(
        "early", Because.WAITED_LONGEST, {"minutes": 20}
    )


def test_nobody_waits_beyond_patience_for_anybody_with_precedence() -> None:
    starved = Waiting("starved", at(-46), 10, languages=TAJIK)
    hurried = Waiting("hurried", at(-5), 10, must_leave_at=at(12))
    booked = Waiting("booked", at(-5), 10, booked_at=at(0), precedence=True)
    assert first(hurried, booked, starved).because is Because.WAITED_TOO_LONG


def test_whoever_must_leave_for_a_fixed_time_goes_before_a_booked_one() -> None:
    hurried = Waiting("hurried", at(-2), 10, must_leave_at=at(15))
    booked = Waiting("booked", at(-5), 10, booked_at=at(-3))
    choice = first(booked, hurried)
    assert (choice.key, choice.because, choice.data["at"]) == ("hurried", Because.FIXED_TIME_NEAR, at(15))


def test_hurry_does_not_count_when_he_has_time_or_would_be_late_anyway() -> None:
    with_time = Waiting("time", at(-2), 10, must_leave_at=at(60))
    lost = Waiting("lost", at(-1), 10, must_leave_at=at(5))
    longest = Waiting("longest", at(-9), 10)
    assert [one.key for one in rank_line(caller=Caller(), waiting=[lost, with_time, longest], now=NOON)] == [
        "longest",
        "time",
        "lost",
    ]


def test_a_booked_time_counts_once_it_has_come_and_only_for_who_came_in_time() -> None:
    due = Waiting("due", at(-1), 10, booked_at=at(-1))
    early = Waiting("early", at(-40), 10, booked_at=at(30))
    too_late = Waiting("late", at(-30), 10, booked_at=at(-90))
    ranked = rank_line(caller=Caller(), waiting=[early, too_late, due], now=NOON)
    assert [one.key for one in ranked] == ["due", "early", "late"]
    assert ranked[0].because is Because.BOOKED_TIME
    assert ranked[0].data == {"minutes": 1, "at": at(-1)}


def test_whoever_another_desk_sent_back_and_then_precedence_go_before_the_line() -> None:
    ranked = rank_line(
        caller=Caller(),
        waiting=[
            Waiting("line", at(-30), 5),
            Waiting("child", at(-2), 5, precedence=True),
            Waiting("back", at(-1), 5, sent_back=True),
        ],
        now=NOON,
    )
    assert [one.because for one in ranked] == [Because.SENT_BACK, Because.PRECEDENCE, Because.WAITED_LONGEST]


def test_a_language_that_only_another_desk_speaks_waits_for_that_desk() -> None:
    caller = Caller(languages=UZBEK, elsewhere=TAJIK)
    tajik = Waiting("tajik", at(-30), 5, languages=TAJIK)
    uzbek = Waiting("uzbek", at(-5), 5, languages=UZBEK)
    assert first(tajik, uzbek, caller=caller).key == "uzbek"
    assert first(tajik, uzbek, caller=Caller(languages=UZBEK)).key == "tajik"
    assert first(tajik, caller=caller).because is Because.ANOTHER_DESK_SPEAKS


people = st.lists(
    st.builds(
        Waiting,
        key=st.uuids().map(str),
        since=st.integers(-120, 0).map(at),
        minutes=st.integers(1, 30),
        booked_at=st.none() | st.integers(-120, 60).map(at),
        must_leave_at=st.none() | st.integers(-10, 60).map(at),
        languages=st.frozensets(st.sampled_from(["uz", "tg", "ky"])),
        sent_back=st.booleans(),
        precedence=st.booleans(),
    ),
    min_size=1,
    max_size=8,
    unique_by=lambda one: one.key,
)
callers = st.builds(
    Caller,
    languages=st.frozensets(st.sampled_from(["uz", "tg"])),
    elsewhere=st.frozensets(st.sampled_from(["tg", "ky"])),
)


@given(people, callers)
def test_everybody_is_ranked_once_in_the_order_of_reasons(waiting: list[Waiting], caller: Caller) -> None:
    ranked = rank_line(caller=caller, waiting=waiting, now=NOON)
    assert sorted(one.key for one in ranked) == sorted(one.key for one in waiting)
    assert [one.because for one in ranked] == sorted(one.because for one in ranked)
    assert rank_line(caller=caller, waiting=waiting[::-1], now=NOON) == ranked


@given(people, callers, people)
@settings(max_examples=50, deadline=None)
def test_once_patience_is_spent_no_newcomer_passes(
    waiting: list[Waiting], caller: Caller, newcomers: list[Waiting]
) -> None:
    patience = Rules().patience
    starved = Waiting("starved", NOON - patience, 5)
    younger = [one for one in (*waiting, *newcomers) if one.since > starved.since]
    assert first(starved, *younger, caller=caller).key == "starved"
