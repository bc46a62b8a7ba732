"""A room in which many are served at once: it calls as many as it has seats, shortly before the fixed time."""

import pytest

from hamroh.core.dispatch.states import TicketState
from hamroh.floor import actions, queries
from hamroh.floor.models import Period, Ticket
from hamroh.floor.results import Result, ResultKind
from tests.floor.house import House, key, minutes, refused

pytestmark = pytest.mark.django_db
PAPER = Result(ResultKind.PAPER, "РЯ-0951", "University")


def seated(house: House) -> list[Ticket]:
    """Three in the room, a fourth outside; the examination of all begins at 75 minutes."""
    house.open(31)
    tickets = [house.arrive("exam") for _ in range(4)]
    assert [house.call(31, minutes(62)) for _ in range(3)] == ["A001", "A002", "A003"]
    return tickets


def test_a_room_calls_as_many_as_it_has_seats(house: House) -> None:
    seated(house)
    with refused("desk_busy"):
        house.call(31, minutes(63))
    active = Period.objects.filter(desk=house.desks[31], ends_at__isnull=True).order_by("seat")
    assert list(active.values_list("number", "seat")) == [("A001", 1), ("A002", 2), ("A003", 3)]


def test_nobody_is_called_to_an_examination_hours_before_it_begins(house: House) -> None:
    house.open(31)
    house.arrive("exam")
    assert house.call(31, minutes(30)) == ""
    assert house.call(31, minutes(60)) == "A001"


def test_in_a_room_each_action_names_its_ticket(house: House) -> None:
    first, second, *_ = seated(house)
    examiner, desk = house.at(31), house.desk(31)
    with refused("which_ticket"):
        actions.start_service(actor=examiner, now=minutes(75), key=key(), desk_id=desk)
    with refused("which_ticket"):
        queries.now_at(actor=examiner, desk_id=desk)
    assert [one.number for one in queries.all_at(actor=examiner, desk_id=desk)] == ["A001", "A002", "A003"]
    actions.start_service(actor=examiner, now=minutes(75), key=key(), desk_id=desk, ticket_id=first.id)
    actions.not_shown(actor=examiner, now=minutes(76), key=key(), desk_id=desk, ticket_id=second.id)
    assert house.call(31, minutes(77)) == "A004"
    served = actions.serve(
        actor=examiner, now=minutes(150), key=key(), desk_id=desk, ticket_id=first.id, result=PAPER
    )
    assert served.number == "A001"
    actions.undo_last(actor=examiner, now=minutes(151), key=key(), desk_id=desk)
    first.refresh_from_db()
    assert first.state == TicketState.SERVING
    with refused("nobody_at_desk"):
        actions.recall(actor=examiner, now=minutes(152), key=key(), desk_id=desk, ticket_id=second.id)
    with refused("desk_busy"):
        actions.close_desk(actor=examiner, now=minutes(152), key=key(), desk_id=desk)
