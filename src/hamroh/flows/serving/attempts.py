"""Somebody was there and the desk could not serve: a signed record of it, and the next possible time."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from hamroh.booking import actions as booking
from hamroh.booking.access import get_visit
from hamroh.booking.actions import Held
from hamroh.booking.models import Purpose, Visit
from hamroh.booking.queries import Wanted, find_visit, make_request, visits_of
from hamroh.core.itinerary.states import VisitState
from hamroh.core.itinerary.values import Itinerary, Request
from hamroh.documents.actions import issue_document
from hamroh.documents.figures import attempt_figures
from hamroh.documents.models import DocumentKind, IssuedDocument
from hamroh.documents.queries import attempt_of
from hamroh.floor import actions as floor
from hamroh.floor.actions import Attempt, Hindered
from hamroh.flows.reminding.visits import forget_visit, remind_of_visit
from hamroh.flows.visiting.programme import AFTER
from hamroh.foundation import idempotency
from hamroh.foundation.actor import SYSTEM, Actor
from hamroh.foundation.errors import DomainError
from hamroh.foundation.series import next_number
from hamroh.foundation.transactions import flow
from hamroh.network.models import Centre
from hamroh.network.queries import get_centre, letter_of, service_key

PREFIX = "A"
"""Of records of attempts; the letter of the centre follows."""


@dataclass(frozen=True, slots=True)
class NextTime:
    """The earliest visit that covers what could not be done, and what waits for it."""

    request: Request
    itinerary: Itinerary


def cannot_serve(
    *, actor: Actor, now: datetime, key: str, desk_id: UUID, reason: Hindered, ticket_id: UUID | None = None
) -> IssuedDocument:
    """Record that the desk could not serve, and sign a paper that says so with the next possible time.

    The same `key` again gives the same paper. Raises what `floor.actions.cannot_serve` raises.
    """
    with flow(actor=actor, why="cannot_serve"):
        attempt = floor.cannot_serve(
            actor=actor, now=now, key=key, desk_id=desk_id, reason=reason, ticket_id=ticket_id
        )
        issued = attempt_of(centre_id=attempt.centre_id, at=attempt.at, desk=attempt.desk_number)
        if issued is not None:
            return issued
        return _issue(actor, now, attempt)


def next_time(*, actor: Actor, now: datetime, visit_id: UUID, service: str) -> NextTime | None:
    """The earliest day after today for a service, by its key, and for those of the visit that wait for it."""
    visit = get_visit(actor=actor, visit_id=visit_id)
    centre = get_centre(centre_id=visit.centre_id)
    request = make_request(
        centre_id=centre.pk, wanted=_wanted(visit, service), earliest=_tomorrow(centre, now)
    )
    found = find_visit(centre_id=centre.pk, request=request)
    return NextTime(request, found) if isinstance(found, Itinerary) else None


def book_next_time(*, actor: Actor, now: datetime, key: str, visit_id: UUID, service: str) -> Held:
    """Book that time for the person, bound to the same paper as the visit that failed, and remind of it.

    The same `key` again gives the same visit. Raises `no_day`, `identity_missing` for somebody of whom no paper was seen, and what booking raises.
    """
    with flow(actor=actor, why="book_next_time"):
        # Once the time is taken the earliest is another one: a second click must not look for it.
        claim = idempotency.claim(
            actor=actor,
            key=key,
            operation="book_next_time",
            request={"visit": visit_id, "service": service},
            now=now,
        )
        if claim.outcome is not None:
            return Held(UUID(claim.outcome["visit"]), None)
        visit = get_visit(actor=actor, visit_id=visit_id)
        found = next_time(actor=actor, now=now, visit_id=visit_id, service=service)
        if found is None:
            raise DomainError("no_day")
        held = booking.hold_visit(
            actor=actor,
            now=now,
            key=f"{key}:hold",
            centre_id=visit.centre_id,
            person_id=visit.person_id,
            purpose=Purpose(visit.purpose),
            request=found.request,
            itinerary=found.itinerary,
        )
        booking.confirm_visit(
            actor=actor,
            now=now,
            key=f"{key}:confirm",
            visit_id=held.visit_id,
            identity_hash=visit.identity_hash,
        )
        remind_of_visit(actor=actor, now=now, visit_id=held.visit_id)
        claim.store({"visit": str(held.visit_id)})
    return Held(held.visit_id, None)


def give_up_next_time(*, now: datetime, visit_id: UUID, service: str, since: datetime) -> None:
    """Cancel the visit that was booked because a service failed, and its reminders; part of the undoing.

    It is the one booked since then for the same person and purpose, for just what had failed. Who may take
    the failure back was asked there: the desk that undoes it need not be one that books.
    """
    visit = get_visit(actor=SYSTEM, visit_id=visit_id)
    if visit.person_id is None:
        return
    failed = {one.service for one in _wanted(visit, service)}
    for booked in visits_of(person_id=visit.person_id):
        same = (booked.centre_id, booked.purpose) == (visit.centre_id, visit.purpose)
        covers = {place.service for place in booked.places.all()} == failed
        if booked.state == VisitState.CONFIRMED and booked.made_at >= since and same and covers:
            booking.cancel_visit(actor=SYSTEM, now=now, key=f"undone:{booked.pk}", visit_id=booked.pk)
            forget_visit(actor=SYSTEM, now=now, visit_id=booked.pk)


def _issue(actor: Actor, now: datetime, attempt: Attempt) -> IssuedDocument:
    centre = get_centre(centre_id=attempt.centre_id)
    visit = get_visit(actor=actor, visit_id=attempt.visit_id)
    service = service_key(attempt.service_id)
    following = next_time(actor=actor, now=now, visit_id=attempt.visit_id, service=service)
    year = now.astimezone(ZoneInfo(centre.time_zone)).year
    return issue_document(
        actor=actor,
        now=attempt.at,
        kind=DocumentKind.ATTEMPT,
        number=next_number(PREFIX + letter_of(centre), year),
        person_id=visit.person_id,
        centre_id=centre.pk,
        place=centre.key,
        figures=attempt_figures(
            reason=attempt.reason.value,
            desk=attempt.desk_number,
            service=service,
            present_since=attempt.arrived_at,
            next_at=following.itinerary.starts_at if following else None,
            ticket=attempt.number,
        ),
    )


def _wanted(visit: Visit, service: str) -> tuple[Wanted, ...]:
    """The service and whatever of the visit needs it done first."""
    keys = {service}
    booked = {place.service for place in visit.places.all()}
    while more := {one for one in booked - keys if AFTER.get(one, frozenset()) & keys}:
        keys |= more
    return tuple(Wanted(one, AFTER.get(one, frozenset()) & keys) for one in sorted(keys))


def _tomorrow(centre: Centre, now: datetime) -> datetime:
    zone = ZoneInfo(centre.time_zone)
    return datetime.combine(now.astimezone(zone).date() + timedelta(days=1), time.min, zone)
