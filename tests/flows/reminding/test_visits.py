"""A confirmed visit is reminded of the evening before and in the morning, while it stands."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from hamroh.booking.actions import cancel_visit, confirm_visit
from hamroh.booking.models import Visit
from hamroh.booking.queries import Wanted, find_visit, make_request
from hamroh.core.itinerary.states import VisitState
from hamroh.core.itinerary.values import Itinerary
from hamroh.core.telling.states import ReminderState
from hamroh.flows.reminding.sources import SOURCES
from hamroh.flows.reminding.visits import forget_visit, remind_of_visit
from hamroh.flows.visiting.changing import cancel_booking, move_booking
from hamroh.foundation.actor import SYSTEM, Actor, ActorKind
from hamroh.foundation.scope import system_scope
from hamroh.messaging.delivery import take_turns
from hamroh.messaging.models import Message, Reminder
from hamroh.people.actions import give_consent, set_contact
from hamroh.people.models import ContactKind, Purpose
from tests.builders import booking, people

pytestmark = [pytest.mark.data, pytest.mark.django_db(transaction=True)]
SUNDAY = datetime(2026, 11, 22, 8, tzinfo=UTC)
EVENING = datetime(2026, 11, 22, 14, tzinfo=UTC)
"""Six in the evening in Samara."""


@pytest.fixture
def visit(db: None) -> UUID:
    """Dilshod's visit on Monday from nine on, confirmed on Sunday."""
    with system_scope():
        house = booking.make_house()
        person = people.person(SUNDAY, house.centre)
        give_consent(
            actor=SYSTEM,
            person_id=person.id,
            purpose=Purpose.REMINDERS,
            language="uz",
            text_version="1",
            now=SUNDAY,
        )
        set_contact(
            actor=SYSTEM,
            person_id=person.id,
            kind=ContactKind.PHONE,
            value="+79270000000",
            confirmed=True,
            now=SUNDAY,
        )
        held = house.hold(Actor(ActorKind.PERSON, person.id), now=SUNDAY)
        confirm_visit(
            actor=SYSTEM, now=SUNDAY, key=house.key(), visit_id=held.visit_id, identity_hash="0" * 64
        )
        return held.visit_id


def test_the_evening_before_is_told_date_and_time_of_the_centre(visit: UUID) -> None:
    with system_scope():
        remind_of_visit(actor=SYSTEM, now=SUNDAY, visit_id=visit)
        # It begins at nine, when messages begin: the morning has none.
        assert [each.due_at for each in Reminder.objects.all()] == [EVENING]
        take_turns(sources=SOURCES, now=EVENING)
        message = Message.objects.get()
    assert (message.kind, message.params) == ("visit_near", {"date": "2026-11-23", "time": "09:00"})


def test_a_later_visit_is_told_in_the_morning_too_and_each_once(visit: UUID) -> None:
    with system_scope():
        row = Visit.objects.select_related("centre").get(pk=visit)
        row.starts_at += timedelta(hours=3)
        row.save(update_fields=["starts_at"])
        for _time in range(2):
            remind_of_visit(actor=SYSTEM, now=SUNDAY, visit_id=visit)
        morning = datetime(2026, 11, 23, 5, tzinfo=UTC)
        assert sorted(each.due_at for each in Reminder.objects.all()) == [EVENING, morning]


def test_a_cancelled_visit_is_not_reminded_of(visit: UUID) -> None:
    with system_scope():
        remind_of_visit(actor=SYSTEM, now=SUNDAY, visit_id=visit)
        cancel_visit(actor=SYSTEM, now=SUNDAY, key="cancel", visit_id=visit)
        take_turns(sources=SOURCES, now=EVENING)
        assert Reminder.objects.get().state == ReminderState.NO_LONGER_TRUE
        assert not Message.objects.exists()


def test_a_visit_that_was_given_up_waits_no_longer(visit: UUID) -> None:
    with system_scope():
        remind_of_visit(actor=SYSTEM, now=SUNDAY, visit_id=visit)
        forget_visit(actor=SYSTEM, now=SUNDAY, visit_id=visit)
        assert Reminder.objects.get().state == ReminderState.CANCELLED


def test_giving_a_booking_up_stops_its_reminders(visit: UUID) -> None:
    with system_scope():
        remind_of_visit(actor=SYSTEM, now=SUNDAY, visit_id=visit)
        cancel_booking(actor=SYSTEM, now=SUNDAY, key="cancel", visit_id=visit)
        assert Visit.objects.get(pk=visit).state == VisitState.CANCELLED
        assert Reminder.objects.get().state == ReminderState.CANCELLED


def test_a_moved_booking_is_reminded_of_at_its_new_time_only(visit: UUID) -> None:
    with system_scope():
        remind_of_visit(actor=SYSTEM, now=SUNDAY, visit_id=visit)
        old = Visit.objects.prefetch_related("places").get(pk=visit)
        wanted = [Wanted(place.service) for place in old.places.all()]
        request = make_request(
            centre_id=old.centre_id, wanted=wanted, earliest=old.starts_at + timedelta(hours=1)
        )
        itinerary = find_visit(centre_id=old.centre_id, request=request)
        assert isinstance(itinerary, Itinerary)
        moved = move_booking(
            actor=SYSTEM, now=SUNDAY, key="move", visit_id=visit, request=request, itinerary=itinerary
        )
        states = {each.subject_id: each.state for each in Reminder.objects.order_by("due_at")}
        assert states == {visit: ReminderState.CANCELLED, moved.visit_id: ReminderState.DUE}
