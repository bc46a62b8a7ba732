"""Reads about people inside the bound scope; what staff open goes through `access.py`."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count

from hamroh.core.names import Candidate, Part, find
from hamroh.foundation.errors import DomainError
from hamroh.foundation.scope import system_scope
from hamroh.people.models import (
    Consent,
    ContactKind,
    ContactPoint,
    IdentityPaper,
    NameKey,
    Person,
    PersonName,
)
from hamroh.people.naming import cut
from hamroh.people.numbers import hash_contact, hash_paper, plain_contact


@dataclass(frozen=True, slots=True)
class Found:
    """A line of a list of people found by name: the spelling that answered, in parts to mark, and its score."""

    person_id: UUID
    name: str
    parts: tuple[Part, ...]
    score: float
    birth_date: date | None


def find_by_name(text: str, *, limit: int = 10) -> list[Found]:
    """People in the bound scope whose names sound like `text`, in any spelling and script, most alike first."""
    matches = find(text, _candidates, limit)
    people = Person.objects.in_bulk([match.ref for match in matches])
    return [
        Found(match.ref, match.spelling, match.parts, match.score, people[match.ref].birth_date)
        for match in matches
        if match.ref in people
    ]


def sign_in_by_contact(kind: ContactKind, value: str) -> UUID | None:
    """Whose confirmed contact point this is, after its code was checked.

    Nobody is known before this look-up, so it binds the system scope; it gives back an id and no more.
    """
    hashed = hash_contact(plain_contact(kind, value))
    with system_scope():
        return (
            ContactPoint.objects.filter(
                kind=kind, value_hash=hashed, replaced_at=None, confirmed_at__isnull=False
            )
            .values_list("person_id", flat=True)
            .first()
        )


def person_of_paper(country: str, number: str) -> UUID | None:
    """Who holds this paper, in the bound scope: for matching at the door."""
    rows = IdentityPaper.objects.filter(number_hash=hash_paper(country, number), replaced_at=None)
    return rows.values_list("person_id", flat=True).first()


def get_person(person_id: UUID) -> Person:
    """A person in the bound scope, for flows and tasks; pages use `access`. Raises `not_found`."""
    person = Person.objects.filter(pk=person_id).first()
    if person is None:
        raise DomainError("not_found")
    return person


def preferred_name(person_id: UUID) -> str:
    """The preferred spelling in the bound scope; empty when no name was given."""
    return next((name.full for name in _names([person_id])), "")


def contact_of(person_id: UUID, kind: ContactKind, *, confirmed_only: bool = False) -> str | None:
    """A person's phone or address in full, for sending; in the bound scope."""
    known = ContactPoint.objects.filter(person_id=person_id, kind=kind, replaced_at=None)
    contact = known.exclude(confirmed_at=None).first() if confirmed_only else known.first()
    return str(contact.value) if contact else None


def has_consent(person_id: UUID, purpose: str) -> bool:
    """Whether the person's consent to the purpose stands."""
    return Consent.objects.filter(person_id=person_id, purpose=purpose, withdrawn_at=None).exists()


def list_consents(person_id: UUID, *, limit: int = 50) -> list[Consent]:
    """All consents of a person, newest first."""
    return list(Consent.objects.filter(person_id=person_id).order_by("-given_at")[:limit])


def list_names(person_id: UUID, *, limit: int = 50) -> list[PersonName]:
    """Every spelling of a person's name, the preferred one first."""
    rows = PersonName.objects.filter(person_id=person_id)
    return list(rows.order_by("-is_preferred", "recorded_at")[:limit])


def _names(ids: list[UUID]) -> list[PersonName]:
    rows = PersonName.objects.filter(person_id__in=ids)
    return list(rows.order_by("person_id", "-is_preferred", "recorded_at").distinct("person_id"))


def _candidates(keys: list[str], most: int) -> list[Candidate[UUID]]:
    hits = (
        NameKey.objects.filter(key__in=[cut(key) for key in keys])
        .values("person_id")
        .annotate(shared=Count("key", distinct=True))
        .order_by("-shared", "person_id")[:most]
    )
    spellings: dict[UUID, list[str]] = {hit["person_id"]: [] for hit in hits}
    for name in PersonName.objects.filter(person_id__in=spellings).order_by("-is_preferred", "recorded_at"):
        spellings[name.person_id].append(name.full)
    return [Candidate(person_id, tuple(found)) for person_id, found in spellings.items()]
