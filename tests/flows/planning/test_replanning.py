"""A plan's days become reminders, follow the facts, and end when the person acts or withdraws consent."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from hamroh.core.law import Value
from hamroh.core.telling.states import MessageState, ReminderState
from hamroh.flows.planning import replan_and_remind, replan_within
from hamroh.flows.reminding.sources import SOURCES
from hamroh.foundation.actor import SYSTEM
from hamroh.foundation.errors import DomainError
from hamroh.foundation.scope import system_scope
from hamroh.foundation.transactions import flow
from hamroh.gateways.mail.choice import mailer_for
from hamroh.gateways.sms.demo import DemoTexter
from hamroh.journeys.actions import record_facts
from hamroh.journeys.models import Plan
from hamroh.messaging.delivery import Roads, deliver_next, take_turns
from hamroh.messaging.models import Message, Reminder
from hamroh.people.actions import give_consent, set_contact, withdraw_consent
from hamroh.people.models import ContactKind, Purpose
from tests.builders import journeys, people
from tests.gateways.mail_server import Manners, mail_server

pytestmark = [pytest.mark.data, pytest.mark.django_db(transaction=True)]
NOW = datetime(2026, 11, 23, 6, tzinfo=UTC)
TODAY = date(2026, 11, 23)
FACTS: dict[str, Value | None] = {
    "citizenship": "UZ",
    "birth_date": date(1998, 3, 14),
    "entry_date": date(2026, 11, 16),
    "region": "63",
    "ground": "work",
    "progress": "nothing",
}
IN_TIME = datetime(2026, 12, 8, 6, tzinfo=UTC)
"""Ten in Samara, a week before the last safe day to apply."""


@pytest.fixture
def dilshod() -> Iterator[UUID]:
    """With a plan; consents to reminders; reached by e-mail. Lives by the clock of Samara, his region."""
    with system_scope():
        journeys.release(NOW)
        person = people.person(NOW).id
        give_consent(
            actor=SYSTEM,
            person_id=person,
            purpose=Purpose.REMINDERS,
            language="uz",
            text_version="1",
            now=NOW,
        )
        set_contact(
            actor=SYSTEM,
            person_id=person,
            kind=ContactKind.EMAIL,
            value="dilshod@mail.example",
            confirmed=True,
            now=NOW,
        )
        learnt(person, FACTS)
        yield person


def learnt(person: UUID, facts: Mapping[str, Value | None], now: datetime = NOW) -> None:
    """Facts are recorded and the plan is made anew."""
    record_facts(actor=SYSTEM, now=now, person_id=person, facts=facts)
    replan_and_remind(actor=SYSTEM, now=now, person_id=person, today=now.date())


def days(state: ReminderState = ReminderState.DUE) -> list[str]:
    """The days that are reminded of, each once."""
    found = Reminder.objects.filter(state=state).order_by("params__date")
    return list(dict.fromkeys(reminder.params["date"] for reminder in found))


def test_reminders_follow_from_days_that_stand_and_not_from_assumed_ones(dilshod: UUID) -> None:
    # Registration is safe until 30 November, the application until 15 December; all later days wait for it.
    assert days() == ["2026-11-30", "2026-12-15"]
    first = Reminder.objects.order_by("due_at").first()
    assert first is not None
    assert first.due_at == datetime(2026, 11, 27, 6, tzinfo=UTC)  # the morning of the 23rd is past


def test_a_new_plan_with_the_same_days_adds_nothing(dilshod: UUID) -> None:
    before = Reminder.objects.count()
    learnt(dilshod, {}, NOW + timedelta(hours=1))
    assert Reminder.objects.count() == before
    assert days(ReminderState.CANCELLED) == []
    assert take_turns(sources=SOURCES, now=IN_TIME) > 0
    assert Message.objects.filter(params__date="2026-12-15").count() == 1


def test_a_day_moves_when_a_fact_changes(dilshod: UUID) -> None:
    learnt(dilshod, {"entry_date": date(2026, 11, 18)}, NOW + timedelta(hours=1))
    assert days() == ["2026-12-02", "2026-12-17"]
    assert days(ReminderState.CANCELLED) == ["2026-11-30", "2026-12-15"]
    learnt(dilshod, {"entry_date": date(2026, 11, 16)}, NOW + timedelta(hours=2))
    assert days() == ["2026-11-30", "2026-12-15"]


def test_a_done_step_is_not_reminded_even_when_nobody_planned_anew(dilshod: UUID) -> None:
    learnt(dilshod, {"progress": "registered", "registered_until": date(2027, 2, 1)}, NOW)
    assert "2026-11-30" not in days()
    learnt(dilshod, {"progress": "applied", "patent_applied_on": TODAY}, NOW + timedelta(hours=1))
    assert take_turns(sources=SOURCES, now=IN_TIME) == 0


def test_a_reminder_of_a_plan_that_was_superseded_is_asked_of_the_plan_in_force(dilshod: UUID) -> None:
    """Its morning had come when the plan was made anew, and no worker had taken it yet."""
    learnt(dilshod, {}, IN_TIME + timedelta(seconds=1))
    take_turns(sources=SOURCES, now=IN_TIME + timedelta(seconds=2))
    assert Message.objects.filter(params__date="2026-12-15").count() == 1


def test_an_issued_patent_is_reminded_of_its_next_payment(dilshod: UUID) -> None:
    issued = datetime(2026, 12, 7, 6, tzinfo=UTC)
    facts: dict[str, Value | None] = {
        "progress": "applied",
        "patent_applied_on": TODAY,
        "patent_issued_on": date(2026, 12, 7),
        "paid_months": 1,
        "registered_until": date(2027, 2, 1),
    }
    learnt(dilshod, facts, issued)
    kinds = {each.params["date"]: each.kind for each in Reminder.objects.filter(state=ReminderState.DUE)}
    # Issued on 7 December, one month is paid to 6 January; the money must be there the day before.
    assert kinds["2027-01-05"] == "payment_near"
    # Two months after the issue is 7 February, a Sunday.
    assert kinds["2027-02-05"] == "deadline_near"


def test_withdrawn_consent_stops_a_letter_that_is_already_queued(dilshod: UUID) -> None:
    take_turns(sources=SOURCES, now=IN_TIME)
    queued = Message.objects.filter(state=MessageState.QUEUED).count()
    withdraw_consent(actor=SYSTEM, person_id=dilshod, purpose=Purpose.REMINDERS, now=IN_TIME)
    with mail_server(Manners()) as server:
        by = Roads(mailer_for(f"smtp://127.0.0.1:{server.port}"), DemoTexter())
        for _message in range(queued):
            assert deliver_next(sources=SOURCES, by=by, now=IN_TIME)
        assert server.stored == []
    take_turns(sources=SOURCES, now=IN_TIME + timedelta(days=6))
    assert Message.objects.filter(state=MessageState.QUEUED).count() == 0


def test_from_the_plan_to_a_letter_in_uzbek(dilshod: UUID) -> None:
    take_turns(sources=SOURCES, now=IN_TIME)
    with mail_server(Manners()) as server:
        by = Roads(mailer_for(f"smtp://127.0.0.1:{server.port}"), DemoTexter())
        while deliver_next(sources=SOURCES, by=by, now=IN_TIME):
            pass
        letters = [letter for letter in server.stored if "15.12.2026" in str(letter["Subject"])]
    assert len(letters) == 1
    assert letters[0]["To"] == "dilshod@mail.example"
    assert letters[0]["Content-Language"] == "uz"


def test_a_flow_that_fails_leaves_neither_plan_nor_reminders(dilshod: UUID) -> None:
    Reminder.objects.all().delete()

    def a_larger_flow() -> None:
        with flow(actor=SYSTEM, why="test"):
            replan_within(actor=SYSTEM, now=NOW, person_id=dilshod, today=TODAY)
            raise DomainError("later")

    with pytest.raises(DomainError, match="later"):
        a_larger_flow()
    assert not Reminder.objects.exists()
    assert Plan.objects.filter(person_id=dilshod).count() == 1
