"""Who is reminded, where, and on which days."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from hamroh.flows.reminding.contacts import contact_for, zone_of
from hamroh.flows.reminding.deadlines import reminders_of_step
from hamroh.foundation.actor import SYSTEM
from hamroh.foundation.ids import new_id
from hamroh.foundation.scope import system_scope
from hamroh.messaging.contract import Address, Contact
from hamroh.messaging.kinds import MessageKind
from hamroh.messaging.models import Channel
from hamroh.people.actions import give_consent, set_contact, withdraw_consent
from hamroh.people.models import ContactKind, Purpose
from tests.builders import network, people

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
SAMARA = ZoneInfo("Europe/Samara")


@pytest.fixture
def dilshod(db: None) -> Iterator[UUID]:
    """Registered in Samara; consents to reminders; no way to reach him yet."""
    with system_scope():
        person = people.person(NOW, network.centre())
        give_consent(
            actor=SYSTEM,
            person_id=person.id,
            purpose=Purpose.REMINDERS,
            language="uz",
            text_version="1",
            now=NOW,
        )
        yield person.id


def _reached(person: UUID, kind: ContactKind, value: str, *, confirmed: bool) -> None:
    set_contact(actor=SYSTEM, person_id=person, kind=kind, value=value, confirmed=confirmed, now=NOW)


@pytest.mark.data
def test_a_confirmed_phone_is_used_until_there_is_a_confirmed_mailbox(dilshod: UUID) -> None:
    assert contact_for(dilshod) is None
    _reached(dilshod, ContactKind.PHONE, "+79270000000", confirmed=True)
    _reached(dilshod, ContactKind.EMAIL, "dilshod@mail.example", confirmed=False)
    assert contact_for(dilshod) == Contact("uz", SAMARA, Address(Channel.SMS, "+79270000000"))
    _reached(dilshod, ContactKind.EMAIL, "dilshod@mail.example", confirmed=True)
    assert contact_for(dilshod) == Contact("uz", SAMARA, Address(Channel.MAIL, "dilshod@mail.example"))


@pytest.mark.data
def test_nobody_is_reminded_who_withdrew_consent(dilshod: UUID) -> None:
    _reached(dilshod, ContactKind.PHONE, "+79270000000", confirmed=True)
    withdraw_consent(actor=SYSTEM, person_id=dilshod, purpose=Purpose.REMINDERS, now=NOW)
    assert contact_for(dilshod) is None


@pytest.mark.data
def test_somebody_without_a_centre_is_told_by_moscows_clock(db: None) -> None:
    with system_scope():
        assert zone_of(people.person(NOW).id) == ZoneInfo("Europe/Moscow")


def _days(now: datetime) -> list[datetime]:
    reminders = reminders_of_step(
        person_id=new_id(),
        step_id=new_id(),
        step_key="patent_application",
        kind=MessageKind.DEADLINE_NEAR,
        day=date(2026, 12, 15),
        zone=SAMARA,
        now=now,
    )
    # Each until the next one; the day ends in Samara four hours before it ends in UTC.
    ends = [*[each.due_at for each in reminders[1:]], datetime(2026, 12, 15, 20, tzinfo=UTC)]
    assert [each.until for each in reminders] == ends[len(ends) - len(reminders) :]
    assert all(each.params == {"date": "2026-12-15"} for each in reminders)
    return [each.due_at.astimezone(UTC) for each in reminders]


def test_a_date_is_told_of_a_week_three_days_and_a_day_before_and_that_morning() -> None:
    # Ten in the morning in Samara is six in UTC.
    assert _days(NOW) == [datetime(2026, 12, day, 6, tzinfo=UTC) for day in (8, 12, 14, 15)]


def test_mornings_that_are_past_are_left_out() -> None:
    assert _days(datetime(2026, 12, 12, 6, tzinfo=UTC)) == [
        datetime(2026, 12, day, 6, tzinfo=UTC) for day in (14, 15)
    ]
    assert _days(datetime(2026, 12, 15, 7, tzinfo=UTC)) == []


def test_the_key_says_what_and_when_and_not_which_plan() -> None:
    person = new_id()
    first, second = (
        reminders_of_step(
            person_id=person,
            step_id=new_id(),
            step_key="contract_notice",
            kind=MessageKind.DEADLINE_NEAR,
            day=date(2027, 2, 5),
            zone=SAMARA,
            now=NOW,
        )
        for _plan in range(2)
    )
    assert [each.key for each in first] == [each.key for each in second]
    assert len({each.key for each in first}) == len(first)
    assert max(len(each.key) for each in first) < 200
