"""Erasing whoever a person is: what is left is a number. The flow `erasing` joins this with the other domains."""

from datetime import datetime
from uuid import UUID

from hamroh.accounts.erasing import forget_keys
from hamroh.accounts.roles import Role
from hamroh.foundation.actor import Actor, ActorKind
from hamroh.foundation.errors import DomainError
from hamroh.foundation.locks import lock_row
from hamroh.foundation.rls import erase_by
from hamroh.foundation.transactions import action
from hamroh.people.access import require_reach
from hamroh.people.models import (
    Consent,
    ContactPoint,
    Erasure,
    IdentityPaper,
    Person,
    PersonCentre,
    PersonName,
)
from hamroh.people.numbers import hash_paper

REASONS = ("oneself", "asked_in_person", "written_request")


def require_may_erase(actor: Actor, person_id: UUID) -> UUID | None:
    """The centre at which staff act; None for the person and the system.

    Raises DomainError `not_allowed` unless it is the person, the system, or the reception of a centre that
    knows the person.
    """
    centre_id = require_reach(actor, person_id)
    if actor.kind is not ActorKind.STAFF:
        return None
    links = PersonCentre.objects.filter(person_id=person_id).order_by("since")
    for place in links.values_list("centre_id", flat=True):
        if actor.holds(Role.RECEPTION, place):
            return place
    raise DomainError("not_allowed", centre=centre_id)


def is_paper_of(person_id: UUID, country: str, number: str) -> bool:
    """Whether this is a passport of the person, as it lies on the desk. Raises `paper_number_malformed`."""
    return IdentityPaper.objects.filter(
        person_id=person_id, number_hash=hash_paper(country, number), replaced_at=None
    ).exists()


def known_contacts(person_id: UUID) -> frozenset[str]:
    """Every phone and address that was ever recorded of a person, in the stored form."""
    return frozenset(str(one.value) for one in ContactPoint.objects.filter(person_id=person_id))


def mark_erased(*, actor: Actor, person_id: UUID, now: datetime) -> bool:
    """Put the mark that opens the history for erasing; False when it stands already. Raises `not_found`."""
    with action(actor=actor, why="mark_erased"):
        person = lock_row(Person.objects.all(), person_id)
        if person.erased_at is not None:
            return False
        person.erased_at = now
        person.birth_date, person.home_centre, person.region_code = None, None, ""
        person.save(update_fields=["erased_at", "birth_date", "home_centre", "region_code"])
    return True


def erase_identity(*, actor: Actor, person_id: UUID, contacts: frozenset[str]) -> None:
    """Names, papers, contacts, consents, links to centres, cards, codes and sessions, and their history.

    The person must be marked as erased.
    """
    with action(actor=actor, why="erase_identity"):
        for model in (PersonName, IdentityPaper, ContactPoint, Consent, PersonCentre):
            model.objects.filter(person_id=person_id).delete()
        forget_keys(person_id=person_id, contacts=contacts)
        erase_by("people_erase", person_id)


def record_erasure(
    *,
    actor: Actor,
    person_id: UUID,
    now: datetime,
    centre_id: UUID | None,
    reason: str,
    kept: dict[str, int],
) -> Erasure:
    """Keep the proof that it was done. Raises `reason_unknown`."""
    if reason not in REASONS:
        raise DomainError("reason_unknown")
    with action(actor=actor, why="record_erasure"):
        return Erasure.objects.create(
            person_id=person_id,
            at=now,
            by_kind=actor.kind.value,
            by_id=actor.id,
            centre_id=centre_id,
            reason=reason,
            kept=kept,
        )
