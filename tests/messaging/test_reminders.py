"""A reminder is kept once, asked once more when its turn comes, and settled once."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from hamroh.core.telling.states import ReminderState
from hamroh.foundation.actor import SYSTEM
from hamroh.foundation.errors import DomainError
from hamroh.foundation.ids import new_id
from hamroh.messaging.actions.reminders import LEASE, cancel_reminders, claim_due, take_turn
from hamroh.messaging.contract import NewReminder
from hamroh.messaging.delivery import take_turns
from hamroh.messaging.models import Message, Reminder, ReminderTopic
from tests.messaging.builders import NOW, Dates, a_reminder, kept

pytestmark = [pytest.mark.data, pytest.mark.usefixtures("as_a_task")]


def _state(reminder: NewReminder) -> str:
    return Reminder.objects.get(key=reminder.key).state


def _cancel(reminder: NewReminder) -> int:
    return cancel_reminders(
        topic=ReminderTopic.PLAN_STEP, subject_ids=[reminder.subject_id], actor=SYSTEM, now=NOW
    )


def test_a_reminder_that_is_true_becomes_one_message() -> None:
    reminder = a_reminder()
    kept(reminder)
    assert take_turns(sources=Dates().sources(), now=NOW) == 1
    assert _state(reminder) == ReminderState.SENT
    message = Message.objects.get()
    assert message.key == f"reminder:{reminder.key}"
    assert message.person_id == reminder.person_id
    assert message.params == {"date": "2026-12-15"}
    assert (message.language, message.channel, message.address) == ("uz", "mail", "dilshod@mail.example")


def test_nothing_is_said_before_its_time() -> None:
    kept(a_reminder(due_at=NOW + timedelta(seconds=1)))
    assert take_turns(sources=Dates().sources(), now=NOW) == 0
    assert take_turns(sources=Dates().sources(), now=NOW + timedelta(seconds=1)) == 1


def test_a_person_who_has_acted_is_not_reminded() -> None:
    reminder = a_reminder()
    kept(reminder)
    take_turns(sources=Dates(acted={reminder.subject_id}).sources(), now=NOW)
    assert _state(reminder) == ReminderState.NO_LONGER_TRUE
    assert not Message.objects.exists()


def test_what_comes_too_late_is_not_said() -> None:
    reminder = a_reminder(until=NOW + timedelta(hours=1))
    kept(reminder)
    take_turns(sources=Dates().sources(), now=NOW + timedelta(hours=1))
    assert _state(reminder) == ReminderState.NO_LONGER_TRUE


def test_a_reminder_that_is_past_already_is_not_kept() -> None:
    kept(a_reminder(until=NOW))
    assert not Reminder.objects.exists()


def test_a_person_whom_we_cannot_reach_stays_on_record() -> None:
    reminder = a_reminder()
    kept(reminder)
    take_turns(sources=Dates(reached_by=None).sources(), now=NOW)
    assert _state(reminder) == ReminderState.UNREACHABLE


def test_at_night_it_waits_for_the_morning_and_is_asked_again_then() -> None:
    reminder = a_reminder()
    kept(reminder)
    dates = Dates()
    midnight = datetime(2026, 11, 23, 20, 0, tzinfo=UTC)  # in Samara
    take_turns(sources=dates.sources(), now=midnight)
    row = Reminder.objects.get()
    assert (row.state, row.turn_at) == (ReminderState.DUE, datetime(2026, 11, 24, 5, 0, tzinfo=UTC))
    dates.acted.add(reminder.subject_id)
    take_turns(sources=dates.sources(), now=datetime(2026, 11, 24, 5, 0, tzinfo=UTC))
    assert _state(reminder) == ReminderState.NO_LONGER_TRUE


def test_at_night_it_is_said_when_the_morning_is_too_late() -> None:
    midnight = datetime(2026, 11, 23, 20, 0, tzinfo=UTC)
    reminder = a_reminder(until=midnight + timedelta(hours=2))
    kept(reminder)
    take_turns(sources=Dates().sources(), now=midnight)
    assert _state(reminder) == ReminderState.SENT


def test_a_cancelled_reminder_is_not_said() -> None:
    reminder = a_reminder()
    kept(reminder)
    assert _cancel(reminder) == 1
    assert _cancel(reminder) == 0
    assert take_turns(sources=Dates().sources(), now=NOW) == 0


def test_one_that_is_cancelled_in_a_workers_hands_is_not_said() -> None:
    reminder = a_reminder()
    kept(reminder)
    (reminder_id,) = claim_due(now=NOW)
    _cancel(reminder)
    assert take_turn(reminder_id=reminder_id, sources=Dates().sources(), now=NOW) == ReminderState.CANCELLED
    assert not Message.objects.exists()


def test_a_turn_taken_twice_makes_one_message() -> None:
    kept(a_reminder())
    (reminder_id,) = claim_due(now=NOW)
    for _ in range(2):
        assert take_turn(reminder_id=reminder_id, sources=Dates().sources(), now=NOW) == ReminderState.SENT
    assert Message.objects.count() == 1


def test_a_claim_hides_a_reminder_until_its_lease_ends() -> None:
    kept(a_reminder())
    assert len(claim_due(now=NOW)) == 1
    assert claim_due(now=NOW + LEASE - timedelta(seconds=1)) == []
    assert len(claim_due(now=NOW + LEASE)) == 1


def test_claims_come_in_the_order_of_their_time_and_no_more_than_asked_for() -> None:
    first, second, third = (
        a_reminder(f"step:1:patent:{n}", due_at=NOW - timedelta(minutes=n)) for n in (3, 2, 1)
    )
    kept(third, first, second)
    keys = dict(Reminder.objects.values_list("id", "key"))
    assert {keys[found] for found in claim_due(now=NOW, limit=2)} == {first.key, second.key}


def test_one_that_cannot_be_settled_does_not_hold_up_the_others(caplog: pytest.LogCaptureFixture) -> None:
    bad, good = a_reminder("step:1:a", due_at=NOW - timedelta(hours=1)), a_reminder("step:2:b")
    kept(bad, good)
    dates = Dates(broken={bad.subject_id})
    take_turns(sources=dates.sources(), now=NOW)
    assert (_state(bad), _state(good)) == (ReminderState.CLAIMED, ReminderState.SENT)
    assert "could not be settled" in caplog.text
    dates.broken.clear()
    take_turns(sources=dates.sources(), now=NOW + LEASE)
    assert _state(bad) == ReminderState.SENT


def test_a_new_plan_with_the_same_date_reminds_once() -> None:
    reminder = a_reminder()
    kept(reminder)
    take_turns(sources=Dates().sources(), now=NOW)
    again = replace(reminder, subject_id=new_id())
    kept(again)
    assert take_turns(sources=Dates().sources(), now=NOW) == 0
    assert Reminder.objects.get().subject_id == again.subject_id
    assert Message.objects.count() == 1


def test_a_new_plan_with_the_same_date_takes_a_cancelled_reminder_up_again() -> None:
    reminder = a_reminder()
    kept(reminder)
    _cancel(reminder)
    kept(replace(reminder, subject_id=new_id(), params={"date": "2026-12-14"}))
    take_turns(sources=Dates(acted={reminder.subject_id}).sources(), now=NOW)
    assert Message.objects.get().params == {"date": "2026-12-14"}


def test_a_new_plan_takes_over_a_reminder_that_is_in_a_workers_hands() -> None:
    reminder = a_reminder()
    kept(reminder)
    (reminder_id,) = claim_due(now=NOW)
    kept(replace(reminder, subject_id=new_id()))
    dates = Dates(acted={reminder.subject_id})
    assert take_turn(reminder_id=reminder_id, sources=dates.sources(), now=NOW) == ReminderState.DUE
    take_turns(sources=dates.sources(), now=NOW)
    assert _state(reminder) == ReminderState.SENT


@pytest.mark.parametrize("params", [{}, {"date": "15.12.2026"}, {"date": "2026-12-15", "name": "Dilshod"}])
def test_a_reminder_carries_nothing_but_what_its_words_need(params: dict[str, str]) -> None:
    with pytest.raises(DomainError, match="message_params_wrong"):
        kept(replace(a_reminder(), params=params))
    assert not Reminder.objects.exists()
