"""Erase one person: what stands in the way is said first, then all domains forget or none."""

from datetime import datetime
from uuid import UUID

from hamroh.billing.erasing import erase_money
from hamroh.billing.models import Invoice
from hamroh.booking.erasing import erase_visits
from hamroh.booking.models import Visit
from hamroh.core.itinerary.states import VisitState
from hamroh.documents.erasing import erase_owner
from hamroh.floor.erasing import erase_tickets, has_open_ticket
from hamroh.foundation import idempotency
from hamroh.foundation.actor import Actor, ActorKind
from hamroh.foundation.errors import DomainError
from hamroh.foundation.scope import system_scope
from hamroh.foundation.transactions import flow
from hamroh.journeys.erasing import erase_journey
from hamroh.messaging.erasing import erase_messages
from hamroh.people.erasing import (
    erase_identity,
    is_paper_of,
    known_contacts,
    mark_erased,
    record_erasure,
    require_may_erase,
)

_WAS_SERVED = (VisitState.ARRIVED, VisitState.SERVED)


def obstacles(person_id: UUID) -> tuple[str, ...]:
    """Why a person can't be erased yet, as stable words: `ticket_open`, `money_owed`; in the bound scope."""
    found = []
    if has_open_ticket(person_id):
        found.append("ticket_open")
    if _money_owed(person_id):
        found.append("money_owed")
    return tuple(found)


def erase_oneself(*, actor: Actor, now: datetime) -> None:
    """The person leaves; call it only after a code or the card was checked. Raises as `erase_at_reception`."""
    if actor.kind is not ActorKind.PERSON or actor.id is None:
        raise DomainError("not_allowed")
    _erase(actor, actor.id, now, "oneself")


def erase_at_reception(
    *, actor: Actor, person_id: UUID, now: datetime, reason: str, country: str, number: str
) -> None:
    """Staff erase somebody who stands before them with the passport, or who wrote and sent its number.

    Twice is the same as once. Raises DomainError `not_allowed`, `reason_unknown`, `paper_differs` (not the
    passport that we know), `paper_number_malformed`, `ticket_open`, `money_owed`.
    """
    require_may_erase(actor, person_id)
    if not is_paper_of(person_id, country, number):
        raise DomainError("paper_differs")
    _erase(actor, person_id, now, reason)


def _erase(actor: Actor, person_id: UUID, now: datetime, reason: str) -> None:
    centre_id = require_may_erase(actor, person_id)
    # Half of what is forgotten lies beyond what a person or a reception may read or write.
    with system_scope(), flow(actor=actor, why="erase_person"):
        standing = obstacles(person_id)
        if standing:
            raise DomainError(standing[0])
        contacts = known_contacts(person_id)
        if not mark_erased(actor=actor, person_id=person_id, now=now):
            return
        kept = {
            "visits": erase_visits(actor=actor, person_id=person_id, now=now),
            "tickets": erase_tickets(actor=actor, person_id=person_id),
            "invoices": erase_money(actor=actor, person_id=person_id),
            "papers": erase_owner(actor=actor, person_id=person_id),
        }
        erase_journey(actor=actor, person_id=person_id)
        erase_messages(actor=actor, person_id=person_id, contacts=contacts)
        erase_identity(actor=actor, person_id=person_id, contacts=contacts)
        idempotency.forget_of(Actor(ActorKind.PERSON, person_id))
        record_erasure(
            actor=actor, person_id=person_id, now=now, centre_id=centre_id, reason=reason, kept=kept
        )


def _money_owed(person_id: UUID) -> bool:
    """Whether something was paid for a visit at which nobody was served."""
    paid = Invoice.objects.filter(person_id=person_id, paid__gt=0, visit_id__isnull=False)
    visits = [visit for visit in paid.values_list("visit_id", flat=True) if visit]
    return Visit.objects.filter(pk__in=visits).exclude(state__in=_WAS_SERVED).exists()
