"""States, pauses, polite hours and Message-IDs."""

from datetime import UTC, datetime, timedelta
from itertools import product
from zoneinfo import ZoneInfo

import pytest

from hamroh.core.telling.identity import message_id
from hamroh.core.telling.states import MESSAGE, REMINDER, MessageState, ReminderState
from hamroh.core.telling.timing import PAUSES, polite_time, retry_at

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)

MESSAGE_PAIRS = {
    "queued": "claimed dropped",
    "claimed": "claimed queued handed_over failed dropped",
    "handed_over": "",
    "failed": "",
    "dropped": "",
}
REMINDER_PAIRS = {
    "due": "claimed cancelled",
    "claimed": "claimed due sent no_longer_true unreachable cancelled",
    "sent": "",
    "no_longer_true": "due",
    "unreachable": "due",
    "cancelled": "due",
}


@pytest.mark.parametrize(("state", "following"), list(product(MessageState, repeat=2)))
def test_a_message_goes_only_where_the_table_allows(state: MessageState, following: MessageState) -> None:
    assert MESSAGE.allowed(state, following) == (following in MESSAGE_PAIRS[state].split())


@pytest.mark.parametrize(("state", "following"), list(product(ReminderState, repeat=2)))
def test_a_reminder_goes_only_where_the_table_allows(state: ReminderState, following: ReminderState) -> None:
    assert REMINDER.allowed(state, following) == (following in REMINDER_PAIRS[state].split())


def test_pauses_grow_and_come_to_an_end_after_almost_two_days() -> None:
    assert retry_at(1, NOW) == NOW + timedelta(minutes=1)
    assert retry_at(8, NOW) == NOW + timedelta(hours=24)
    assert retry_at(9, NOW) is None
    assert sorted(PAUSES) == list(PAUSES)
    assert timedelta(hours=46) < sum(PAUSES, timedelta()) < timedelta(hours=47)


@pytest.mark.parametrize(
    ("zone", "moment", "expected"),
    [
        # Samara is four hours ahead of UTC, Moscow three, Tashkent five.
        ("Europe/Samara", "2026-11-23T05:00", "2026-11-23T05:00"),  # 9:00 there
        ("Europe/Samara", "2026-11-23T04:59", "2026-11-23T05:00"),  # 8:59
        ("Europe/Samara", "2026-11-23T16:59", "2026-11-23T16:59"),  # 20:59
        ("Europe/Samara", "2026-11-23T17:00", "2026-11-24T05:00"),  # 21:00
        ("Europe/Samara", "2026-11-30T21:30", "2026-12-01T05:00"),  # 1:30 of the next day and month
        ("Europe/Moscow", "2026-11-23T17:30", "2026-11-23T17:30"),  # 20:30
        ("Asia/Tashkent", "2026-11-23T16:30", "2026-11-24T04:00"),  # 21:30
        # Summer time in Berlin ends on 25 October 2026 at 1:00 UTC: 9:00 is 8:00 UTC, not 7:00.
        ("Europe/Berlin", "2026-10-24T22:00", "2026-10-25T08:00"),
    ],
)
def test_nobody_is_woken(zone: str, moment: str, expected: str) -> None:
    def at(text: str) -> datetime:
        return datetime.fromisoformat(text).replace(tzinfo=UTC)

    assert polite_time(at(moment), ZoneInfo(zone)) == at(expected)


def test_a_message_id_depends_on_the_key_alone_and_hides_it() -> None:
    first = message_id("deadline:4711:2026-11-30", "hamroh.example")
    assert first == message_id("deadline:4711:2026-11-30", "hamroh.example")
    assert first != message_id("deadline:4712:2026-11-30", "hamroh.example")
    # printf 'deadline:4711:2026-11-30' | sha256sum | cut -c-32
    assert first == "<0cc95727a56875f97def0b43cd5bf54b@hamroh.example>"
