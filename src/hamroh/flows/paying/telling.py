"""Telling a person that there is news about a payment; what it is stands behind their door."""

from datetime import datetime

from hamroh.billing.advances.models import AdvanceMove
from hamroh.flows.reminding.contacts import contact_for
from hamroh.foundation.actor import Actor
from hamroh.foundation.scope import system_scope
from hamroh.messaging.actions.messages import queue_message
from hamroh.messaging.kinds import MessageKind


def tell_of_answer(*, actor: Actor, now: datetime, move: AdvanceMove) -> None:
    """Queue "you have news" for whose payment it is; once for each step, for who wants to be written to.

    Part of the flow that recorded the answer.
    """
    person_id = move.advance.person_id
    # Whoever records the answer need not be one who may read phone and mailbox.
    with system_scope():
        contact = contact_for(person_id)
        if contact is None:
            return
        queue_message(
            key=f"advance:{move.pk}",
            person_id=person_id,
            kind=MessageKind.NEWS,
            to=contact.address,
            language=contact.language,
            zone=contact.zone,
            actor=actor,
            now=now,
        )
