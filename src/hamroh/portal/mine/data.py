"""Everything that we hold of a person, gathered from the domains. Whoever keeps more adds a source."""

from collections.abc import Callable
from uuid import UUID

from hamroh.accounts.queries import looks_at
from hamroh.foundation import clock
from hamroh.journeys import queries as journeys
from hamroh.journeys.law import law_for
from hamroh.messaging.queries import list_reminders
from hamroh.people.taking_out import take_out

Plain = dict[str, object]


def _facts(person_id: UUID) -> Plain:
    now = clock.now()
    facts = journeys.facts_of(person_id, law=law_for(person_id, now=now), today=now.date())
    told = {kind: str(value) for kind, value in sorted(facts.values.items())}
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


SOURCES: tuple[Callable[[UUID], Plain], ...] = (take_out, _facts, _reminders, _looks)


def everything_of(person_id: UUID) -> Plain:
    """Plain data under stable English names, in the person's own scope."""
    found: Plain = {}
    for source in SOURCES:
        found |= source(person_id)
    return found
