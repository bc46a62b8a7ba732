"""Sending somebody ahead and back never makes services wait for each other."""

from contextlib import suppress
from random import Random

import pytest

from hamroh.core.dispatch.states import ServiceState, TicketState
from hamroh.floor import actions, queries
from hamroh.floor.models import Ticket
from hamroh.floor.results import Result, ResultKind
from hamroh.foundation.errors import DomainError
from tests.floor.house import DESKS, KINDS, House, key, minutes, refused

pytestmark = pytest.mark.django_db
DONE = Result(ResultKind.DONE)


def serve(house: House, number: int, at: float) -> None:
    actions.serve(actor=house.at(number), now=minutes(at), key=key(), desk_id=house.desk(number), result=DONE)


def send(house: House, number: int, to: int, at: float) -> None:
    actions.send_to_desk(
        actor=house.at(number),
        now=minutes(at),
        key=key(),
        desk_id=house.desk(number),
        to_desk_id=house.desk(to),
    )


def offered(house: House, number: int) -> list[int]:
    current = queries.now_at(actor=house.at(number), desk_id=house.desk(number))
    assert current is not None
    return [desk.number for desk in queries.desks_to_send_to(house.desks[number], current)]


def test_nobody_is_sent_ahead_to_what_comes_only_after_this_desk(house: House) -> None:
    house.open(3, 2, 21, 31)
    ticket = house.arrive("copy", "cash_desk", "medical", "exam")
    house.call(3, minutes(1))
    assert offered(house, 3) == [31]
    # The cash desk waits for this one itself, the physician through the cash desk.
    for to in (2, 21):
        with refused("first_elsewhere"):
            send(house, 3, to, 2)
    assert ticket.services.get(service=house.services["copy"]).state == ServiceState.AT_DESK
    serve(house, 3, 3)
    house.call(2, minutes(4))
    assert offered(house, 2) == [3, 31]


def test_two_desks_cannot_send_somebody_to_each_other_in_a_ring(house: House) -> None:
    house.open(3, 2)
    ticket = house.arrive("copy", "cash_desk")
    ticket.services.update(after=[])
    house.call(3, minutes(1))
    assert offered(house, 3) == [2]
    send(house, 3, 2, 2)
    assert house.call(2, minutes(3)) == ticket.number
    assert offered(house, 2) == []
    with refused("first_elsewhere"):
        send(house, 2, 3, 4)
    serve(house, 2, 5)
    assert house.call(3, minutes(6)) == ticket.number


@pytest.mark.parametrize("seed", range(4))
def test_whoever_is_sent_wherever_some_desk_can_always_call_and_all_gets_done(
    house: House, seed: int
) -> None:
    dice = Random(seed)
    house.open(*DESKS)
    ticket = house.arrive(*KINDS)
    shuffled = dice.sample(list(ticket.services.order_by("position")), len(KINDS))
    for order, one in enumerate(shuffled):
        one.after = [other.service_id for other in shuffled[:order] if dice.random() < 0.4]
        # A fixed start would only say when.
        one.fixed_at = None
        one.save(update_fields=["after", "fixed_at"])
    for at in range(1, 40):
        desk = next((number for number in DESKS if house.call(number, minutes(at))), None)
        assert desk is not None, "nobody can call any more"
        sent = False
        if at <= 20 and dice.random() < 0.6:
            with suppress(DomainError):
                send(house, desk, dice.choice(list(DESKS)), at)
                sent = True
        if not sent:
            serve(house, desk, at)
        if Ticket.objects.get(id=ticket.id).state == TicketState.DONE:
            break
    assert {one.state for one in ticket.services.all()} == {ServiceState.DONE}
