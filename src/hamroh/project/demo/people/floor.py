"""Plays a centre's day from the last thing that happened there up to a moment, or to its evening.

Everything it knows it reads from the floor, and luck depends on who it is about: cut off in the middle, it
goes on where it stood, and played again it does nothing twice.
"""

from collections import Counter
from datetime import datetime, timedelta
from functools import partial
from random import Random
from typing import Final
from uuid import UUID

from hamroh.accounts.roles import Role
from hamroh.booking.models import Visit
from hamroh.core.dispatch.states import TicketState
from hamroh.core.itinerary.states import VisitState
from hamroh.floor import actions as floor
from hamroh.floor.access import look_at_desk
from hamroh.floor.house import seats_in
from hamroh.floor.log import periods_at
from hamroh.floor.models import Period, Ticket, TicketEvent, Watch
from hamroh.floor.queries import queue_for
from hamroh.network.models import Desk
from hamroh.network.queries import list_desks
from hamroh.project.demo.people.acting import Member, Team, acting
from hamroh.project.demo.people.arriving import come_in, walk_in
from hamroh.project.demo.people.days import Comer
from hamroh.project.demo.people.desks import Standing, attend, refuse
from hamroh.project.demo.people.evening import INSIDE, close_desks, send_home
from hamroh.project.demo.people.play import Play

_MINUTE: Final = timedelta(minutes=1)
_AGAIN: Final = timedelta(minutes=8)
_DOWN: Final = ("fingerprints", timedelta(minutes=20), timedelta(minutes=140))
"""Between these after opening the ministry's system is down at one of the desks of a kind."""
_LUNCH: Final = (timedelta(hours=4, minutes=30), timedelta(hours=5))
_LATE: Final = timedelta(minutes=40)
"""After closing the last desk is done."""
_STAYS_AWAY_IN, _MISSES_CALL_IN, _NEVER_BACK_IN = 16, 24, 3


class Floor:
    """The desks of one centre on one day, and what happens at them.

    It moves nobody whom it does not know, and touches no desk that one of its own colleagues does not sit at.
    """

    def __init__(self, play: Play) -> None:
        self.play = play
        self.team = play.team
        self.seats = seats_in(self.team.centre.pk)
        self.desks: dict[UUID, tuple[Desk, Member]] = {}
        self.idle: set[UUID] = set()
        self.since = self._last() or play.opens - 10 * _MINUTE

    def prepare(self, comers: list[Comer]) -> None:
        """What is known beforehand: desks that open, people who come, the evening."""
        self._take_up_desks()
        for visit in self._expected():
            self._expect(visit)
        for comer in comers:
            moment = max(comer.decides_at, self.since)
            self.play.at(moment, partial(self._walk_in, comer))
        for away in _open_periods(self.team, Period.Kind.AWAY):
            self._await(away.ticket, away.starts_at)
        self.play.at(max(self.play.closes, self.since), self._evening)
        self.play.at(max(self.play.closes + _LATE, self.since), self._lights_out)

    def _last(self) -> datetime | None:
        events = TicketEvent.objects.filter(ticket__centre=self.team.centre, ticket__day=self.play.day)
        # Somebody's clock may have been ahead of the demo's.
        return events.filter(at__lte=self.play.until).order_by("-at").values_list("at", flat=True).first()

    # Desks

    def _take_up_desks(self) -> None:
        watches = {
            one.desk_id: one
            for one in Watch.objects.filter(centre=self.team.centre, starts_at__gte=self.play.midnight)
            .order_by("starts_at", "id")
            .select_related("desk")
        }
        for desk in list_desks(self.team.centre.pk):
            member = self.team.colleague(desk.number)
            if member is None:
                continue
            self.desks[desk.pk] = (desk, member)
            watch = watches.get(desk.pk)
            if watch is None:
                self.play.at(max(self.play.opens - 5 * _MINUTE, self.since), partial(self._open, desk.pk))
            elif _sits(member, watch):
                self._take_up(desk, watch)

    def _take_up(self, desk: Desk, watch: Watch) -> None:
        """Go on with whoever stands there, and with the next one while there is a seat."""
        if watch.kind == Watch.Kind.PAUSED:
            self.play.at(max(watch.back_at or self.since, self.since), partial(self._open, desk.pk))
            return
        here = periods_at(desk)
        for period in here:
            if not self.play.is_played(period.ticket):
                continue
            if period.kind == Period.Kind.CALLED:
                act = partial(self._start, desk.pk, period.ticket_id, period.starts_at)
                due = period.starts_at + _MINUTE
            else:
                act = partial(self._finish, desk.pk, period.ticket_id)
                due = period.starts_at + self._length(desk, period.ticket)
            self.play.at(max(due, self.since), act)
        if len(here) < self.seats.get(desk.desk_kind_id, 1):
            self.idle.add(desk.pk)
            self.play.at(self.since, self._wake)

    def _is_ours(self, desk_id: UUID) -> bool:
        """Whether the colleague sits there still: a visitor may have taken the desk, or closed it."""
        _, member = self.desks[desk_id]
        watch = Watch.objects.filter(desk_id=desk_id, ends_at__isnull=True).first()
        return watch is not None and _sits(member, watch)

    def _open(self, desk_id: UUID, now: datetime) -> None:
        desk, member = self.desks[desk_id]
        watch = Watch.objects.filter(desk_id=desk_id, ends_at__isnull=True).first()
        if watch is not None and not _sits(member, watch):
            return
        with acting(member.actor):
            floor.open_desk(
                actor=member.actor,
                now=now,
                key=self.play.key("open", desk.number, now),
                desk_id=desk_id,
                languages={member.language, "ru"},
            )
        self.idle.add(desk_id)
        self._wake(now)

    def _wake(self, now: datetime) -> None:
        """Desks at which nobody stands look whether somebody waits for them."""
        waiting = [one for one in _open_periods(self.team, Period.Kind.WAITING) if self._moves(one)]
        lines = Counter(one.desk_kind_id for one in waiting)
        for desk_id in sorted(self.idle, key=lambda one: self.desks[one][0].number):
            kind = self.desks[desk_id][0].desk_kind_id
            if lines[kind] > 0:
                lines[kind] -= 1
                self.idle.discard(desk_id)
                self.play.at(now, partial(self._work, desk_id))

    def _moves(self, period: Period) -> bool:
        return self.play.is_played(period.ticket)

    def _work(self, desk_id: UUID, now: datetime) -> None:
        """The next one, please; or a break at noon."""
        desk, member = self.desks[desk_id]
        opens = self.play.opens
        if not self._is_ours(desk_id):
            return
        if desk.number % 2 == 0 and opens + _LUNCH[0] <= now < opens + _LUNCH[1] and not periods_at(desk):
            self._rest(desk, member, now)
            return
        called = self._call(desk, member, now)
        if called is None:
            self.idle.add(desk_id)
            self.play.at(now + _AGAIN, self._wake)
            return
        self.play.at(now + _MINUTE, partial(self._start, desk_id, called, now))
        if len(periods_at(desk)) < self.seats.get(desk.desk_kind_id, 1):
            self.play.at(now + _MINUTE / 4, partial(self._work, desk_id))

    def _call(self, desk: Desk, member: Member, now: datetime) -> UUID | None:
        """Whom the dispatcher chooses; past whoever a visitor brought, who waits for the visitor's own hand."""
        key = self.play.key("call", desk.number, now)
        waiting = _open_periods(self.team, Period.Kind.WAITING)
        ours = {one.ticket_id for one in waiting if self._moves(one)}
        with acting(member.actor) as actor:
            if len(ours) == len(waiting):
                call = floor.call_next(actor=actor, now=now, key=key, desk_id=desk.pk)
                if call and not self.play.is_played(Ticket.objects.get(pk=call.ticket_id)):
                    # Came in by a visitor's hand in this very moment.
                    floor.return_to_queue(actor=actor, now=now, key=f"{key}:back", desk_id=desk.pk)
                    return None
                return call.ticket_id if call else None
            line = queue_for(actor=actor, now=now, desk_id=desk.pk)
            ticket_id = next((one.ticket_id for one in line if one.ticket_id in ours), None)
            if ticket_id is not None:
                reason = floor.OwnChoice.ASKED_BY_MANAGER
                floor.call_ticket(
                    actor=actor, now=now, key=key, desk_id=desk.pk, ticket_id=ticket_id, reason=reason
                )
            return ticket_id

    def _rest(self, desk: Desk, member: Member, now: datetime) -> None:
        back = self.play.opens + _LUNCH[1]
        with acting(member.actor):
            floor.pause_desk(
                actor=member.actor,
                now=now,
                key=self.play.key("pause", desk.number),
                desk_id=desk.pk,
                back_at=back,
            )
        self.play.at(back, partial(self._open, desk.pk))

    def _start(self, desk_id: UUID, ticket_id: UUID, called_at: datetime, now: datetime) -> None:
        desk, member = self.desks[desk_id]
        ticket = Ticket.objects.get(pk=ticket_id)
        if not self._is_ours(desk_id) or not self.play.is_played(ticket):
            return
        luck = self._luck(ticket, desk, f"call {called_at}")
        if luck.randrange(_MISSES_CALL_IN) == 0 and now <= self.play.closes:
            self.play.at(max(called_at + 3 * _MINUTE, now), partial(self._miss, desk_id, ticket_id))
            return
        with acting(member.actor) as actor:
            key = self.play.key("start", desk.number, ticket.number, now)
            floor.start_service(actor=actor, now=now, key=key, desk_id=desk_id, ticket_id=ticket_id)
            look_at_desk(actor=actor, now=now, desk_id=desk_id, ticket_id=ticket_id)
        self.play.at(now + self._length(desk, ticket), partial(self._finish, desk_id, ticket_id))

    def _miss(self, desk_id: UUID, ticket_id: UUID, now: datetime) -> None:
        desk, member = self.desks[desk_id]
        if not self._is_ours(desk_id):
            return
        ticket = Ticket.objects.get(pk=ticket_id)
        key = self.play.key("not_shown", desk.number, ticket.number, now)
        with acting(member.actor) as actor:
            floor.not_shown(actor=actor, now=now, key=key, desk_id=desk_id, ticket_id=ticket_id)
        self._await(ticket, now)
        self._free(desk_id, now)

    def _await(self, ticket: Ticket, since: datetime) -> None:
        """Two of three who missed their call come back after a while."""
        luck = Random(f"{self._who(ticket)} back")  # noqa: S311  no secret
        back = max(since + 10 * _MINUTE, self.since)
        if self.play.is_played(ticket) and luck.randrange(_NEVER_BACK_IN) and back < self.play.closes:
            self.play.at(back, partial(self._come_back, ticket.pk))

    def _finish(self, desk_id: UUID, ticket_id: UUID, now: datetime) -> None:
        desk, member = self.desks[desk_id]
        if not self._is_ours(desk_id):
            return
        ticket = Ticket.objects.get(pk=ticket_id)
        one = self.play.characters.get(ticket.person_id) if ticket.person_id else None
        key = self.play.key("served", desk.number, ticket.number, now)
        try:
            with acting(member.actor) as actor:
                standing = Standing(desk, actor, ticket_id, ticket.visit_id, now, one)
                if self._is_down(desk, now):
                    refuse(standing, key)
                else:
                    attend(standing, self.team, key)
        finally:
            self._free(desk_id, now)

    def _free(self, desk_id: UUID, now: datetime) -> None:
        self.idle.add(desk_id)
        if now < self.play.closes:
            self._wake(now)

    def _is_down(self, desk: Desk, now: datetime) -> bool:
        kind, begins, ends = _DOWN
        opens = self.play.opens
        return desk.desk_kind.key == kind and desk.number % 4 == 0 and opens + begins <= now <= opens + ends

    def _length(self, desk: Desk, ticket: Ticket) -> timedelta:
        # Whoever sits in a room with others is done with them.
        shortest, longest = (0.7, 1.0) if self.seats.get(desk.desk_kind_id, 1) > 1 else (0.8, 1.8)
        luck = self._luck(ticket, desk, "length")
        return desk.desk_kind.minutes * _MINUTE * luck.uniform(shortest, longest)

    def _luck(self, ticket: Ticket, desk: Desk, what: str) -> Random:
        return Random(f"{self._who(ticket)} {desk.desk_kind.key} {what}")  # noqa: S311  no secret

    def _who(self, ticket: Ticket) -> object:
        one = self.play.characters.get(ticket.person_id) if ticket.person_id else None
        return one.number if one else ticket.pk

    # People

    def _expected(self) -> list[Visit]:
        confirmed = Visit.objects.filter(
            centre=self.team.centre, day=self.play.day, state=VisitState.CONFIRMED, walk_in=False
        )
        visits = confirmed.filter(person_id__in=self.play.characters)
        return list(visits.order_by("starts_at", "id"))

    def _expect(self, visit: Visit) -> None:
        one = self.play.characters.get(visit.person_id) if visit.person_id else None
        luck = Random(f"{one.number if one else visit.pk} comes")  # noqa: S311  no secret
        if luck.randrange(_STAYS_AWAY_IN) == 0:
            return
        moment = max(visit.starts_at - luck.randint(2, 14) * _MINUTE, self.play.opens, self.since)
        self.play.at(moment, partial(self._come_in, visit))

    def _come_in(self, visit: Visit, now: datetime) -> None:
        come_in(visit, self.team, now=now, key=self.play.key("in", visit.pk))
        self._wake(now)

    def _walk_in(self, comer: Comer, now: datetime) -> None:
        person_id = walk_in(comer, self.team, now=now, key=self.play.key("in", comer.one.number))
        self.play.characters[person_id] = comer.one
        self._wake(now)

    def _come_back(self, ticket_id: UUID, now: datetime) -> None:
        with acting(self.team.actor(Role.RECEPTION)) as actor:
            key = self.play.key("back", ticket_id, now)
            floor.come_back(actor=actor, now=now, key=key, ticket_id=ticket_id)
        self._wake(now)

    # The evening

    def _evening(self, now: datetime) -> None:
        """Who still waits goes home; who is at a desk is served there."""
        states = (TicketState.WAITING, TicketState.AWAY)
        send_home(self.play, now, states, self.play.day, only_played=True)

    def _lights_out(self, now: datetime) -> None:
        send_home(self.play, now, INSIDE, self.play.day, only_played=True)
        colleagues = {desk_id for desk_id in self.desks if self._is_ours(desk_id)}
        close_desks(self.play, now, desks=colleagues)


def _sits(member: Member, watch: Watch) -> bool:
    return watch.ends_at is None and watch.staff_id == member.actor.id


def _open_periods(team: Team, kind: Period.Kind) -> list[Period]:
    periods = Period.objects.filter(centre=team.centre, ends_at__isnull=True, kind=kind)
    return list(periods.select_related("ticket").order_by("starts_at", "id"))
