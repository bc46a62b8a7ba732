"""The keys of somebody who is erased. Called inside an action, in the system's scope."""

from uuid import UUID

from django.contrib.sessions.models import Session

from hamroh.accounts.doors import hash_destination
from hamroh.accounts.models import OneTimeCode, RecoveryCard
from hamroh.accounts.sessions import PERSON

_AT_A_TIME = 500


def forget_keys(*, person_id: UUID, contacts: frozenset[str]) -> None:
    """Cards, one-time codes sent to these contacts, and every session in which the person is signed in."""
    RecoveryCard.objects.filter(person_id=person_id).delete()
    OneTimeCode.objects.filter(destination__in=[hash_destination(one) for one in contacts]).delete()
    theirs = [
        session.session_key
        for session in Session.objects.order_by("session_key").iterator(chunk_size=_AT_A_TIME)
        if session.get_decoded().get(PERSON) == str(person_id)
    ]
    Session.objects.filter(session_key__in=theirs).delete()
