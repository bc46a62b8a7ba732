"""What the floor refuses, each with its own word."""

from datetime import timedelta

import pytest

from hamroh.accounts.roles import Role
from hamroh.booking.models import Visit
from hamroh.core.dispatch.states import TicketState
from hamroh.floor import actions, queries
from hamroh.floor.models import Ticket, TicketEvent, Watch
from hamroh.floor.results import Result, ResultKind
from hamroh.foundation.actor import ANONYMOUS, SYSTEM, Actor, ActorKind
from hamroh.foundation.fields import keyed_hash
from hamroh.foundation.ids import new_id
from tests.floor.house import MORNING, House, key, minutes, refused

pytestmark = pytest.mark.django_db
DONE = Result(ResultKind.DONE)


def check_in(house: House, visit: Visit, paper: str = "FA1234567", **changed: object) -> Ticket:
    values: dict[str, object] = {
        "actor": house.staff[Role.RECEPTION],
        "now": MORNING,
        "key": key(),
        "centre_id": house.centre.id,
        "visit_id": visit.id,
        "identity_hash": keyed_hash(paper, purpose="paper") if paper else "",
    }
    return actions.check_in(**{**values, **changed})  # type: ignore[arg-type]  # names are those above


def desk(house: House, number: int, at: float = 0) -> dict[str, object]:
    return {"actor": house.at(number), "now": minutes(at), "key": key(), "desk_id": house.desk(number)}


def test_a_visit_is_not_handed_on(house: House) -> None:
    visit = house.visit("copy")
    with refused("identity_differs"):
        check_in(house, visit, paper="AB7654321")
    with refused("identity_differs"):
        check_in(house, visit, paper="")
    assert not Ticket.objects.filter(visit=visit).exists()
    assert check_in(house, visit).number == "A001"


def test_the_door_refuses_other_days_centres_states_and_strangers(house: House) -> None:
    visit = house.visit("copy")
    with refused("visit_another_day"):
        check_in(house, visit, now=MORNING + timedelta(days=1))
    with refused("not_allowed"):
        check_in(house, visit, actor=house.staff[Role.CASHIER])
    with refused("not_allowed"):
        check_in(house, visit, actor=ANONYMOUS)
    with refused("not_allowed"):
        check_in(house, visit, centre_id=new_id())
    with refused("centre_unknown"):
        check_in(house, visit, centre_id=new_id(), actor=SYSTEM)
    with refused("not_found"):
        check_in(house, visit, visit_id=new_id())
    Visit.objects.filter(id=visit.id).update(state="cancelled")
    with refused("visit_not_confirmed"):
        check_in(house, visit)


def test_coming_in_twice_gives_the_same_ticket_and_the_same_key_nothing_else(house: House) -> None:
    visit, other = house.visit("copy"), house.visit("copy", paper="X")
    one = key()
    first = check_in(house, visit, key=one)
    assert check_in(house, visit, key=one) == first
    assert check_in(house, visit) == first
    with refused("key_reused"):
        check_in(house, other, paper="X", key=one)


def test_a_visit_without_services_makes_no_ticket(house: House) -> None:
    visit = house.visit()
    with refused("nothing_to_do"):
        check_in(house, visit)
    visit.refresh_from_db()
    assert visit.state == "confirmed"


def test_only_an_open_desk_calls_and_only_one_at_a_time(house: House) -> None:
    house.arrive("copy")
    house.arrive("copy")
    with refused("desk_closed"):
        actions.call_next(**desk(house, 3))  # type: ignore[arg-type]
    house.open(3)
    assert house.call(3) == "A001"
    with refused("desk_busy"):
        house.call(3)
    with refused("desk_busy"):
        actions.pause_desk(**desk(house, 3))  # type: ignore[arg-type]
    with refused("desk_busy"):
        actions.close_desk(**desk(house, 3))  # type: ignore[arg-type]
    actions.not_shown(**desk(house, 3, 1))  # type: ignore[arg-type]
    with refused("back_before_now"):
        actions.pause_desk(**desk(house, 3, 2), back_at=minutes(1))  # type: ignore[arg-type]
    actions.pause_desk(**desk(house, 3, 2), back_at=minutes(10))  # type: ignore[arg-type]
    with refused("desk_paused"):
        house.call(3, minutes(3))
    actions.close_desk(**desk(house, 3, 4))  # type: ignore[arg-type]
    with refused("desk_closed"):
        actions.pause_desk(**desk(house, 3, 5))  # type: ignore[arg-type]


def test_each_desk_belongs_to_its_role(house: House) -> None:
    for number, role in ((2, Role.RECEPTION), (7, Role.RECEPTION), (7, Role.MANAGER), (21, Role.CASHIER)):
        with refused("not_allowed"):
            actions.open_desk(**{**desk(house, number), "actor": house.staff[role]})  # type: ignore[arg-type]
    elsewhere = Actor(ActorKind.STAFF, new_id(), frozenset())
    with refused("not_allowed"):
        queries.queue_for(actor=elsewhere, now=MORNING, desk_id=house.desk(3))
    with refused("desk_unknown"):
        actions.open_desk(**{**desk(house, 3), "desk_id": new_id()})  # type: ignore[arg-type]
    with refused("not_allowed"):
        queries.day(actor=house.staff[Role.RECEPTION], now=MORNING, centre_id=house.centre.id)


def test_an_own_choice_is_recorded_and_bounded(house: House) -> None:
    house.open(3, 2, 21, 22)
    house.arrive("copy")
    later = house.arrive("copy", "cash_desk")
    why = actions.OwnChoice.NEEDS_HELP
    with refused("first_elsewhere"):
        actions.call_ticket(**desk(house, 2), ticket_id=later.id, reason=why)  # type: ignore[arg-type]
    with refused("not_for_this_desk"):
        actions.call_ticket(**desk(house, 21), ticket_id=later.id, reason=why)  # type: ignore[arg-type]
    request = desk(house, 3)
    call = actions.call_ticket(**request, ticket_id=later.id, reason=why)  # type: ignore[arg-type]
    assert (call.number, call.because) == ("A002", "needs_help")
    assert actions.call_ticket(**request, ticket_id=later.id, reason=why) == call  # type: ignore[arg-type]
    event = TicketEvent.objects.get(ticket=later, kind="called")
    assert (event.reason, event.actor_id) == ("needs_help", house.at(3).id)
    with refused("ticket_taken"):
        actions.call_ticket(**desk(house, 2), ticket_id=later.id, reason=why)  # type: ignore[arg-type]
    actions.leave(actor=house.staff[Role.RECEPTION], now=minutes(1), key=key(), ticket_id=later.id)
    with refused("ticket_state"):
        actions.call_ticket(**desk(house, 3), ticket_id=later.id, reason=why)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "action", [actions.recall, actions.start_service, actions.not_shown, actions.return_to_queue]
)
def test_nothing_happens_at_an_empty_desk(house: House, action: object) -> None:
    house.open(3)
    with refused("nobody_at_desk"):
        action(**desk(house, 3))  # type: ignore[operator]


def test_who_is_being_served_is_neither_called_again_nor_absent(house: House) -> None:
    house.open(3)
    house.arrive("copy")
    house.call(3)
    actions.recall(**desk(house, 3, 1))  # type: ignore[arg-type]
    actions.start_service(**desk(house, 3, 2))  # type: ignore[arg-type]
    with refused("nobody_called"):
        actions.recall(**desk(house, 3, 3))  # type: ignore[arg-type]
    with refused("ticket_state"):
        actions.not_shown(**desk(house, 3, 3))  # type: ignore[arg-type]
    with refused("ticket_state"):
        actions.start_service(**desk(house, 3, 3))  # type: ignore[arg-type]


def test_leaving_frees_the_desk_and_coming_back_is_a_new_wait(house: House) -> None:
    house.open(3)
    ticket = house.arrive("copy")
    house.call(3)
    reception = {"actor": house.staff[Role.RECEPTION], "ticket_id": ticket.id}
    with refused("not_allowed"):
        actions.leave(actor=house.at(7), now=minutes(1), key=key(), ticket_id=ticket.id)
    actions.leave(**reception, now=minutes(1), key=key())  # type: ignore[arg-type]
    with refused("ticket_state"):
        actions.leave(**reception, now=minutes(2), key=key())  # type: ignore[arg-type]
    assert house.call(3, minutes(2)) == ""
    with refused("visit_another_day"):
        actions.come_back(**reception, now=MORNING + timedelta(days=1), key=key())  # type: ignore[arg-type]
    person = Actor(ActorKind.PERSON, ticket.person_id)
    with refused("come_to_reception"):  # by phone only after a missed call
        actions.come_back(actor=person, now=minutes(5), key=key(), ticket_id=ticket.id)
    actions.come_back(**reception, now=minutes(5), key=key())  # type: ignore[arg-type]
    with refused("ticket_state"):
        actions.come_back(**reception, now=minutes(6), key=key())  # type: ignore[arg-type]
    assert house.call(3, minutes(7)) == "A001"
    assert Ticket.objects.get(id=ticket.id).state == TicketState.CALLED


def test_a_key_that_comes_again_changes_nothing_at_the_desk(house: House) -> None:
    opened, paused, closed = (desk(house, 3, minute) for minute in (0, 1, 2))
    first = actions.open_desk(**opened)  # type: ignore[arg-type]
    rest = actions.pause_desk(**paused, back_at=minutes(30))  # type: ignore[arg-type]
    actions.close_desk(**closed)  # type: ignore[arg-type]
    assert actions.open_desk(**{**opened, "now": minutes(3)}) == first  # type: ignore[arg-type]
    assert actions.pause_desk(**{**paused, "now": minutes(3)}, back_at=minutes(30)) == rest  # type: ignore[arg-type]
    assert not Watch.objects.filter(desk=house.desk(3), ends_at=None).exists()
    house.open(3)
    actions.close_desk(**{**closed, "now": minutes(4)})  # type: ignore[arg-type]
    assert Watch.objects.get(desk=house.desk(3), ends_at=None).kind == Watch.Kind.OPEN
