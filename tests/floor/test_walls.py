"""Who sees a ticket, what nobody may change, and what the constraints hold by themselves."""

import pytest
from django.db import IntegrityError, InternalError, ProgrammingError, transaction
from django.db.models import Model

from hamroh.accounts.models import LookLog
from hamroh.accounts.queries import scope_of
from hamroh.accounts.roles import Role
from hamroh.floor import access, actions, queries
from hamroh.floor.models import Period, Ticket, TicketEvent, TicketService, Watch
from hamroh.foundation.actor import Actor, ActorKind
from hamroh.foundation.scope import NOTHING, Scope, bound
from tests.floor.house import House, key, minutes, refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def ticket(house: House) -> Ticket:
    house.open(3, 2)
    return house.arrive("copy", "cash_desk")


def seen(scope: Scope) -> list[bool]:
    with bound(scope):
        return [model.objects.exists() for model in (Ticket, TicketService, TicketEvent)]


def test_a_ticket_is_seen_by_its_person_and_the_service_compartment_of_its_centre(
    house: House, ticket: Ticket
) -> None:
    own = Actor(ActorKind.PERSON, ticket.person_id)
    assert seen(scope_of(own)) == [True] * 3
    assert seen(scope_of(Actor(ActorKind.PERSON, house.person().id))) == [False] * 3
    assert seen(scope_of(house.staff[Role.REGISTRAR])) == [True] * 3
    assert seen(scope_of(house.staff[Role.ADMINISTRATOR])) == [False] * 3
    assert seen(scope_of(house.staff[Role.JOB_ADVISER])) == [False] * 3
    assert seen(NOTHING) == [False] * 3


def test_a_whole_day_goes_under_the_scopes_of_those_who_do_it(house: House) -> None:
    visit_ticket = house.arrive("copy")
    with bound(scope_of(house.at(3))):
        house.open(3)
        assert house.call(3, minutes(1)) == visit_ticket.number
    with bound(NOTHING):
        assert queries.live_state(now=minutes(2), ticket_id=visit_ticket.id) is None
        assert queries.board(centre_id=house.centre.id).called[0].number == visit_ticket.number
    with bound(scope_of(Actor(ActorKind.PERSON, visit_ticket.person_id))):
        live = queries.live_state(now=minutes(2), ticket_id=visit_ticket.id)
        assert live is not None
        assert live.desk_number == 3


def test_a_desk_of_a_state_body_sees_the_application_before_it_only(house: House) -> None:
    house.open(3, 7)
    for services in (("copy", "cash_desk"), ("filing", "medical")):
        one = house.arrive(*services)
        one.services.update(after=[])
        number = 3 if services[0] == "copy" else 7
        actions.call_ticket(
            actor=house.at(number),
            now=minutes(1),
            key=key(),
            desk_id=house.desk(number),
            ticket_id=one.id,
            reason=actions.OwnChoice.CAME_TO_DESK,
        )
    ours = queries.now_at(actor=house.at(3), desk_id=house.desk(3))
    theirs = queries.now_at(actor=house.at(7), desk_id=house.desk(7))
    assert ours is not None
    assert theirs is not None
    assert [one.service.key for one in ours.others] == ["cash_desk"]
    assert theirs.others == ()


def test_every_look_at_who_stands_at_a_desk_is_logged(house: House, ticket: Ticket) -> None:
    clerk, desk = house.at(3), house.desk(3)
    assert access.look_at_desk(actor=clerk, now=minutes(1), desk_id=desk) is None
    house.call(3, minutes(2))
    with bound(scope_of(clerk)):
        card = access.look_at_desk(actor=clerk, now=minutes(3), desk_id=desk)
    assert card is not None
    assert card.id == ticket.person_id
    look = LookLog.objects.get(person_id=ticket.person_id)
    assert (look.who_id, look.page, look.why, look.at) == (clerk.id, "desk", "stands_at_desk", minutes(3))
    with refused("not_allowed"):
        access.look_at_desk(actor=house.at(2), now=minutes(3), desk_id=desk)


@pytest.mark.parametrize(
    ("model", "values"),
    [
        (TicketEvent, {"reason": "x"}),
        (Period, {"starts_at": minutes(-60)}),
        (Period, {"desk_id": None}),
        (Watch, {"kind": "paused"}),
    ],
)
def test_run_time_cannot_rewrite_the_past(
    ticket: Ticket, model: type[Model], values: dict[str, object]
) -> None:
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        model._default_manager.update(**values)


@pytest.mark.parametrize("model", [TicketEvent, Period, Watch])
def test_run_time_cannot_delete_the_past(ticket: Ticket, model: type[Model]) -> None:
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        model._default_manager.all()._raw_delete("default")


def test_a_period_is_closed_once_and_never_opened_again(house: House, ticket: Ticket) -> None:
    house.call(3, minutes(2))
    closed = Period.objects.filter(ticket=ticket, ends_at__isnull=False)
    for values in ({"ends_at": None}, {"ends_at": minutes(90)}):
        with pytest.raises((InternalError, IntegrityError), match="may only be closed"), transaction.atomic():
            closed.update(**values)


def test_the_database_itself_refuses_a_second_call(house: House, ticket: Ticket) -> None:
    other = house.arrive("copy", "cash_desk")
    house.call(3, minutes(2))
    held = Period.objects.get(ticket=ticket, ends_at__isnull=True)
    desk = {"desk": house.desks[3], "centre": house.centre, "number": "X", "starts_at": minutes(3)}
    Period.objects.filter(ticket=other, ends_at__isnull=True).update(ends_at=minutes(3))
    with pytest.raises(IntegrityError, match="floor_one_call_at_a_desk"), transaction.atomic():
        Period.objects.create(ticket=other, kind="called", service=held.service, **desk)
    with pytest.raises(IntegrityError, match="floor_one_open_period_of_a_ticket"), transaction.atomic():
        Period.objects.create(ticket=ticket, kind="away", **desk)
    with pytest.raises(IntegrityError, match="floor_one_service_at_a_time"), transaction.atomic():
        ticket.services.update(state="at_desk")
