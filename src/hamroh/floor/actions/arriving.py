"""Somebody comes in, comes back, or goes."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import partial
from uuid import UUID
from zoneinfo import ZoneInfo

from hamroh.booking.actions import admit_walk_in, mark_arrived, take_walk_in_places
from hamroh.booking.models import Purpose, Visit
from hamroh.core.dispatch.states import ServiceState, TicketState
from hamroh.core.itinerary.values import Itinerary, Request
from hamroh.core.itinerary.values import Service as Wanted
from hamroh.floor import access
from hamroh.floor.actions.calling import remembered_ticket
from hamroh.floor.choosing import choose_next
from hamroh.floor.log import Hand, add_event, list_services, move, once, turn
from hamroh.floor.models import Period, Ticket, TicketEvent, TicketService
from hamroh.floor.numbers import take_number
from hamroh.floor.returning import why_not_by_phone
from hamroh.floor.visits import Asked, letter_of, list_asked, lock_visit
from hamroh.foundation.actor import Actor, ActorKind
from hamroh.foundation.errors import DomainError
from hamroh.foundation.locks import lock_row
from hamroh.network.models import Centre
from hamroh.people.actions import link_person_to_centre

_LANGUAGES = 5


def check_in(
    *,
    actor: Actor,
    now: datetime,
    key: str,
    centre_id: UUID,
    visit_id: UUID,
    identity_hash: str,
    languages: Iterable[str] = (),
    precedence: bool = False,
    services: Sequence[Wanted] = (),
) -> Ticket:
    """A booked person is at the door with the paper that the visit is bound to: one ticket, one number.

    Coming in twice gives the same ticket. `services` are those the visit was searched for, with what
    must come before each; without them the booked order is kept. Raises `not_allowed`, `not_found`,
    `identity_differs`, `visit_not_confirmed`, `visit_another_day`, `wrong_centre`, `nothing_to_do`.
    """
    access.require_reception(actor=actor, centre_id=centre_id)
    with once(actor=actor, now=now, key=key, why="check_in", visit=visit_id, centre=centre_id) as claim:
        if claim.outcome is not None:
            return remembered_ticket(claim.outcome)
        day = _today(centre_id, now)
        visit = lock_visit(centre_id=centre_id, visit_id=visit_id, identity_hash=identity_hash, day=day)
        ticket = Ticket.objects.filter(visit=visit).first()
        if ticket is None:
            mark_arrived(actor=actor, now=now, visit_id=visit.id, identity_hash=identity_hash)
            ticket = _make_ticket(
                visit, Hand(actor, now), languages, list_asked(visit, services), precedence=precedence
            )
        claim.store({"ticket": str(ticket.id)})
        return ticket


def check_in_walk_in(
    *,
    actor: Actor,
    now: datetime,
    key: str,
    centre_id: UUID,
    person_id: UUID | None,
    purpose: Purpose,
    request: Request,
    itinerary: Itinerary | None = None,
    identity_hash: str = "",
    languages: Iterable[str] = (),
    precedence: bool = False,
) -> Ticket:
    """Somebody came without a booking. The visit that every ticket has is made now.

    With an `itinerary` (from `booking.queries.find_visit(…, walk_in=True)`) it takes the places kept back
    for walk-ins; without one the person waits in the line for each desk. Raises as booking's
    `take_walk_in_places` and `admit_walk_in`, and `nothing_to_do`.
    """
    access.require_reception(actor=actor, centre_id=centre_id)
    words = {"person": person_id, "purpose": str(purpose), "identity": identity_hash}
    with once(actor=actor, now=now, key=key, why="check_in_walk_in", centre=centre_id, **words) as claim:
        if claim.outcome is not None:
            return remembered_ticket(claim.outcome)
        admit = partial(
            admit_walk_in if itinerary is None else take_walk_in_places,
            actor=actor,
            now=now,
            key=f"{key}:visit",
            centre_id=centre_id,
            person_id=person_id,
            purpose=purpose,
            identity_hash=identity_hash,
        )
        if itinerary is None:
            held = admit(day=_today(centre_id, now))
        else:
            held = admit(request=request, itinerary=itinerary)
        visit = mark_arrived(actor=actor, now=now, visit_id=held.visit_id, identity_hash=identity_hash)
        ticket = _make_ticket(
            visit, Hand(actor, now), languages, list_asked(visit, request.services), precedence=precedence
        )
        claim.store({"ticket": str(ticket.id)})
        return ticket


def come_back(*, actor: Actor, now: datetime, key: str, ticket_id: UUID) -> Ticket:
    """Somebody who missed a call, or had left, is here again and waits anew.

    The line counts from now. The person may say so from the phone after a missed call, within the limits of
    `returning`. Raises `ticket_state`, `visit_another_day`, `come_to_reception`, `centre_closed`, `not_allowed`.
    """
    with once(actor=actor, now=now, key=key, why="come_back", ticket=ticket_id) as claim:
        if claim.outcome is not None:
            return remembered_ticket(claim.outcome)
        ticket = lock_row(Ticket.objects.all(), ticket_id)
        access.require_own_or_reception(actor=actor, person_id=ticket.person_id, centre_id=ticket.centre_id)
        if ticket.state not in {TicketState.AWAY, TicketState.LEFT}:
            raise DomainError("ticket_state", state=ticket.state, number=ticket.number)
        if ticket.day != _today(ticket.centre_id, now):
            raise DomainError("visit_another_day", day=ticket.day)
        refusal = why_not_by_phone(ticket, now) if actor.kind is ActorKind.PERSON else ""
        if refusal:
            raise DomainError(refusal, number=ticket.number)
        choose_next(ticket, Hand(actor, now))
        add_event(ticket, TicketEvent.Kind.CAME_BACK, Hand(actor, now))
        claim.store({"ticket": str(ticket.id)})
        return ticket


def leave(*, actor: Actor, now: datetime, key: str, ticket_id: UUID) -> Ticket:
    """The person goes before all is done; a desk that had called is free again.

    Raises `ticket_state` when the ticket has ended, `not_allowed`.
    """
    with once(actor=actor, now=now, key=key, why="leave", ticket=ticket_id) as claim:
        if claim.outcome is not None:
            return remembered_ticket(claim.outcome)
        ticket = lock_row(Ticket.objects.all(), ticket_id)
        access.require_own_or_reception(actor=actor, person_id=ticket.person_id, centre_id=ticket.centre_id)
        period = Period.objects.filter(ticket=ticket, ends_at__isnull=True).first()
        move(ticket, TicketState.LEFT, now)
        for one in list_services(ticket):
            if one.state in {ServiceState.NEXT, ServiceState.AT_DESK}:
                turn(one, ServiceState.LEFT)
        add_event(ticket, TicketEvent.Kind.LEFT, Hand(actor, now), desk=period.desk_id if period else None)
        claim.store({"ticket": str(ticket.id)})
        return ticket


def _today(centre_id: UUID, now: datetime) -> date:
    centre = Centre.objects.filter(id=centre_id).first()
    if centre is None:
        raise DomainError("centre_unknown")
    return now.astimezone(ZoneInfo(centre.time_zone)).date()


def _make_ticket(
    visit: Visit,
    hand: Hand,
    languages: Iterable[str],
    asked: Sequence[Asked],
    *,
    precedence: bool,
) -> Ticket:
    if not asked:
        raise DomainError("nothing_to_do")
    if visit.person_id is not None:
        link_person_to_centre(
            actor=hand.actor,
            person_id=visit.person_id,
            centre_id=visit.centre_id,
            why="check_in",
            now=hand.now,
        )
    letter = letter_of(visit)
    ticket = Ticket.objects.create(
        visit=visit,
        person_id=visit.person_id,
        centre_id=visit.centre_id,
        day=visit.day,
        letter=letter,
        serial=take_number(centre_id=visit.centre_id, day=visit.day, letter=letter),
        state=TicketState.WAITING,
        languages=sorted(set(languages))[:_LANGUAGES],
        precedence=precedence,
        walk_in=visit.walk_in,
        arrived_at=hand.now,
    )
    _take_over(ticket, asked)
    reason = "precedence" if precedence else ""
    add_event(ticket, TicketEvent.Kind.ARRIVED, hand, reason=reason)
    choose_next(ticket, hand)
    return ticket


def _take_over(ticket: Ticket, asked: Sequence[Asked]) -> None:
    TicketService.objects.bulk_create(
        TicketService(
            ticket=ticket,
            service=one.service,
            kind_id=one.service.desk_kind_id,
            position=position,
            minutes=one.minutes,
            after=sorted(one.after, key=str),
            results_after=one.results_after,
            booked_at=one.booked_at,
            fixed_at=one.fixed_at,
            state=ServiceState.LEFT,
        )
        for position, one in enumerate(asked, start=1)
    )
