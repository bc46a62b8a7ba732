"""Somebody stands at the reception and is not known yet: person, spellings, passport, phone, consent at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from hamroh.foundation.actor import Actor
from hamroh.foundation.transactions import flow
from hamroh.people import actions as people
from hamroh.people.models import ContactKind, PaperKind, Purpose
from hamroh.people.naming import NewName

CONSENT_VERSION = "2026-11"


@dataclass(frozen=True, slots=True)
class Newcomer:
    """What the reception types from the papers before it; the first name is the preferred spelling."""

    names: Sequence[NewName]
    birth_date: date
    country: str
    number: str
    language: str
    phone: str = ""


def register_newcomer(
    *, actor: Actor, now: datetime, centre_id: UUID, newcomer: Newcomer, is_invented: bool = False
) -> UUID:
    """Register and link to the centre, with the consent that was signed on paper; all or nothing.

    Raises `name_missing`, `birth_date_in_future`, `paper_already_known`, `paper_number_malformed`,
    `not_allowed`, and as `plain_phone`.
    """
    with flow(actor=actor, why="register_newcomer"):
        first, *others = newcomer.names
        person = people.register_person(
            actor=actor,
            language=newcomer.language,
            now=now,
            name=first,
            birth_date=newcomer.birth_date,
            centre_id=centre_id,
            is_invented=is_invented,
        )
        for name in others:
            people.add_name(actor=actor, person_id=person.pk, name=name, now=now)
        people.record_identity_paper(
            actor=actor,
            person_id=person.pk,
            kind=PaperKind.PASSPORT,
            country=newcomer.country,
            number=newcomer.number,
            now=now,
        )
        if newcomer.phone:
            people.set_contact(
                actor=actor, person_id=person.pk, kind=ContactKind.PHONE, value=newcomer.phone, now=now
            )
        people.give_consent(
            actor=actor,
            person_id=person.pk,
            purpose=Purpose.SERVICES,
            language=newcomer.language,
            text_version=CONSENT_VERSION,
            now=now,
        )
    return UUID(str(person.pk))
