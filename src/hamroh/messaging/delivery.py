"""Delivering: claim in one transaction, hand over outside of any, record in another.

A kill before the hand-over loses nothing, because the lease runs out and the next worker claims. Only a kill
between the hand-over and its record repeats a message, and the repetition has the same Message-ID.
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from hamroh.gateways.mail import Letter, Mailer
from hamroh.gateways.mail.choice import mailer_for
from hamroh.gateways.outcome import Outcome
from hamroh.gateways.sms import ShortText, Texter
from hamroh.gateways.sms.choice import texter_for
from hamroh.messaging.actions.messages import Claimed, claim_message, drop_message, record_outcome
from hamroh.messaging.actions.reminders import claim_due, take_turn
from hamroh.messaging.contract import ReminderSource
from hamroh.messaging.models import Channel, ReminderTopic

logger = logging.getLogger(__name__)
Sources = Mapping[ReminderTopic, ReminderSource]


@dataclass(frozen=True, slots=True)
class Roads:
    """The gateways of one worker."""

    mail: Mailer
    sms: Texter


def roads() -> Roads:
    """The gateways that the settings name. Raises ImproperlyConfigured for none, or for the demo's in production."""
    try:
        chosen = Roads(mailer_for(settings.MAIL_URL), texter_for(settings.SMS_URL))
    except ValueError as error:
        raise ImproperlyConfigured("HAMROH_MAIL_URL or HAMROH_SMS_URL") from error
    if settings.PRODUCTION and "demo" in {chosen.mail.name, chosen.sms.name}:
        raise ImproperlyConfigured("the demo's gateways send nothing")
    return chosen


def take_turns(*, sources: Sources, now: datetime, limit: int = 100) -> int:
    """Settle the reminders whose turn has come; returns how many were claimed.

    One that fails is logged and stays in our hands until its lease ends; it does not hold up the others.
    """
    claimed = claim_due(now=now, limit=limit)
    for reminder_id in claimed:
        try:
            take_turn(reminder_id=reminder_id, sources=sources, now=now)
        except Exception:
            logger.exception("a reminder could not be settled", extra={"reminder": str(reminder_id)})
    return len(claimed)


def deliver_next(*, sources: Sources, by: Roads, now: datetime) -> bool:
    """Deliver the message that waits longest; False when none is due.

    One that fails in our own code is logged and comes up again when its lease ends.
    """
    claimed = claim_message(now=now)
    if claimed is None:
        return False
    try:
        reason = _reason_to_drop(claimed, sources, now)
        if reason:
            drop_message(claimed=claimed, why=reason, now=now)
        else:
            name, outcome = _handed_over(claimed, by)
            record_outcome(claimed=claimed, outcome=outcome, provider=name, now=now)
    except Exception:
        logger.exception("a message could not be delivered", extra={"message_row": str(claimed.id)})
    return True


def _reason_to_drop(claimed: Claimed, sources: Sources, now: datetime) -> str:
    if now >= claimed.until:
        return "too_late"
    reminder = claimed.reminder
    if reminder is not None and not sources[reminder.topic].still_true(reminder, now):
        return "no_longer_true"
    return ""


def _handed_over(claimed: Claimed, by: Roads) -> tuple[str, Outcome]:
    if claimed.channel is Channel.MAIL:
        letter = Letter(
            message_id=claimed.message_id,
            sender=settings.MAIL_SENDER,
            recipient=claimed.address,
            subject=claimed.text.subject,
            body=claimed.text.body,
            language=claimed.language,
            written_at=claimed.created_at,
        )
        return by.mail.name, by.mail.hand_over(letter)
    text = ShortText(reference=claimed.message_id, number=claimed.address, text=claimed.text.body)
    return by.sms.name, by.sms.hand_over(text)
