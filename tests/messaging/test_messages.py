"""A message is queued once, handed over until it is taken, and settled once."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.test import override_settings

from hamroh.core.telling.states import MessageState
from hamroh.core.telling.timing import PAUSES
from hamroh.foundation.actor import ANONYMOUS
from hamroh.foundation.errors import DomainError
from hamroh.gateways.outcome import accepted, refused, refused_for_now
from hamroh.messaging.actions.messages import LEASE, claim_message, queue_message, record_outcome
from hamroh.messaging.contract import Contact
from hamroh.messaging.delivery import deliver_next, roads, take_turns
from hamroh.messaging.kinds import MessageKind
from hamroh.messaging.models import Message
from hamroh.messaging.queries import list_outbox
from tests.messaging.builders import (
    MAILBOX,
    NOW,
    NUMBER,
    SAMARA,
    Dates,
    Mailbox,
    a_reminder,
    kept,
    queued_news,
)

pytestmark = [pytest.mark.data, pytest.mark.usefixtures("as_a_task")]
NIGHT = datetime(2026, 11, 23, 20, 0, tzinfo=UTC)  # midnight in Samara


def _deliver(mailbox: Mailbox, dates: Dates | None = None, now: datetime = NOW) -> bool:
    return deliver_next(sources=(dates or Dates()).sources(), by=mailbox.roads(), now=now)


def _a_code(key: str = "code:1", secret: str = "482913", now: datetime = NOW) -> None:
    queue_message(
        key=key,
        person_id=None,
        kind=MessageKind.ONE_TIME_CODE,
        to=NUMBER,
        language="ru",
        secret=secret,
        zone=SAMARA,
        until=now + timedelta(minutes=5),
        actor=ANONYMOUS,
        now=now,
    )


def test_a_queued_message_is_handed_over_once() -> None:
    queued_news()
    queued_news()
    mailbox = Mailbox()
    assert _deliver(mailbox)
    assert not _deliver(mailbox)
    (letter,) = mailbox.letters
    message = Message.objects.get()
    assert letter.message_id == message.message_id
    assert letter.recipient == MAILBOX.value
    assert letter.written_at == NOW
    assert (message.state, message.provider, message.attempts) == (MessageState.HANDED_OVER, "test", 1)


def test_an_address_is_not_readable_in_the_database() -> None:
    queued_news()
    _a_code()
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(m::text, ' ') FROM messaging_message m")
        (stored,) = cursor.fetchone()
    assert "dilshod" not in stored
    assert NUMBER.value not in stored
    assert "482913" not in stored


def test_a_temporary_refusal_is_tried_again_with_the_same_message_id() -> None:
    queued_news()
    mailbox = Mailbox([refused_for_now("450"), accepted()])
    _deliver(mailbox)
    assert (Message.objects.get().state, Message.objects.get().detail) == (MessageState.QUEUED, "450")
    assert not _deliver(mailbox, now=NOW + PAUSES[0] - timedelta(seconds=1))
    assert _deliver(mailbox, now=NOW + PAUSES[0])
    assert Message.objects.get().state == MessageState.HANDED_OVER
    assert len({letter.message_id for letter in mailbox.letters}) == 1


def test_a_permanent_refusal_is_recorded_and_not_tried_again() -> None:
    queued_news()
    _deliver(Mailbox([refused("550")]))
    message = Message.objects.get()
    assert (message.state, message.detail, message.turn_at) == (MessageState.FAILED, "550", None)


def test_after_the_last_pause_it_is_given_up() -> None:
    queued_news()
    mailbox = Mailbox([refused_for_now("450")] * 20)
    now = NOW
    for pause in PAUSES:
        assert _deliver(mailbox, now=now)
        now += pause
    assert now < NOW + timedelta(days=2)
    assert _deliver(mailbox, now=now)
    assert Message.objects.get().state == MessageState.FAILED
    assert len(mailbox.letters) == len(PAUSES) + 1


def test_a_claim_ends_with_its_lease_and_a_late_refusal_does_not_disturb_the_next() -> None:
    queued_news()
    first = claim_message(now=NOW)
    assert first
    assert claim_message(now=NOW + LEASE - timedelta(seconds=1)) is None
    second = claim_message(now=NOW + LEASE)
    assert second
    assert second.message_id == first.message_id
    late = record_outcome(claimed=first, outcome=refused("550"), provider="test", now=NOW + LEASE)
    assert late == MessageState.CLAIMED
    assert Message.objects.get().turn_at == NOW + LEASE + LEASE


def test_a_late_acceptance_settles_the_message() -> None:
    queued_news()
    first = claim_message(now=NOW)
    second = claim_message(now=NOW + LEASE)
    assert first
    assert second
    record_outcome(claimed=first, outcome=accepted(), provider="test", now=NOW + LEASE)
    state = record_outcome(claimed=second, outcome=refused("550"), provider="test", now=NOW + LEASE)
    assert state == MessageState.HANDED_OVER


def test_news_wait_for_the_morning_and_codes_do_not() -> None:
    queued_news(zone=SAMARA, now=NIGHT)
    _a_code(now=NIGHT)
    mailbox = Mailbox()
    assert _deliver(mailbox, now=NIGHT)
    assert not _deliver(mailbox, now=NIGHT)
    assert Message.objects.get(kind=MessageKind.ONE_TIME_CODE).state == MessageState.HANDED_OVER
    assert _deliver(mailbox, now=datetime(2026, 11, 24, 5, 0, tzinfo=UTC))
    assert len(mailbox.letters) == 1


def test_a_code_is_not_sent_after_its_time() -> None:
    _a_code()
    _deliver(Mailbox(), now=NOW + timedelta(minutes=5))
    message = Message.objects.get()
    assert (message.state, message.detail, message.secret) == (MessageState.DROPPED, "too_late", "")


def test_a_reminder_on_its_way_is_dropped_when_the_person_acts_meanwhile() -> None:
    reminder = a_reminder()
    kept(reminder)
    dates = Dates()
    take_turns(sources=dates.sources(), now=NOW)
    mailbox = Mailbox([refused_for_now("450")])
    _deliver(mailbox, dates)
    dates.acted.add(reminder.subject_id)
    _deliver(mailbox, dates, now=NOW + PAUSES[0])
    message = Message.objects.get()
    assert (message.state, message.detail) == (MessageState.DROPPED, "no_longer_true")
    assert len(mailbox.letters) == 1


def test_one_that_fails_in_our_own_code_waits_and_the_next_is_delivered(
    caplog: pytest.LogCaptureFixture,
) -> None:
    reminder = a_reminder()
    kept(reminder)
    dates = Dates()
    take_turns(sources=dates.sources(), now=NOW)
    queued_news(now=NOW + timedelta(seconds=1))
    dates.broken.add(reminder.subject_id)
    mailbox = Mailbox()
    assert _deliver(mailbox, dates, now=NOW + timedelta(seconds=1))
    assert _deliver(mailbox, dates, now=NOW + timedelta(seconds=1))
    assert "could not be delivered" in caplog.text
    assert [letter.language for letter in mailbox.letters] == ["uz"]
    dates.broken.clear()
    assert _deliver(mailbox, dates, now=NOW + timedelta(seconds=1) + LEASE)


def test_the_outbox_shows_the_latest_first_with_codes_only_in_the_demo() -> None:
    _a_code()
    queued_news(now=NOW + timedelta(seconds=1))
    mailbox = Mailbox()
    while _deliver(mailbox, now=NOW + timedelta(seconds=1)):
        pass
    news, code = list_outbox()
    assert (news.kind, news.address) == (MessageKind.NEWS, MAILBOX.value)
    assert (code.kind, code.address) == (MessageKind.ONE_TIME_CODE, NUMBER.value)
    assert "482913" in code.text.body
    claimed = claim_message(now=NOW)
    assert claimed is None


def test_a_code_is_wiped_when_a_real_gateway_has_taken_it() -> None:
    _a_code()
    claimed = claim_message(now=NOW)
    assert claimed
    record_outcome(claimed=claimed, outcome=accepted(), provider="operator", now=NOW)
    assert Message.objects.get().secret == ""


@pytest.mark.parametrize("secret", ["", "1"])
def test_a_code_goes_only_where_a_code_belongs(secret: str) -> None:
    with pytest.raises(DomainError, match="message_params_wrong"):
        queue_message(
            key="k",
            person_id=None,
            kind=MessageKind.NEWS if secret else MessageKind.ONE_TIME_CODE,
            to=NUMBER,
            language="ru",
            secret=secret,
            actor=ANONYMOUS,
            now=NOW,
        )


def test_a_reminder_by_short_text_needs_no_mailbox() -> None:
    kept(a_reminder())
    dates = Dates(reached_by=Contact("tg", SAMARA, NUMBER))
    take_turns(sources=dates.sources(), now=NOW)
    assert _deliver(Mailbox(), dates)
    message = Message.objects.get()
    assert (message.channel, message.provider, message.state) == ("sms", "demo", MessageState.HANDED_OVER)


def test_in_production_the_demos_gateways_are_refused() -> None:
    assert roads().mail.name == "demo"
    with override_settings(PRODUCTION=True), pytest.raises(ImproperlyConfigured, match="send nothing"):
        roads()
    with override_settings(MAIL_URL=""), pytest.raises(ImproperlyConfigured):
        roads()
