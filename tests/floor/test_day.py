"""A day from the door to the last desk."""

import pytest

from hamroh.booking.models import Visit
from hamroh.core.dispatch.states import ServiceState, TicketState
from hamroh.floor import actions, queries
from hamroh.floor.models import Period, Ticket, TicketEvent
from hamroh.floor.queries.live import StopState
from hamroh.floor.results import Result, ResultKind
from tests.floor.house import House, key, minutes

DONE = Result(ResultKind.DONE)


def serve(house: House, number: int, at: float, result: Result = DONE) -> actions.Served:
    who, desk = house.at(number), house.desk(number)
    actions.start_service(actor=who, desk_id=desk, now=minutes(at), key=key())
    return actions.serve(actor=who, desk_id=desk, now=minutes(at + 5), key=key(), result=result)


@pytest.mark.django_db
def test_one_number_leads_through_the_whole_visit(house: House) -> None:
    house.open(3, 2, 21, 7)
    ticket = house.arrive("copy", "cash_desk", "medical", "filing")
    assert ticket.number == "A001"
    for at, number in ((1, 3), (11, 2), (21, 21)):
        assert house.call(number, minutes(at)) == "A001"
        medical = Result(ResultKind.MEDICAL, "63-00418", "Clinic 1", valid_until=minutes(0).date())
        served = serve(house, number, at + 1, medical if number == 21 else DONE)
        assert served.next_service_id is not None
    assert house.call(7, minutes(40)) == "A001"
    last = serve(house, 7, 41, Result(ResultKind.ACCEPTED, "77-1", issued_on=minutes(0).date()))
    assert last.next_service_id is None
    ticket.refresh_from_db()
    assert (ticket.state, ticket.ended_at) == (TicketState.DONE, minutes(46))
    assert Visit.objects.get(id=ticket.visit_id).state == "served"
    assert not Period.objects.filter(ticket=ticket, ends_at__isnull=True).exists()
    kinds = list(TicketEvent.objects.filter(ticket=ticket).order_by("seq").values_list("kind", flat=True))
    assert kinds == ["arrived", *(["called", "started", "served"] * 4)]


@pytest.mark.django_db
def test_nobody_is_called_before_what_must_come_first(house: House) -> None:
    house.open(3, 2, 7)
    house.arrive("copy", "filing")
    assert not house.call(7)
    assert not house.call(2)
    assert house.call(3) == "A001"


@pytest.mark.django_db
def test_the_dispatcher_leads_to_the_line_that_ends_sooner(house: House) -> None:
    house.open(3, 2, 21)
    for _ in range(4):
        house.arrive("copy")
    paid = house.arrive("copy", "cash_desk")
    live = queries.live_state(now=minutes(0), ticket_id=paid.id)
    assert live is not None
    assert [stop.state for stop in live.stops] == [StopState.NEXT, StopState.LATER]
    assert live.stops[0].at == minutes(40)
    assert live.ends_at == minutes(40 + 10 + 1 + 5)


@pytest.mark.django_db
def test_the_phone_says_where_to_go_when_called(house: House) -> None:
    house.open(3, 2)
    ticket = house.arrive("copy", "cash_desk")
    before = queries.live_state(now=minutes(0), visit_id=ticket.visit_id)
    assert before is not None
    assert (before.number, before.state, before.desk_number, before.called_at) == (
        "A001",
        "waiting",
        None,
        None,
    )
    house.call(3, minutes(2))
    called = queries.live_state(now=minutes(3), visit_id=ticket.visit_id)
    assert called is not None
    assert (called.state, called.desk_number, called.floor, called.called_at) == ("called", 3, 1, minutes(2))
    assert [stop.state for stop in called.stops] == [StopState.HERE, StopState.LATER]
    assert called.ends_at == minutes(2 + 10 + 1 + 5)
    serve(house, 3, 3)
    assert queries.live_state(now=minutes(9), visit_id=house.visit("copy", paper="other").id) is None


@pytest.mark.django_db
def test_when_no_desk_is_open_the_ticket_waits_and_the_phone_says_so(house: House) -> None:
    ticket = house.arrive("copy")
    live = queries.live_state(now=minutes(1), ticket_id=ticket.id)
    assert live is not None
    assert [(stop.state, stop.hindrance) for stop in live.stops] == [(StopState.NOT_TODAY, "no_open_desk")]
    house.open(3)
    assert house.call(3) == "A001"


@pytest.mark.django_db
def test_an_idle_desk_takes_whom_another_line_holds_up(house: House) -> None:
    house.open(3, 2, 21)
    tickets = [house.arrive("copy", now=minutes(n / 10)) for n in range(3)]
    for ticket in tickets:
        one = ticket.services.get()
        assert one.state == ServiceState.NEXT
    both = house.arrive("copy", "cash_desk", now=minutes(1))
    both.services.filter(service=house.services["cash_desk"]).update(after=[])
    assert house.call(2, minutes(2)) == both.number
    assert both.services.get(service=house.services["copy"]).state == ServiceState.LEFT


@pytest.mark.django_db
def test_of_two_who_wait_the_one_with_precedence_or_the_longer_wait_is_called(house: House) -> None:
    house.open(3)
    house.arrive("copy", now=minutes(0))
    house.arrive("copy", now=minutes(1))
    house.arrive("copy", now=minutes(2), precedence=True)
    assert house.call(3, minutes(3)) == "A003"
    serve(house, 3, 4)
    assert house.call(3, minutes(10)) == "A001"


@pytest.mark.django_db
def test_the_line_names_its_reasons_and_the_board_only_numbers(house: House) -> None:
    house.open(3)
    for n in range(3):
        house.arrive("copy", now=minutes(n))
    house.call(3, minutes(5))
    line = queries.queue_for(actor=house.at(3), now=minutes(12), desk_id=house.desk(3))
    assert [(one.number, one.minutes, one.because) for one in line] == [
        ("A002", 11, "waited_longest"),
        ("A003", 10, "waited_longest"),
    ]
    board = queries.board(centre_id=house.centre.id)
    assert [(one.number, one.desk_number, one.floor, one.fresh) for one in board.called] == [
        ("A001", 3, 1, True)
    ]
    assert board.soon == ("A002", "A003")


@pytest.mark.django_db
def test_numbers_of_a_day_are_given_once_and_letters_count_apart(house: House) -> None:
    numbers = [house.arrive("copy").number for _ in range(3)]
    assert numbers == ["A001", "A002", "A003"]
    assert Ticket.objects.filter(centre=house.centre).count() == 3
