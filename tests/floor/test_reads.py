"""Reads cost a number of statements that does not grow with the people in the house."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hamroh.accounts.roles import Role
from hamroh.floor import actions, queries
from hamroh.floor.results import Result, ResultKind
from tests.floor.house import House, key, minutes

pytestmark = pytest.mark.django_db


def count(read: Callable[[], object]) -> int:
    with CaptureQueriesContext(
        connection,
    ) as caught:
        read()
    return len(caught)


def test_statements_do_not_grow_with_the_line(house: House) -> None:
    house.open(3, 2, 21, 22)
    first = house.arrive("copy", "cash_desk", "medical")
    house.arrive("copy", "cash_desk")
    house.call(3, minutes(1))
    who, desk = house.at(3), house.desk(3)
    reads: dict[str, tuple[Callable[[], object], int]] = {
        "queue_for": (lambda: queries.queue_for(actor=who, desk_id=desk, now=minutes(9)), 9),
        "now_at": (lambda: queries.now_at(actor=who, desk_id=desk), 3),
        "just_done": (lambda: queries.just_done(actor=who, desk_id=desk, now=minutes(9)), 4),
        "board": (lambda: queries.board(centre_id=house.centre.id), 2),
        "live_state": (lambda: queries.live_state(now=minutes(9), ticket_id=first.id), 6),
        "day": (
            lambda: queries.day(actor=house.staff[Role.MANAGER], now=minutes(9), centre_id=house.centre.id),
            18,
        ),
    }
    few = {name: count(read) for name, (read, _) in reads.items()}
    for n in range(12):
        house.arrive("copy", "cash_desk", now=minutes(n / 10))
    assert {name: count(read) for name, (read, _) in reads.items()} == few
    assert few == {name: most for name, (_, most) in reads.items()}


def test_calling_and_serving_cost_the_same_however_long_the_line_is(house: House) -> None:
    house.open(3, 2)
    costs = []
    for size in (2, 10):
        for _ in range(size):
            house.arrive("copy", "cash_desk")
        calls = count(lambda: house.call(3, minutes(3)))
        result = Result(ResultKind.DONE)
        serves = count(
            lambda: actions.serve(
                actor=house.at(3),
                now=minutes(4),
                key=key(),
                desk_id=house.desk(3),
                result=result,  # noqa: B023
            )
        )
        costs.append((calls, serves))
    assert costs[0] == costs[1]


def test_the_managers_day_counts_by_hand(house: House) -> None:
    house.open(3, 2)
    house.visit("copy", paper="who does not come")
    house.arrive("copy", now=minutes(0))
    gone = house.arrive("copy", "cash_desk", now=minutes(10))
    house.arrive("cash_desk", now=minutes(20))
    house.call(3, minutes(20))
    actions.start_service(actor=house.at(3), now=minutes(21), key=key(), desk_id=house.desk(3))
    actions.serve(
        actor=house.at(3), now=minutes(30), key=key(), desk_id=house.desk(3), result=Result(ResultKind.DONE)
    )
    actions.leave(actor=house.staff[Role.RECEPTION], now=minutes(50), key=key(), ticket_id=gone.id)
    actions.pause_desk(
        actor=house.at(3), now=minutes(50), key=key(), desk_id=house.desk(3), back_at=minutes(90)
    )
    day = queries.day(actor=house.staff[Role.MANAGER], now=minutes(70), centre_id=house.centre.id)
    assert (day.booked, day.came_booked, day.came_walk_in) == (4, 3, 0)
    assert (day.in_centre, day.waiting, day.served, day.left) == (1, 1, 1, 1)
    assert day.average_stay_minutes == 30
    assert day.longest is not None
    assert (day.longest.number, day.longest.minutes) == ("A003", 50)
    assert day.by_hour == ((minutes(60), 1), (minutes(70), 1))
    three, two = (next(one for one in day.desks if one.number == number) for number in (3, 2))
    assert (three.state, three.back_at, three.served, three.average_minutes, three.waiting) == (
        "paused",
        minutes(90),
        1,
        9,
        0,
    )
    assert (two.state, two.waiting, two.longest_minutes, two.served) == ("open", 1, 50, 0)
    assert (two.staff_id, two.since) == (house.at(2).id, minutes(0))
    seven = next(one for one in day.desks if one.number == 7)
    assert (seven.state, seven.staff_id, seven.since) == ("closed", None, None)
    kinds = {one.desk_kind_id: one for one in day.kinds}
    copy, cash = (kinds[house.services[name].desk_kind_id] for name in ("copy", "cash_desk"))
    assert (copy.waiting, copy.longest_now, copy.longest, copy.average_wait) == (0, 0, 40, 30)
    assert (copy.served, copy.average_service) == (1, 9)
    assert (cash.waiting, cash.longest_now, cash.longest, cash.served) == (1, 50, 50, 0)
    hour = next(one for one in day.hours if one.starts_at == minutes(0))
    assert (hour.came, hour.services) == (3, 1)
    assert sum(one.booked for one in day.hours) == 4
    assert day.done_at == minutes(75), "one waits for the cash desk, which takes five minutes"


def test_another_day_is_shown_as_it_was_or_as_it_is_booked(house: House) -> None:
    house.open(3)
    house.visit("copy", paper="somebody else")
    house.arrive("copy")
    house.call(3, minutes(1))
    actions.cannot_serve(
        actor=house.at(3),
        now=minutes(2),
        key=key(),
        desk_id=house.desk(3),
        reason=actions.Hindered.OUR_EQUIPMENT,
    )
    manager, centre = house.staff[Role.MANAGER], house.centre.id
    on = minutes(0).date()
    after = queries.day(actor=manager, now=minutes(24 * 60), centre_id=centre, on=on)
    assert (after.is_now, after.in_centre, after.waiting, after.longest) == (False, 0, 0, None)
    assert [(one.number, one.desk_number, one.reason) for one in after.refusals] == [
        ("A001", 3, "our_equipment")
    ]
    assert {one.state for one in after.desks} == {"closed"}
    before = queries.day(actor=manager, now=minutes(-24 * 60), centre_id=centre, on=on)
    assert (before.is_now, before.booked, sum(one.booked for one in before.hours)) == (False, 2, 2)
