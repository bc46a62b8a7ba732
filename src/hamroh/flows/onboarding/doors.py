"""Sending a code, keeping by phone or by card, signing in again."""

from datetime import datetime
from uuid import UUID

from hamroh.accounts import doors
from hamroh.accounts.queries import scope_of
from hamroh.foundation import scope
from hamroh.foundation.actor import ANONYMOUS, Actor, ActorKind
from hamroh.foundation.errors import DomainError
from hamroh.foundation.ids import new_id
from hamroh.foundation.transactions import flow
from hamroh.messaging.actions.messages import queue_message
from hamroh.messaging.contract import Address
from hamroh.messaging.kinds import MessageKind
from hamroh.messaging.models import Channel
from hamroh.people.actions import give_consent, register_person, set_contact
from hamroh.people.models import ContactKind, Purpose
from hamroh.people.numbers import plain_phone
from hamroh.people.queries import sign_in_by_contact


def send_code(*, phone: str, language: str, address: str, now: datetime) -> str:
    """Send a one-time code to a phone and return the number in its stored form.

    It is sent whether we know the number or not, so that nobody learns who is known. `address` is where the
    request came from. Raises `rate_limited`, and as `plain_phone`.
    """
    plain = plain_phone(phone)
    with flow(actor=ANONYMOUS, why="send_code"):
        code = doors.issue_code(destination=plain, address=address, now=now)
        queue_message(
            key=f"code:{new_id()}",
            person_id=None,
            kind=MessageKind.ONE_TIME_CODE,
            to=Address(Channel.SMS, plain),
            language=language,
            secret=code,
            until=now + doors.CODE_LIVES,
            actor=ANONYMOUS,
            now=now,
        )
    return plain


def keep_by_phone(
    *, actor: Actor, phone: str, language: str, text_version: str, now: datetime, is_invented: bool = False
) -> UUID:
    """Whose plan is kept under a phone whose code was checked: the owner's, the actor's, or a new person's.

    Raises `contact_in_use` when the actor is one person and the phone another's.
    """
    owner = sign_in_by_contact(ContactKind.PHONE, phone)
    known = actor.id if actor.kind is ActorKind.PERSON else None
    if owner and known and owner != known:
        raise DomainError("contact_in_use")
    person_id = owner or known or _register(language, now, is_invented)
    oneself = Actor(ActorKind.PERSON, person_id)
    with scope.bound(scope_of(oneself)), flow(actor=oneself, why="keep_by_phone"):
        if owner is None:
            set_contact(
                actor=oneself,
                person_id=person_id,
                kind=ContactKind.PHONE,
                value=phone,
                now=now,
                confirmed=True,
            )
        _consent(oneself, person_id, language, text_version, now)
    return person_id


def keep_by_card(
    *, actor: Actor, language: str, text_version: str, now: datetime, is_invented: bool = False
) -> tuple[UUID, str]:
    """Keep the plan of the actor, or of a new person, under a recovery card; returns the card's code once."""
    known = actor.id if actor.kind is ActorKind.PERSON else None
    person_id = known or _register(language, now, is_invented)
    oneself = Actor(ActorKind.PERSON, person_id)
    with scope.bound(scope_of(oneself)), flow(actor=oneself, why="keep_by_card"):
        _consent(oneself, person_id, language, text_version, now)
        code = doors.issue_card(actor=oneself, person_id=person_id, now=now)
    return person_id, code


def _register(language: str, now: datetime, is_invented: bool) -> UUID:
    person = register_person(actor=ANONYMOUS, language=language, now=now, is_invented=is_invented)
    return person.id


def _consent(oneself: Actor, person_id: UUID, language: str, text_version: str, now: datetime) -> None:
    give_consent(
        actor=oneself,
        person_id=person_id,
        purpose=Purpose.KEEP_PLAN,
        language=language,
        text_version=text_version,
        now=now,
    )
