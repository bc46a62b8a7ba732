"""What the page of a desk shows. Names of people are not here: they come through people's own access."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from hamroh.floor import access
from hamroh.floor.actions.calling import service_of
from hamroh.floor.actions.undoing import UNDOABLE, WINDOW, is_last_of_ticket
from hamroh.floor.house import read_house
from hamroh.floor.line import list_candidates, rank, waits_here
from hamroh.floor.log import periods_at
from hamroh.floor.models import Period, TicketEvent, TicketService, Watch
from hamroh.foundation.actor import Actor
from hamroh.foundation.errors import DomainError
from hamroh.network.models import Desk

_RECENT = 10
_TODAY = timedelta(hours=14)
"""No day of a centre is longer, and no night so short."""


@dataclass(frozen=True, slots=True)
class InLine:
    """Somebody in a desk's line, in the order in which the dispatcher would call."""

    ticket_id: UUID
    number: str
    languages: tuple[str, ...]
    minutes: int
    booked_at: datetime | None
    because: str
    sent_back: bool


@dataclass(frozen=True, slots=True)
class Current:
    """Who is called to a desk or served there."""

    ticket_id: UUID
    number: str
    visit_id: UUID
    person_id: UUID | None
    languages: tuple[str, ...]
    service: TicketService
    state: str
    since: datetime
    expected_minutes: int
    others: tuple[TicketService, ...]
    """The other services of the visit; empty at desks of state bodies, which see only what is before them."""


@dataclass(frozen=True, slots=True)
class Recent:
    """Something that a desk did a short while ago."""

    event_id: UUID
    ticket_id: UUID
    number: str
    kind: str
    reason: str
    at: datetime
    can_undo: bool
    can_call_again: bool


def queue_for(*, actor: Actor, now: datetime, desk_id: UUID, limit: int = 50) -> list[InLine]:
    """The line before a desk, best first. A desk that is not open is shown its kind's line too."""
    desk = access.get_desk(actor=actor, desk_id=desk_id)
    watch = Watch.objects.filter(desk=desk, ends_at__isnull=True).first() or Watch(desk=desk, languages=[])
    house = read_house(centre_id=desk.centre_id, now=now)
    candidates = list_candidates(desk=desk, watch=watch, house=house)
    here = [one.service for one in candidates if waits_here(one.service, desk, house)]
    return [
        InLine(
            one.service.ticket_id,
            one.service.ticket.number,
            tuple(one.service.ticket.languages),
            one.minutes,
            one.service.booked_at,
            one.because,
            one.service.sent_back,
        )
        for one in rank(here, desk, watch, now)[:limit]
    ]


def now_at(*, actor: Actor, desk_id: UUID) -> Current | None:
    """Who stands at the desk or is called there; None when nobody. The look at the person is
    `access.look_at_desk`. Raises `which_ticket` in a room that serves several: ask `all_at`.
    """
    active = all_at(actor=actor, desk_id=desk_id)
    if len(active) > 1:
        raise DomainError("which_ticket")
    return active[0] if active else None


def all_at(*, actor: Actor, desk_id: UUID) -> list[Current]:
    """All who are called to a desk or served there, by their seats."""
    desk = access.get_desk(actor=actor, desk_id=desk_id)
    active = periods_at(desk)
    services = (
        TicketService.objects.filter(ticket_id__in=[one.ticket_id for one in active])
        .select_related("service", "desk")
        .order_by("ticket_id", "position")
    )
    others = list(services) if active and access.sees_whole_visit(desk) else []
    return [_current(period, others) for period in active]


def desk_of_visit(visit_id: UUID) -> UUID | None:
    """The desk to which somebody is called, or at which they are served; None when they wait or have gone."""
    active = Period.objects.filter(ticket__visit_id=visit_id, ends_at__isnull=True, kind__in=Period.AT_DESK)
    return active.values_list("desk_id", flat=True).first()


def _current(period: Period, others: list[TicketService]) -> Current:
    ticket = period.ticket
    return Current(
        ticket_id=ticket.id,
        number=ticket.number,
        visit_id=ticket.visit_id,
        person_id=ticket.person_id,
        languages=tuple(ticket.languages),
        service=service_of(period),
        state=period.kind,
        since=period.starts_at,
        expected_minutes=period.minutes,
        others=tuple(
            one for one in others if one.ticket_id == period.ticket_id and one.id != period.service_id
        ),
    )


def just_done(*, actor: Actor, now: datetime, desk_id: UUID) -> list[Recent]:
    """What the desk did last today, newest first: results, refusals, "not shown", "back to the queue"."""
    desk = access.get_desk(actor=actor, desk_id=desk_id)
    shown = [
        TicketEvent.Kind.SERVED,
        TicketEvent.Kind.REFUSED,
        TicketEvent.Kind.NOT_SHOWN,
        TicketEvent.Kind.RETURNED,
        TicketEvent.Kind.SENT,
    ]
    events = list(
        TicketEvent.objects.select_related("ticket")
        .filter(desk=desk, kind__in=shown, undone_by__isnull=True, at__gte=now - _TODAY)
        .order_by("-at", "-id")[:_RECENT]
    )
    undoable = _undoable(desk, now)
    return [
        Recent(
            event.id,
            event.ticket_id,
            event.ticket.number,
            event.kind,
            event.reason,
            event.at,
            can_undo=event.id == undoable,
            can_call_again=event.kind == TicketEvent.Kind.NOT_SHOWN and event.ticket.state == "away",
        )
        for event in events
    ]


def _undoable(desk: Desk, now: datetime) -> UUID | None:
    last = (
        TicketEvent.objects.filter(desk=desk, undone_by__isnull=True)
        .exclude(kind__in=[TicketEvent.Kind.UNDONE, TicketEvent.Kind.RECALLED])
        .order_by("-at", "-id")
        .first()
    )
    fresh = last is not None and last.kind in UNDOABLE and now - last.at <= WINDOW
    return last.id if last is not None and fresh and is_last_of_ticket(last) else None


def open_watch(*, desk_id: UUID) -> Watch | None:
    """Whether a desk is staffed now, and how: open or on a break. It says nothing about a person served."""
    return Watch.objects.filter(desk_id=desk_id, ends_at__isnull=True).first()
