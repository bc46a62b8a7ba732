"""Who may see whom. Every look of staff at a person goes through here and is written down with it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet

from hamroh.accounts.actions import record_look
from hamroh.accounts.queries import compartments_at
from hamroh.accounts.roles import Compartment
from hamroh.foundation.actor import Actor, ActorKind
from hamroh.foundation.errors import DomainError
from hamroh.foundation.ratelimit import Limit, take
from hamroh.foundation.scope import system_scope
from hamroh.foundation.transactions import action
from hamroh.people.models import ContactKind, ContactPoint, IdentityPaper, Person, PersonCentre, PersonName
from hamroh.people.numbers import hash_contact, hash_paper, plain_phone

SEARCHES = Limit("network_search", burst=120, per=timedelta(hours=1))
"""Across the network a clerk looks for the people who stand before him, not for a list of numbers."""


@dataclass(frozen=True, slots=True)
class PaperCard:
    """An identity paper with all but the last three signs of its number hidden."""

    id: UUID
    kind: str
    country: str
    masked_number: str
    valid_until: date | None


@dataclass(frozen=True, slots=True)
class PersonCard:
    """What a desk sees of a person: `names` has the preferred spelling first; `phone` is masked."""

    id: UUID
    language: str
    birth_date: date | None
    names: tuple[str, ...]
    papers: tuple[PaperCard, ...]
    masked_phone: str
    is_invented: bool


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person in a list: two spellings at most, and the newest paper, masked.

    `masked_phone` is that of somebody without a name, who could not be told from others; else it is empty.
    """

    id: UUID
    name: str
    other_name: str
    birth_date: date | None
    paper: PaperCard | None
    masked_phone: str = ""


@dataclass(frozen=True, slots=True)
class MaskedPerson:
    """What a reception sees of somebody who is not linked to its centre yet."""

    id: UUID
    initials: str
    birth_year: int | None
    is_linked: bool


def centres_open_to(actor: Actor, compartment: Compartment) -> frozenset[UUID]:
    """The centres at which the actor's roles open a compartment."""
    return frozenset(place for place, names in compartments_at(actor).items() if compartment in names)


def require_reach(
    actor: Actor, person_id: UUID, compartment: Compartment = Compartment.SERVICE
) -> UUID | None:
    """The centre through which staff reach this person; None for the person and the system.

    Raises DomainError("not_allowed"): for a stranger's data the answer is the same as for no data.
    """
    if actor.kind is ActorKind.SYSTEM or (actor.kind is ActorKind.PERSON and actor.id == person_id):
        return None
    if actor.kind is not ActorKind.STAFF:
        raise DomainError("not_allowed")
    open_centres = centres_open_to(actor, compartment)
    link = (
        PersonCentre.objects.filter(person_id=person_id, centre_id__in=open_centres).order_by("since").first()
    )
    if link is None:
        raise DomainError("not_allowed")
    return link.centre_id


def look_up_person(*, actor: Actor, person_id: UUID, page: str, why: str, now: datetime) -> PersonCard:
    """A person as a desk sees them; the look is written in the same transaction.

    `page` is a stable word such as `reception`. Raises `not_allowed`, `not_found`.
    """
    with action(actor=actor, why="look_up_person"):
        centre_id = require_reach(actor, person_id)
        person = Person.objects.filter(pk=person_id).first()
        if person is None:
            raise DomainError("not_found")
        fields = ("names", "birth_date", "papers", "phone")
        record_look(
            actor=actor,
            person_id=person_id,
            page=page,
            fields=fields,
            why=why,
            now=now,
            centre_id=centre_id,
        )
        return _card(person)


def list_people(
    *, actor: Actor, person_ids: Collection[UUID], page: str, why: str, now: datetime, limit: int = 100
) -> dict[UUID, PersonLine]:
    """People of a list as a desk sees them, by id; whom the actor does not reach is left out.

    Each look is written down in the same transaction.
    """
    open_centres = centres_open_to(actor, Compartment.SERVICE)
    with action(actor=actor, why="list_people"):
        links = PersonCentre.objects.filter(person_id__in=person_ids, centre_id__in=open_centres)
        reached = dict(links.order_by("-since").values_list("person_id", "centre_id")[:limit])
        lines = _lines(reached)
        for person_id, centre_id in reached.items():
            shown = lines.get(person_id)
            record_look(
                actor=actor,
                person_id=person_id,
                page=page,
                fields=(
                    "names",
                    "birth_date",
                    "papers",
                    *(("phone",) if shown and shown.masked_phone else ()),
                ),
                why=why,
                now=now,
                centre_id=centre_id,
            )
        return lines


def reveal_paper_number(*, actor: Actor, paper_id: UUID, page: str, why: str, now: datetime) -> str:
    """The whole number of a paper, with a look of its own. Raises `not_allowed`, `not_found`."""
    with action(actor=actor, why="reveal_paper_number"):
        paper = IdentityPaper.objects.filter(pk=paper_id).first()
        if paper is None:
            raise DomainError("not_found")
        _note(actor, paper.person_id, page=page, fields=("paper_number",), why=why, now=now)
        return str(paper.number)


def reveal_contact(
    *, actor: Actor, person_id: UUID, kind: ContactKind, page: str, why: str, now: datetime
) -> str:
    """A phone number or an address in full, with a look of its own. Raises `not_allowed`, `not_found`."""
    with action(actor=actor, why="reveal_contact"):
        _note(actor, person_id, page=page, fields=(kind.value,), why=why, now=now)
        contact = ContactPoint.objects.filter(person_id=person_id, kind=kind, replaced_at=None).first()
        if contact is None:
            raise DomainError("not_found")
        return str(contact.value)


def find_by_paper(
    *, actor: Actor, country: str, number: str, centre_id: UUID, now: datetime
) -> MaskedPerson | None:
    """Whose paper this is, anywhere in the network, masked; for staff who serve people at the centre.

    Raises `not_allowed`, `rate_limited`, `paper_number_malformed`.
    """
    papers = IdentityPaper.objects.filter(number_hash=hash_paper(country, number), replaced_at=None)
    return _find_masked(actor, papers, centre_id, now, "find_by_paper")


def find_by_phone(*, actor: Actor, phone: str, centre_id: UUID, now: datetime) -> MaskedPerson | None:
    """Who signs in by this phone, anywhere in the network, masked; as `find_by_paper`."""
    hashed = hash_contact(plain_phone(phone))
    contacts = ContactPoint.objects.filter(
        value_hash=hashed, replaced_at=None, confirmed_at__isnull=False, kind=ContactKind.PHONE
    )
    return _find_masked(actor, contacts, centre_id, now, "find_by_phone")


def _find_masked(
    actor: Actor,
    rows: "QuerySet[IdentityPaper] | QuerySet[ContactPoint]",
    centre_id: UUID,
    now: datetime,
    page: str,
) -> MaskedPerson | None:
    if actor.kind is not ActorKind.SYSTEM and centre_id not in centres_open_to(actor, Compartment.SERVICE):
        raise DomainError("not_allowed")
    take(SEARCHES, subject=str(actor.id), now=now)
    # Somebody known at another centre must not be registered twice; who holds the exact number may be told
    # that there is a person, and no more than initials and a year, so that the two can recognise each other.
    with system_scope(), action(actor=actor, why=page):
        row = rows.select_related("person").first()
        if row is None:
            return None
        found = _mask(row.person, centre_id)
        record_look(
            actor=actor,
            person_id=found.id,
            page=page,
            fields=("initials", "birth_year"),
            why=page,
            now=now,
            centre_id=centre_id,
        )
    return found


def _mask(person: Person, centre_id: UUID) -> MaskedPerson:
    name = PersonName.objects.filter(person=person).order_by("-is_preferred", "recorded_at").first()
    parts = (name.given, name.surname) if name else ()
    return MaskedPerson(
        person.id,
        " ".join(f"{part[0]}." for part in parts if part),
        person.birth_date.year if person.birth_date else None,
        PersonCentre.objects.filter(person=person, centre_id=centre_id).exists(),
    )


def _card(person: Person) -> PersonCard:
    names = PersonName.objects.filter(person=person).order_by("-is_preferred", "recorded_at")[:20]
    papers = IdentityPaper.objects.filter(person=person, replaced_at=None).order_by("-recorded_at")[:20]
    phone = ContactPoint.objects.filter(person=person, kind=ContactKind.PHONE, replaced_at=None).first()
    return PersonCard(
        id=person.id,
        language=person.language,
        birth_date=person.birth_date,
        names=tuple(name.full for name in names),
        papers=tuple(
            PaperCard(paper.id, paper.kind, paper.country, hide(str(paper.number)), paper.valid_until)
            for paper in papers
        ),
        masked_phone=hide(str(phone.value)) if phone else "",
        is_invented=person.is_invented,
    )


def _lines(person_ids: Collection[UUID]) -> dict[UUID, PersonLine]:
    names: dict[UUID, list[str]] = {}
    spelled = PersonName.objects.filter(person_id__in=person_ids)
    for name in spelled.order_by("person_id", "-is_preferred", "recorded_at"):
        names.setdefault(name.person_id, []).append(name.full)
    papers = {
        paper.person_id: PaperCard(
            paper.id, paper.kind, paper.country, hide(str(paper.number)), paper.valid_until
        )
        for paper in IdentityPaper.objects.filter(person_id__in=person_ids, replaced_at=None).order_by(
            "recorded_at"
        )
    }
    phones = _masked_phones([one for one in person_ids if one not in names])
    people = Person.objects.filter(pk__in=person_ids).order_by("id")
    found = {}
    for person in people:
        spellings = [*names.get(person.id, []), "", ""]
        found[person.id] = PersonLine(
            person.id,
            spellings[0],
            spellings[1],
            person.birth_date,
            papers.get(person.id),
            phones.get(person.id, ""),
        )
    return found


def _masked_phones(person_ids: Collection[UUID]) -> dict[UUID, str]:
    if not person_ids:
        return {}
    contacts = ContactPoint.objects.filter(
        person_id__in=person_ids, kind=ContactKind.PHONE, replaced_at=None
    ).order_by("person_id")
    return {one.person_id: hide(str(one.value)) for one in contacts}


def hide(number: str) -> str:
    """All but the last three signs as dots."""
    return "•" * max(len(number) - 3, 0) + number[-3:]


def _note(
    actor: Actor, person_id: UUID, *, page: str, fields: Iterable[str], why: str, now: datetime
) -> None:
    centre_id = require_reach(actor, person_id)
    record_look(
        actor=actor, person_id=person_id, page=page, fields=fields, why=why, now=now, centre_id=centre_id
    )
