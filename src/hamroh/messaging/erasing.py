"""Messages and reminders of somebody who is erased."""

from uuid import UUID

from hamroh.foundation.actor import Actor
from hamroh.foundation.transactions import action
from hamroh.messaging.models import Message, Reminder

_AT_A_TIME = 500


def erase_messages(*, actor: Actor, person_id: UUID, contacts: frozenset[str]) -> None:
    """All of them, and the codes that were sent to these contacts before we knew whose they were.

    An address can't be searched for, it is opened row by row. In the system's scope.
    """
    with action(actor=actor, why="erase_messages"):
        Message.objects.filter(person_id=person_id).delete()
        Reminder.objects.filter(person_id=person_id).delete()
        nobodys = Message.objects.filter(person__isnull=True).order_by("id").iterator(chunk_size=_AT_A_TIME)
        sent = [message.pk for message in nobodys if str(message.address) in contacts]
        Message.objects.filter(pk__in=sent).delete()
