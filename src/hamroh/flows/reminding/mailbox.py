"""A mailbox for reminders: a code is sent to it before anything else is."""

from datetime import datetime

from hamroh.accounts import doors
from hamroh.foundation.actor import Actor
from hamroh.foundation.ids import new_id
from hamroh.foundation.transactions import flow
from hamroh.messaging.actions.messages import queue_message
from hamroh.messaging.contract import Address
from hamroh.messaging.kinds import MessageKind
from hamroh.messaging.models import Channel
from hamroh.people.models import ContactKind
from hamroh.people.numbers import plain_contact


def send_mailbox_code(*, actor: Actor, mailbox: str, language: str, address: str, now: datetime) -> str:
    """Send a one-time code to a mailbox and return it in its stored form; `accounts.doors.check_code` tries it.

    `address` is where the request came from. Raises `email_malformed`, `rate_limited`.
    """
    plain = plain_contact(ContactKind.EMAIL, mailbox)
    with flow(actor=actor, why="send_mailbox_code"):
        code = doors.issue_code(destination=plain, address=address, now=now)
        queue_message(
            key=f"code:{new_id()}",
            person_id=actor.id,
            kind=MessageKind.ONE_TIME_CODE,
            to=Address(Channel.MAIL, plain),
            language=language,
            secret=code,
            until=now + doors.CODE_LIVES,
            actor=actor,
            now=now,
        )
    return plain
