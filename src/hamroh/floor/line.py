"""Who could be called to a desk, in the order of the dispatcher's reasons."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Prefetch

from hamroh.core.dispatch.call import Caller, Waiting, rank_line
from hamroh.core.dispatch.lines import Walking
from hamroh.core.dispatch.states import ServiceState, TicketState
from hamroh.floor.choosing import blocked_services
from hamroh.floor.house import House, results_at, spot_of
from hamroh.floor.models import Ticket, TicketService, Watch
from hamroh.network.models import Desk

_LIMIT = 500
GATHER = timedelta(minutes=15)
"""So long before a fixed time people are called to the room."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may be called: to which service, why, and what the reason rests on."""

    service: TicketService
    because: str
    minutes: int


def list_candidates(*, desk: Desk, watch: Watch, house: House) -> list[Candidate]:
    """Those who wait for this desk; besides them those whom no open desk serves now and who could be
    served here; and when there are none of either, whoever waits elsewhere and could come here first.
    """
    ready = list(_ready(desk, house.now))
    here = [one for one in ready if waits_here(one, desk, house) or _stuck(one, house)]
    return rank(here or [one for one in ready if one.desk_id in {None, desk.id}], desk, watch, house.now)


def waits_here(one: TicketService, desk: Desk, house: House) -> bool:
    """The dispatcher sent him into this desk's line."""
    open_desks = {other.id for other in house.desks}
    return one.state == ServiceState.NEXT and (
        one.desk_id in {None, desk.id} or one.desk_id not in open_desks
    )


def rank(services: Iterable[TicketService], desk: Desk, watch: Watch, now: datetime) -> list[Candidate]:
    """The line in the order of the reasons."""
    by_key = {str(one.id): one for one in services}
    ranked = rank_line(
        caller=Caller(frozenset(watch.languages), _spoken_elsewhere(desk)),
        waiting=[_waiting(one, desk, now) for one in by_key.values()],
        now=now,
    )
    return [
        Candidate(by_key[choice.key], choice.because.name.lower(), int(str(choice.data["minutes"])))
        for choice in ranked
    ]


def _ready(desk: Desk, now: datetime) -> Iterable[TicketService]:
    rows = (
        TicketService.objects.filter(
            ticket__centre_id=desk.centre_id,
            ticket__state=TicketState.WAITING,
            kind_id=desk.desk_kind_id,
            state__in=[ServiceState.LEFT, ServiceState.NEXT],
        )
        .select_related("ticket", "service")
        .prefetch_related(Prefetch("ticket__services", TicketService.objects.order_by("position")))
        .order_by("ticket__arrived_at", "id")[:_LIMIT]
    )
    for one in rows:
        services = list(one.ticket.services.all())
        awaited = results_at(one, services)
        begins = max((moment for moment in (awaited, _doors_open(one)) if moment), default=now)
        if one.service_id not in blocked_services(services) and begins <= now:
            yield one


def _doors_open(one: TicketService) -> datetime | None:
    return one.fixed_at - GATHER if one.fixed_at else None


def _stuck(one: TicketService, house: House) -> bool:
    waits_for = [other for other in one.ticket.services.all() if other.state == ServiceState.NEXT]
    return all(other.kind_id not in house.open_kinds for other in waits_for)


def _waiting(one: TicketService, desk: Desk, now: datetime) -> Waiting:
    ticket: Ticket = one.ticket
    since = [other.waits_since for other in ticket.services.all() if other.state == ServiceState.NEXT]
    return Waiting(
        key=str(one.id),
        since=next((moment for moment in since if moment), ticket.arrived_at),
        minutes=one.minutes,
        booked_at=one.booked_at,
        must_leave_at=_must_leave(ticket, one, desk, now),
        languages=frozenset(ticket.languages),
        sent_back=one.sent_back,
        precedence=ticket.precedence,
    )


def _must_leave(ticket: Ticket, one: TicketService, desk: Desk, now: datetime) -> datetime | None:
    """When he must set out for the next thing that starts at a fixed time, the way to another floor included."""
    fixed = [
        other.fixed_at
        for other in ticket.services.all()
        if other.fixed_at and other.fixed_at > now and other.id != one.id and other.state == ServiceState.LEFT
    ]
    way = Walking().floor + Walking().between(None, spot_of(desk))
    return min(fixed) - way if fixed else None


def _spoken_elsewhere(desk: Desk) -> frozenset[str]:
    others = (
        Watch.objects.filter(
            centre_id=desk.centre_id,
            desk__desk_kind_id=desk.desk_kind_id,
            kind=Watch.Kind.OPEN,
            ends_at__isnull=True,
        )
        .exclude(desk=desk)
        .order_by("desk_id")
        .values_list("languages", flat=True)
    )
    return frozenset(language for spoken in others for language in spoken)


def ticket_ids(candidates: Iterable[Candidate]) -> list[UUID]:
    """Whose tickets these are, in order."""
    return [candidate.service.ticket_id for candidate in candidates]
