"""Everything that we hold of a person, gathered from the domains. Whoever keeps more adds a source."""

from collections.abc import Callable
from uuid import UUID

from hamroh.accounts.queries import looks_at
from hamroh.billing.advances.queries import list_advances
from hamroh.billing.queries import invoices_of_person
from hamroh.booking.queries import visits_of
from hamroh.core.law import Value
from hamroh.documents.queries import documents_of
from hamroh.foundation import clock
from hamroh.journeys import queries as journeys
from hamroh.journeys.law import law_for
from hamroh.messaging.queries import list_reminders
from hamroh.people.taking_out import take_out

Plain = dict[str, object]
MOST = 200
"""Of one person's visits; sums are in minor units."""


def _text(value: Value) -> str:
    """A fact as text; stays by their days."""
    if isinstance(value, tuple):
        return "; ".join(f"{stay.entered} – {stay.left}" for stay in value)
    return str(value)


def _facts(person_id: UUID) -> Plain:
    now = clock.now()
    facts = journeys.facts_of(person_id, law=law_for(person_id, now=now), today=now.date())
    told = {kind: _text(value) for kind, value in sorted(facts.values.items())}
    return {"facts": told, "verified": sorted(facts.verified), "unknown": sorted(facts.unknown)}


def _reminders(person_id: UUID) -> Plain:
    rows = list_reminders(person_id=person_id)
    return {
        "reminders": [{"kind": one.kind, "due": one.due_at.isoformat(), "state": one.state} for one in rows]
    }


def _looks(person_id: UUID) -> Plain:
    return {
        "looks": [
            {"at": one.at.isoformat(), "page": one.page, "fields": one.fields, "why": one.why}
            for one in looks_at(person_id)
        ]
    }


def _visits(person_id: UUID) -> Plain:
    rows = visits_of(person_id=person_id, limit=MOST)
    return {
        "visits": [
            {
                "day": one.day.isoformat(),
                "centre": one.centre.key,
                "purpose": one.purpose,
                "state": one.state,
                "services": [place.service for place in one.places.all()],
            }
            for one in rows
        ]
    }


def _money(person_id: UUID) -> Plain:
    return {
        "invoices": [
            {
                "number": one.number,
                "made": one.created_at.isoformat(),
                "currency": one.currency,
                "total": one.total,
                "paid": one.paid,
                "receipts": [payment.receipt_number for payment in one.payments.all()],
            }
            for one in invoices_of_person(person_id)
        ],
        "advance_payments": [
            {
                "months": one.months,
                "until": one.until.isoformat() if one.until else None,
                "amount": one.amount,
                "currency": one.currency,
                "paid": one.paid_on.isoformat(),
                "receipt": one.receipt,
                "state": one.state,
            }
            for one in list_advances(person_id)
        ],
    }


def _papers(person_id: UUID) -> Plain:
    return {
        "papers": [
            {"kind": one.kind, "number": one.number, "issued": one.issued_at.isoformat()}
            for one in documents_of(person_id)
        ]
    }


SOURCES: tuple[Callable[[UUID], Plain], ...] = (
    take_out,
    _facts,
    _visits,
    _money,
    _papers,
    _reminders,
    _looks,
)


def everything_of(person_id: UUID) -> Plain:
    """Plain data under stable English names, in the person's own scope."""
    found: Plain = {}
    for source in SOURCES:
        found |= source(person_id)
    return found
