"""Who comes in: a booked visit, or somebody without one. Where the law is late or unsure the consultant is first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from uuid import UUID

from hamroh.booking.access import get_visit
from hamroh.booking.models import Purpose
from hamroh.booking.queries import Wanted, free_slots, make_request
from hamroh.core.itinerary.search import find
from hamroh.core.itinerary.values import Itinerary, Request
from hamroh.core.law import Outcome, Plan
from hamroh.floor import actions as floor
from hamroh.floor.models import Ticket
from hamroh.flows.serving.facts import CONSULTANT
from hamroh.flows.visiting.programme import AFTER, programme_of
from hamroh.foundation.actor import Actor
from hamroh.foundation.errors import DomainError
from hamroh.foundation.transactions import flow
from hamroh.journeys.law import law_for
from hamroh.journeys.queries import read_plan
from hamroh.network.queries import list_desk_kinds_of

UNSURE = frozenset({Outcome.CONTRADICTION, Outcome.NO_RULE_KNOWN})


@dataclass(frozen=True, slots=True)
class Standing:
    """What the reception must know of a person's plan, and no more: never why a consultant comes first."""

    consultant_first: bool
    suggested: frozenset[str]
    """The services of the next visit that the plan asks for; empty when nothing is known."""
    purpose: Purpose
    known: bool
    """Whether there is a plan at all."""


def standing_of(*, person_id: UUID | None, centre_id: UUID, now: datetime, today: date) -> Standing:
    """How a person stands before the centre's desks today. Raises `no_law_in_force`."""
    if person_id is None:
        return Standing(consultant_first=False, suggested=frozenset(), purpose=Purpose.FILING, known=False)
    plan = read_plan(person_id, law=law_for(person_id, now=now), today=today)
    programme = programme_of(plan, offered=_offered(centre_id)) if plan.outcome is Outcome.PLAN else None
    return Standing(
        consultant_first=_consultant_first(plan),
        suggested=frozenset(one.service for one in programme.services) if programme else frozenset(),
        purpose=programme.purpose if programme else Purpose.FILING,
        known=plan.outcome is Outcome.PLAN,
    )


def open_services(*, standing: Standing, centre_id: UUID) -> frozenset[str]:
    """The services that a walk-in may be sent to: without a sure plan none of the state's."""
    kinds = [row.desk_kind for row in list_desk_kinds_of(centre_id)]
    if standing.consultant_first:
        return frozenset(kind.key for kind in kinds if kind.key == CONSULTANT)
    return frozenset(kind.key for kind in kinds if standing.known or not kind.of_the_state)


def check_in(
    *,
    actor: Actor,
    now: datetime,
    key: str,
    centre_id: UUID,
    visit_id: UUID,
    identity_hash: str,
    today: date,
    languages: Iterable[str] = (),
    precedence: bool = False,
) -> Ticket:
    """Check in a booked visit; what waits for the consultant goes there before any other desk.

    Raises what `floor.actions.check_in` raises, and `no_consultant_here`.
    """
    with flow(actor=actor, why="check_in"):
        visit = get_visit(actor=actor, visit_id=visit_id)
        booked = frozenset(place.service for place in visit.places.all())
        standing = standing_of(person_id=visit.person_id, centre_id=centre_id, now=now, today=today)
        services = _asked(booked, standing, centre_id)
        request = make_request(centre_id=centre_id, wanted=services, earliest=now)
        return floor.check_in(
            actor=actor,
            now=now,
            key=key,
            centre_id=centre_id,
            visit_id=visit_id,
            identity_hash=identity_hash,
            languages=languages,
            precedence=precedence,
            services=request.services,
        )


def check_in_walk_in(
    *,
    actor: Actor,
    now: datetime,
    key: str,
    centre_id: UUID,
    person_id: UUID | None,
    services: frozenset[str],
    today: date,
    identity_hash: str = "",
    languages: Iterable[str] = (),
    precedence: bool = False,
) -> Ticket:
    """Give a ticket to somebody without a booking.

    They take the places of today that are kept back for walk-ins, so that what is left of them is known;
    when none fit they wait in the line for each desk. Raises `service_not_open` for what the person may not be sent to (see `open_services`),
    `services_missing` for none, and what `floor.actions.check_in_walk_in` raises.
    """
    if not services:
        raise DomainError("services_missing")
    with flow(actor=actor, why="check_in_walk_in"):
        standing = standing_of(person_id=person_id, centre_id=centre_id, now=now, today=today)
        if services - open_services(standing=standing, centre_id=centre_id):
            raise DomainError("service_not_open")
        request = make_request(centre_id=centre_id, wanted=_wanted(services), earliest=now, latest_day=today)
        admit = partial(
            floor.check_in_walk_in,
            actor=actor,
            now=now,
            key=key,
            centre_id=centre_id,
            person_id=person_id,
            purpose=standing.purpose,
            request=request,
            identity_hash=identity_hash,
            languages=languages,
            precedence=precedence,
        )
        try:
            return admit(itinerary=_kept_back(centre_id, request))
        except DomainError as error:
            if error.code != "slot_taken":
                raise
            # Somebody else took the last of them meanwhile: there is still the line.
            return admit()


def _kept_back(centre_id: UUID, request: Request) -> Itinerary | None:
    slots = free_slots(
        centre_id=centre_id,
        kinds={one.kind for one in request.services},
        since=request.earliest,
        until=request.earliest + timedelta(days=1),
        walk_in=True,
    )
    found = find(request, slots)
    return found if isinstance(found, Itinerary) else None


def _consultant_first(plan: Plan) -> bool:
    return plan.outcome in UNSURE or bool(plan.consultant_first)


def _offered(centre_id: UUID) -> frozenset[str]:
    return frozenset(row.desk_kind.key for row in list_desk_kinds_of(centre_id))


def _asked(booked: frozenset[str], standing: Standing, centre_id: UUID) -> tuple[Wanted, ...]:
    if not standing.consultant_first:
        return _wanted(booked)
    if CONSULTANT not in _offered(centre_id):
        raise DomainError("no_consultant_here")
    first = frozenset({CONSULTANT})
    rest = _wanted(booked - first)
    return (Wanted(CONSULTANT), *(Wanted(one.service, one.after | first) for one in rest))


def _wanted(services: frozenset[str]) -> tuple[Wanted, ...]:
    return tuple(Wanted(one, AFTER.get(one, frozenset()) & services) for one in sorted(services))
