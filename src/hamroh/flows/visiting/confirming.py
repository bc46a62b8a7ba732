"""A held visit becomes the person's own: name, identity paper, facts and places in one transaction."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from hamroh.booking import actions as booking
from hamroh.booking.access import get_visit
from hamroh.core.law import Value
from hamroh.flows.planning import replan_within
from hamroh.flows.reminding.visits import remind_of_visit
from hamroh.foundation.actor import Actor
from hamroh.foundation.errors import DomainError
from hamroh.foundation.transactions import flow
from hamroh.journeys.actions import record_facts
from hamroh.people import actions as people
from hamroh.people.models import IdentityPaper, NameSource, PaperKind, Purpose, Script
from hamroh.people.naming import NewName
from hamroh.people.queries import has_consent, list_names

CONSENT_VERSION = "2026-11"


@dataclass(frozen=True, slots=True)
class Identity:
    """Who comes, as in the passport: Latin letters, the country's code of two letters."""

    surname: str
    given: str
    country: str
    number: str


def confirm_booking(
    *,
    actor: Actor,
    now: datetime,
    key: str,
    visit_id: UUID,
    identity: Identity,
    facts: Mapping[str, Value | None],
    today: date,
    language: str,
) -> None:
    """Bind a held visit to the identity paper and let the centre see the person from now on.

    The facts that the plan rests on are recorded as claimed and the plan is kept. All or nothing. Raises
    DomainError `name_missing`, `paper_number_malformed`, `paper_already_known` (it is another person's),
    and what `booking.confirm_visit` raises.
    """
    with flow(actor=actor, why="confirm_booking"):
        visit = get_visit(actor=actor, visit_id=visit_id)
        person_id = visit.person_id
        if person_id is None:
            raise DomainError("not_found")
        paper = _identify(actor, now, person_id, identity)
        if not has_consent(person_id, Purpose.SERVICES):
            people.give_consent(
                actor=actor,
                person_id=person_id,
                purpose=Purpose.SERVICES,
                language=language,
                text_version=CONSENT_VERSION,
                now=now,
            )
        people.link_person_to_centre(
            actor=actor, person_id=person_id, centre_id=visit.centre_id, why="booking", now=now
        )
        record_facts(actor=actor, now=now, person_id=person_id, facts=facts)
        replan_within(actor=actor, now=now, person_id=person_id, today=today)
        booking.confirm_visit(
            actor=actor, now=now, key=key, visit_id=visit_id, identity_hash=paper.number_hash
        )
        remind_of_visit(actor=actor, now=now, visit_id=visit_id)


def _identify(actor: Actor, now: datetime, person_id: UUID, identity: Identity) -> IdentityPaper:
    """The paper of the person, recorded when it is new; the name as in the passport becomes the preferred one."""
    name = NewName(identity.surname, Script.LATIN, NameSource.PASSPORT_PAGE, identity.given).tidy()
    known = [(one.surname, one.given) for one in list_names(person_id)]
    if (name.surname, name.given) not in known:
        people.add_name(actor=actor, person_id=person_id, name=name, now=now, preferred=True)
    return people.record_identity_paper(
        actor=actor,
        person_id=person_id,
        kind=PaperKind.PASSPORT,
        country=identity.country,
        number=identity.number,
        now=now,
    )
