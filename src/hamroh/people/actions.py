"""Every write about a person. The actor's scope must be bound; what it does not reach is not found."""

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from hamroh.accounts import doors
from hamroh.accounts.roles import Compartment
from hamroh.foundation import scope
from hamroh.foundation.actor import SYSTEM, Actor, ActorKind
from hamroh.foundation.errors import DomainError
from hamroh.foundation.ids import new_id
from hamroh.foundation.locks import lock_row, translate_violations
from hamroh.foundation.transactions import action
from hamroh.people.access import centres_open_to, require_reach
from hamroh.people.models import (
    Consent,
    ContactKind,
    ContactPoint,
    IdentityPaper,
    PaperKind,
    Person,
    PersonCentre,
    PersonName,
    Purpose,
)
from hamroh.people.naming import NewName, store_keys
from hamroh.people.numbers import (
    hash_contact,
    hash_paper,
    plain_contact,
    plain_country,
    plain_paper_number,
)


def register_person(
    *,
    actor: Actor,
    language: str,
    now: datetime,
    name: NewName | None = None,
    birth_date: date | None = None,
    centre_id: UUID | None = None,
    region_code: str = "",
    is_invented: bool = False,
) -> Person:
    """Start to know somebody. Staff register at a centre of theirs; anybody may register themself.

    Who registers themself reaches the new row through `Scope(person=…)`, bound here for the block; the
    interface then signs them in. Raises `not_allowed`, `name_missing`, `birth_date_in_future`.
    """
    _check_registration(actor, centre_id, birth_date, now)
    person = Person(
        id=new_id(),
        language=language,
        home_centre_id=centre_id,
        region_code=region_code,
        birth_date=birth_date,
        is_invented=is_invented,
        created_at=now,
    )
    with scope.bound(_scope_for(actor, person.id)), action(actor=actor, why="register_person"):
        if centre_id is not None:
            # Before the person: the wall around people asks for the link. Foreign keys wait for the end.
            _link(person.id, centre_id, "registration", now)
        person.save(force_insert=True)
        if name is not None:
            _store_name(person.id, name, now, preferred=True)
    return person


def link_person_to_centre(*, actor: Actor, person_id: UUID, centre_id: UUID, why: str, now: datetime) -> None:
    """From now on the staff of the centre may see this person; safe to repeat.

    The person does it by booking there, staff by serving somebody who came with the exact paper or phone.
    Raises `not_allowed`.
    """
    staff = actor.kind is ActorKind.STAFF
    if staff and centre_id not in centres_open_to(actor, Compartment.SERVICE):
        raise DomainError("not_allowed")
    if not staff:
        require_reach(actor, person_id)
    with action(actor=actor, why=why):
        _link(person_id, centre_id, why, now)


def add_name(
    *, actor: Actor, person_id: UUID, name: NewName, now: datetime, preferred: bool = False
) -> PersonName:
    """Record one more spelling; a preferred one takes the place of the one before. Raises `name_missing`."""
    with action(actor=actor, why="add_name"):
        require_reach(actor, person_id)
        lock_row(Person.objects.all(), person_id)
        if preferred:
            PersonName.objects.filter(person_id=person_id, is_preferred=True).update(is_preferred=False)
        return _store_name(person_id, name, now, preferred=preferred)


def record_identity_paper(
    *,
    actor: Actor,
    person_id: UUID,
    kind: PaperKind,
    country: str,
    number: str,
    now: datetime,
    valid_from: date | None = None,
    valid_until: date | None = None,
) -> IdentityPaper:
    """Record a passport or its like; an earlier one of the kind and country is kept as replaced.

    The one that stands is returned as it is when it is shown again and says nothing new.
    Raises `paper_already_known` when it is another person's, `paper_number_malformed`,
    `paper_dates_contradict`.
    """
    if valid_from and valid_until and valid_until <= valid_from:
        raise DomainError("paper_dates_contradict")
    paper = IdentityPaper(
        person_id=person_id,
        kind=kind,
        country=plain_country(country),
        number=plain_paper_number(number),
        number_hash=hash_paper(country, number),
        valid_from=valid_from,
        valid_until=valid_until,
        recorded_at=now,
    )
    known = {"paper_of_one_person": "paper_already_known"}
    with translate_violations(known), action(actor=actor, why="record_identity_paper"):
        require_reach(actor, person_id)
        lock_row(Person.objects.all(), person_id)
        earlier = IdentityPaper.objects.filter(
            person_id=person_id, kind=kind, country=paper.country, replaced_at=None
        )
        shown = earlier.filter(number_hash=paper.number_hash).first()
        if shown and valid_from in (None, shown.valid_from) and valid_until in (None, shown.valid_until):
            return shown
        earlier.update(replaced_at=now)
        paper.save(force_insert=True)
    return paper


def set_contact(
    *,
    actor: Actor,
    person_id: UUID,
    kind: ContactKind,
    value: str,
    now: datetime,
    confirmed: bool = False,
) -> ContactPoint:
    """Set the phone or the address of a person. `confirmed` only after its code was checked.

    Raises as `plain_contact`, and `contact_in_use` when somebody else confirmed it.
    """
    plain = plain_contact(kind, value)
    contact = ContactPoint(
        person_id=person_id,
        kind=kind,
        value=plain,
        value_hash=hash_contact(plain),
        confirmed_at=now if confirmed else None,
        recorded_at=now,
    )
    known = {"contact_confirmed_once": "contact_in_use"}
    with translate_violations(known), action(actor=actor, why="set_contact"):
        require_reach(actor, person_id)
        lock_row(Person.objects.all(), person_id)
        ContactPoint.objects.filter(person_id=person_id, kind=kind, replaced_at=None).update(replaced_at=now)
        contact.save(force_insert=True)
    return contact


def set_language(*, actor: Actor, person_id: UUID, language: str) -> None:
    """The language in which the person is told things."""
    with action(actor=actor, why="set_language"):
        require_reach(actor, person_id)
        person = lock_row(Person.objects.all(), person_id)
        person.language = language
        person.save(update_fields=["language"])


def give_consent(
    *,
    actor: Actor,
    person_id: UUID,
    purpose: Purpose,
    language: str,
    text_version: str,
    now: datetime,
) -> Consent:
    """Record consent to one purpose, read in a language; consent that stands is returned as it is."""
    with action(actor=actor, why="give_consent"):
        require_reach(actor, person_id)
        lock_row(Person.objects.all(), person_id)
        standing = Consent.objects.filter(person_id=person_id, purpose=purpose, withdrawn_at=None).first()
        if standing is not None:
            return standing
        consent = Consent(
            person_id=person_id,
            purpose=purpose,
            language=language,
            text_version=text_version,
            given_at=now,
        )
        consent.save(force_insert=True)
    return consent


def withdraw_consent(*, actor: Actor, person_id: UUID, purpose: Purpose, now: datetime) -> None:
    """Withdraw consent to one purpose; safe to repeat."""
    with action(actor=actor, why="withdraw_consent"):
        require_reach(actor, person_id)
        standing = Consent.objects.filter(person_id=person_id, purpose=purpose, withdrawn_at=None)
        standing.update(withdrawn_at=now)


def hand_out_card(*, actor: Actor, person_id: UUID, now: datetime) -> str:
    """Make a recovery card for somebody who stands before the staff; see `accounts.doors.issue_card`."""
    with action(actor=actor, why="hand_out_card"):
        require_reach(actor, person_id)
        # Inside this action the history names the staff user; the system only opens the table of cards.
        return doors.issue_card(actor=SYSTEM, person_id=person_id, now=now)


def _check_registration(actor: Actor, centre_id: UUID | None, birth_date: date | None, now: datetime) -> None:
    staff = actor.kind is ActorKind.STAFF
    if staff and centre_id not in centres_open_to(actor, Compartment.SERVICE):
        raise DomainError("not_allowed")
    if actor.kind is ActorKind.PERSON:
        raise DomainError("not_allowed")
    if birth_date is not None and birth_date >= now.date():
        raise DomainError("birth_date_in_future")


def _scope_for(actor: Actor, person_id: UUID) -> scope.Scope:
    if actor.kind is ActorKind.ANONYMOUS:
        return replace(scope.current(), actor=person_id, person=person_id)
    return scope.current()


def _link(person_id: UUID, centre_id: UUID, why: str, now: datetime) -> None:
    link = PersonCentre(person_id=person_id, centre_id=centre_id, why=why, since=now)
    PersonCentre.objects.bulk_create([link], ignore_conflicts=True)


def _store_name(person_id: UUID, new: NewName, now: datetime, *, preferred: bool) -> PersonName:
    tidy = new.tidy()
    if not any(letter.isalpha() for letter in tidy.surname):
        raise DomainError("name_missing")
    name = PersonName(
        person_id=person_id,
        script=tidy.script,
        source=tidy.source,
        surname=tidy.surname,
        given=tidy.given,
        patronymic=tidy.patronymic,
        is_preferred=preferred,
        recorded_at=now,
    )
    name.save(force_insert=True)
    store_keys(name)
    return name
