"""Turns of the day: sent on, sent back, refused, absent, undone."""

from typing import Any

import pytest

from hamroh.accounts.roles import Role
from hamroh.booking.models import Visit
from hamroh.core.dispatch.states import ServiceState, TicketState
from hamroh.floor import actions, queries
from hamroh.floor.models import Ticket, TicketEvent
from hamroh.floor.queries.live import StopState
from hamroh.floor.results import Result, ResultKind
from tests.floor.house import House, key, minutes, refused

pytestmark = pytest.mark.django_db
DONE = Result(ResultKind.DONE)


def act(action: object, house: House, number: int, at: float, **more: object) -> object:
    return action(  # type: ignore[operator]
        actor=house.at(number), now=minutes(at), key=key(), desk_id=house.desk(number), **more
    )


def test_who_is_sent_to_another_desk_comes_back_before_the_line(house: House) -> None:
    house.open(3, 2)
    ticket = house.arrive("copy", "cash_desk")
    house.call(3, minutes(1))
    act(actions.serve, house, 3, 5, result=DONE)
    house.call(2, minutes(6))
    act(actions.send_to_desk, house, 2, 7, to_desk_id=house.desk(3))
    others = [house.arrive("copy", "cash_desk", now=minutes(8)) for _ in range(2)]
    Ticket.objects.get(id=others[0].id).services.filter(kind__key="cash_desk").update(after=[])
    assert house.call(3, minutes(9)) == ticket.number
    act(actions.serve, house, 3, 10, result=DONE)
    line = queries.queue_for(actor=house.at(2), now=minutes(11), desk_id=house.desk(2))
    assert (line[0].number, line[0].because, line[0].sent_back) == (ticket.number, "sent_back", True)
    assert house.call(2, minutes(11)) == ticket.number


def test_nobody_is_sent_where_nothing_of_the_visit_is_done(house: House) -> None:
    house.open(3)
    house.arrive("copy")
    house.call(3)
    for to, code in ((2, "not_for_this_desk"), (3, "same_desk")):
        with refused(code):
            act(actions.send_to_desk, house, 3, 1, to_desk_id=house.desk(to))


def test_a_desk_that_cannot_serve_gives_what_a_record_of_the_attempt_needs(house: House) -> None:
    house.open(3, 2, 7)
    ticket = house.arrive("copy", "filing", "cash_desk")
    ticket.services.filter(service=house.services["filing"]).update(after=[])
    house.call(7, minutes(3))
    again = key()
    for _ in range(2):
        attempt = actions.cannot_serve(
            actor=house.at(7),
            now=minutes(4),
            key=again,
            desk_id=house.desk(7),
            reason=actions.Hindered.SYSTEM_DOWN,
        )
    assert (attempt.number, attempt.desk_number, attempt.hosted_body) == ("A001", 7, "state")
    assert (attempt.arrived_at, attempt.at, attempt.reason.value) == (minutes(0), minutes(4), "system_down")
    assert attempt.service_id == house.services["filing"].id
    undone = {house.services[name].id for name in ("copy", "filing", "cash_desk")}
    assert set(attempt.left_undone) == undone
    assert TicketEvent.objects.filter(ticket=ticket, kind="refused").count() == 1
    assert house.call(3, minutes(5)) == "A001"


def test_the_day_ends_unserved_when_all_that_is_left_needed_what_failed(house: House) -> None:
    house.open(3, 2)
    ticket = house.arrive("copy", "cash_desk")
    house.call(3, minutes(1))
    act(actions.cannot_serve, house, 3, 2, reason=actions.Hindered.OUR_EQUIPMENT)
    ticket.refresh_from_db()
    assert ticket.state == TicketState.DONE
    assert Visit.objects.get(id=ticket.visit_id).state == "arrived"
    live = queries.live_state(now=minutes(3), ticket_id=ticket.id)
    assert live is not None
    assert [stop.state for stop in live.stops] == [StopState.FAILED, StopState.NOT_TODAY]


def test_who_did_not_come_is_not_called_until_somebody_says_so(house: House) -> None:
    house.open(3)
    ticket = house.arrive("copy")
    house.call(3, minutes(1))
    act(actions.not_shown, house, 3, 4)
    assert house.call(3, minutes(5)) == ""
    recent = queries.just_done(actor=house.at(3), now=minutes(5), desk_id=house.desk(3))
    assert [(one.number, one.kind, one.can_undo, one.can_call_again) for one in recent] == [
        ("A001", "not_shown", True, True)
    ]
    again = actions.OwnChoice.NOT_SHOWN_BEFORE
    act(actions.call_ticket, house, 3, 6, ticket_id=ticket.id, reason=again)
    act(actions.return_to_queue, house, 3, 7)
    assert house.call(3, minutes(8)) == "A001"


@pytest.mark.parametrize("started", [True, False])
def test_a_result_that_was_undone_brings_the_person_back_to_the_desk(house: House, *, started: bool) -> None:
    house.open(3, 2)
    ticket = house.arrive("copy", "cash_desk")
    house.call(3, minutes(1))
    if started:
        act(actions.start_service, house, 3, 2)
    act(actions.serve, house, 3, 3, result=Result(ResultKind.PAPER, "12"))
    act(actions.undo_last, house, 3, 4)
    ticket.refresh_from_db()
    assert ticket.state == (TicketState.SERVING if started else TicketState.CALLED)
    one = ticket.services.get(service=house.services["copy"])
    assert (one.state, one.result, one.ended_at) == (ServiceState.AT_DESK, {}, None)
    act(actions.serve, house, 3, 5, result=DONE)
    assert house.call(2, minutes(6)) == "A001"


def test_the_last_result_of_a_visit_can_be_undone_too(house: House) -> None:
    house.open(3)
    ticket = house.arrive("copy")
    house.call(3, minutes(1))
    act(actions.serve, house, 3, 2, result=DONE)
    act(actions.undo_last, house, 3, 3)
    ticket.refresh_from_db()
    assert (ticket.state, ticket.ended_at, ticket.visit.state) == (TicketState.CALLED, None, "arrived")


def test_an_undone_call_costs_nobody_the_place(house: House) -> None:
    house.open(3)
    house.arrive("copy", now=minutes(0))
    house.arrive("copy", now=minutes(1))
    house.call(3, minutes(5))
    act(actions.start_service, house, 3, 5)
    act(actions.undo_last, house, 3, 6)
    assert Ticket.objects.get(serial=1, centre=house.centre).state == TicketState.CALLED
    act(actions.undo_last, house, 3, 6)
    assert house.call(3, minutes(7)) == "A001"


def test_what_others_have_built_on_and_what_is_old_is_not_undone(house: House) -> None:
    house.open(3, 2)
    with refused("nothing_to_undo"):
        act(actions.undo_last, house, 3, 0)
    house.arrive("copy", "cash_desk")
    house.arrive("copy")
    house.call(3, minutes(1))
    act(actions.serve, house, 3, 2, result=DONE)
    house.call(2, minutes(3))
    with refused("too_late_to_undo"):
        act(actions.undo_last, house, 3, 4)
    house.call(3, minutes(5))
    act(actions.not_shown, house, 3, 6)
    with refused("too_late_to_undo"):
        act(actions.undo_last, house, 3, 17)


@pytest.mark.parametrize("was_done", [True, False])
def test_who_was_sent_on_by_mistake_stands_at_the_desk_again(house: House, *, was_done: bool) -> None:
    house.open(3, 2)
    ticket = house.arrive("copy", "cash_desk")
    if was_done:
        house.call(3, minutes(1))
        act(actions.serve, house, 3, 2, result=Result(ResultKind.PAPER, "12"))
    else:
        ticket.services.filter(service=house.services["cash_desk"]).update(after=[])
    house.call(2, minutes(3))
    act(actions.send_to_desk, house, 2, 4, to_desk_id=house.desk(3))
    recent = queries.just_done(actor=house.at(2), now=minutes(5), desk_id=house.desk(2))
    assert (recent[0].kind, recent[0].can_undo) == ("sent_to", True)
    act(actions.undo_last, house, 2, 5)
    ticket.refresh_from_db()
    assert ticket.state == TicketState.CALLED
    here = ticket.services.get(service=house.services["cash_desk"])
    there = ticket.services.get(service=house.services["copy"])
    assert (here.state, here.sent_back) == (ServiceState.AT_DESK, False)
    assert there.state == (ServiceState.DONE if was_done else ServiceState.LEFT)
    assert there.result == ({"kind": "paper", "number": "12"} if was_done else {})
    assert (house.services["copy"].id in here.after) is was_done
    act(actions.serve, house, 2, 6, result=DONE)
    assert house.call(3, minutes(7)) == ("" if was_done else "A001")


def test_the_reception_sends_to_a_desk_by_name_and_takes_it_back(house: House) -> None:
    house.open(3, 2)
    ticket = house.arrive("copy", "cash_desk")
    ticket.services.update(after=[])
    reception: dict[str, Any] = {"actor": house.staff[Role.RECEPTION], "ticket_id": ticket.id}
    waits = ticket.services.get(state=ServiceState.NEXT).waits_since
    elsewhere = 2 if ticket.services.get(state=ServiceState.NEXT).kind.key == "copy" else 3
    with refused("nothing_to_undo"):
        actions.undo_direction(**reception, now=minutes(1), key=key())
    again = key()
    for _ in range(2):
        actions.direct_to_desk(**reception, now=minutes(1), key=again, to_desk_id=house.desk(elsewhere))
    directed = ticket.services.get(state=ServiceState.NEXT)
    assert (directed.desk_id, directed.waits_since) == (house.desk(elsewhere), waits)
    assert TicketEvent.objects.filter(ticket=ticket, kind="sent_to", reason="reception").count() == 1
    ticket.refresh_from_db()
    assert queries.directed_to(ticket) == directed.desk
    actions.undo_direction(**reception, now=minutes(2), key=key())
    ticket.refresh_from_db()
    assert queries.directed_to(ticket) is None
    assert ticket.services.get(state=ServiceState.NEXT).waits_since == waits
    assert not ticket.services.exclude(desk=None).exists()
    house.call(elsewhere, minutes(3))
    with refused("ticket_state"):
        actions.direct_to_desk(**reception, now=minutes(4), key=key(), to_desk_id=house.desk(3))


def test_the_reception_sends_nobody_past_what_must_come_first(house: House) -> None:
    house.open(3, 2, 7)
    ticket = house.arrive("copy", "cash_desk")
    assert [desk.number for desk in queries.desks_to_direct_to(ticket)] == [3]
    for number, code in ((2, "first_elsewhere"), (7, "not_for_this_desk")):
        with refused(code):
            actions.direct_to_desk(
                actor=house.staff[Role.RECEPTION],
                now=minutes(1),
                key=key(),
                ticket_id=ticket.id,
                to_desk_id=house.desk(number),
            )
