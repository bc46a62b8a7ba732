"""Plays a centre's day from the last thing that happened there up to a moment, or to its evening.

Everything it knows it reads from the floor, and luck depends on who it is about: cut off in the middle, it
goes on where it stood, and played again it does nothing twice.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import partial
from random import Random
from typing import Final
from uuid import UUID

from hamroh.accounts.roles import Role
from hamroh.booking.models import Visit
from hamroh.core.dispatch.states import TicketState
from hamroh.core.itinerary.states import VisitState
from hamroh.floor import actions as floor
from hamroh.floor.access import look_at_desk, roles_at
from hamroh.floor.house import seats_in
from hamroh.floor.log import periods_at
from hamroh.floor.models import Period, Ticket, TicketEvent, Watch
from hamroh.network.models import Desk
from hamroh.network.queries import list_desks
from hamroh.project.demo.people.acting import Member, acting
from hamroh.project.demo.people.arriving import come_in, walk_in
from hamroh.project.demo.people.days import Comer
from hamroh.project.demo.people.desks import Standing, attend, refuse
from hamroh.project.demo.people.play import Play

_MINUTE: Final = timedelta(minutes=1)
_AGAIN: Final = timedelta(minutes=8)
_DOWN: Final = ("fingerprints", timedelta(minutes=20), timedelta(minutes=80))
"""Between these after opening the ministry's system is down for desks of a kind."""
_LUNCH: Final = (timedelta(hours=4, minutes=30), timedelta(hours=5))
_LATE: Final = timedelta(minutes=40)
"""After closing the last desk is done."""
_INSIDE: Final = (TicketState.WAITING, TicketState.AWAY, TicketState.CALLED, TicketState.SERVING)
_STAYS_AWAY_IN, _MISSES_CALL_IN, _NEVER_BACK_IN = 16, 24, 3


class Floor:
    """The desks of one centre on one day, and what happens at them."""

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
        self.play.at(max(self.play.closes, self.since), self._evening)
        self.play.at(max(self.play.closes + _LATE, self.since), self._lights_out)

    def _last(self) -> datetime | None:
        events = TicketEvent.objects.filter(ticket__centre=self.team.centre, ticket__day=self.play.day)
        return events.order_by("-at").values_list("at", flat=True).first()

    # Desks

    def _take_up_desks(self) -> None:
        watches = {
            one.desk_id: one
            for one in Watch.objects.filter(centre=self.team.centre, starts_at__gte=self.play.midnight)
            .order_by("starts_at")
            .select_related("desk")
        }
        for desk, member in self._staffed():
            self.desks[desk.pk] = (desk, member)
            watch = watches.get(desk.pk)
            if watch is None:
                self.play.at(max(self.play.opens - 5 * _MINUTE, self.since), partial(self._open, desk.pk))
            elif watch.ends_at is None:
                self._take_up(desk)

    def _staffed(self) -> Iterator[tuple[Desk, Member]]:
        """Every second desk of a kind: somebody is always ill or on leave, and a demo without a line shows little."""
        kinds: Counter[UUID] = Counter()
        for desk in list_desks(self.team.centre.pk):
            kinds[desk.desk_kind_id] += 1
            member = self.team.who(*(roles_at(desk) - {Role.MANAGER}))
            if member is not None and kinds[desk.desk_kind_id] % 2:
                yield desk, member

    def _take_up(self, desk: Desk) -> None:
        """Somebody stands there already: go on with them."""
        here = periods_at(desk)
        for period in here:
            act = self._start if period.kind == Period.Kind.CALLED else self._finish
            due = period.starts_at + (
                _MINUTE if period.kind == Period.Kind.CALLED else self._length(desk, period.ticket)
            )
            self.play.at(max(due, self.since), partial(act, desk.pk, period.ticket_id))
        if not here:
            self.idle.add(desk.pk)
            self.play.at(self.since, self._wake)

    def _open(self, desk_id: UUID, now: datetime) -> None:
        desk, member = self.desks[desk_id]
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
        waiting = Period.objects.filter(
            centre=self.team.centre, ends_at__isnull=True, kind=Period.Kind.WAITING
        )
        lines = Counter(waiting.order_by().values_list("desk_kind_id", flat=True))
        for desk_id in sorted(self.idle, key=lambda one: self.desks[one][0].number):
            kind = self.desks[desk_id][0].desk_kind_id
            if lines[kind] > 0:
                lines[kind] -= 1
                self.idle.discard(desk_id)
                self.play.at(now, partial(self._work, desk_id))

    def _work(self, desk_id: UUID, now: datetime) -> None:
        """The next one, please; or a break at noon."""
        desk, member = self.desks[desk_id]
        opens = self.play.opens
        if desk.number % 2 == 0 and opens + _LUNCH[0] <= now < opens + _LUNCH[1] and not periods_at(desk):
            self._rest(desk, member, now)
            return
        with acting(member.actor):
            call = floor.call_next(
                actor=member.actor, now=now, key=self.play.key("call", desk.number, now), desk_id=desk_id
            )
        if call is None:
            self.idle.add(desk_id)
            self.play.at(now + _AGAIN, self._wake)
            return
        self.play.at(now + _MINUTE, partial(self._start, desk_id, call.ticket_id))
        if len(periods_at(desk)) < self.seats.get(desk.desk_kind_id, 1):
            self.play.at(now + _MINUTE / 4, partial(self._work, desk_id))

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

    def _start(self, desk_id: UUID, ticket_id: UUID, now: datetime) -> None:
        desk, member = self.desks[desk_id]
        ticket = Ticket.objects.get(pk=ticket_id)
        luck = self._luck(ticket, desk, f"call {now}")
        with acting(member.actor) as actor:
            if luck.randrange(_MISSES_CALL_IN) == 0 and now <= self.play.closes:
                key = self.play.key("not_shown", desk.number, ticket.number, now)
                floor.not_shown(
                    actor=actor, now=now + 2 * _MINUTE, key=key, desk_id=desk_id, ticket_id=ticket_id
                )
                back = now + 12 * _MINUTE
                if luck.randrange(_NEVER_BACK_IN) and back < self.play.closes:
                    self.play.at(back, partial(self._come_back, ticket_id))
                self.play.at(now + 2 * _MINUTE, partial(self._free, desk_id))
                return
            key = self.play.key("start", desk.number, ticket.number, now)
            floor.start_service(actor=actor, now=now, key=key, desk_id=desk_id, ticket_id=ticket_id)
            look_at_desk(actor=actor, now=now, desk_id=desk_id, ticket_id=ticket_id)
        self.play.at(now + self._length(desk, ticket), partial(self._finish, desk_id, ticket_id))

    def _finish(self, desk_id: UUID, ticket_id: UUID, now: datetime) -> None:
        desk, member = self.desks[desk_id]
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
        return desk.desk_kind.key == kind and opens + begins <= now <= opens + ends

    def _length(self, desk: Desk, ticket: Ticket) -> timedelta:
        return desk.desk_kind.minutes * _MINUTE * self._luck(ticket, desk, "length").uniform(0.8, 1.9)

    def _luck(self, ticket: Ticket, desk: Desk, what: str) -> Random:
        one = self.play.characters.get(ticket.person_id) if ticket.person_id else None
        who = one.number if one else ticket.pk
        return Random(f"{who} {desk.desk_kind.key} {what}")  # noqa: S311  no secret

    # People

    def _expected(self) -> list[Visit]:
        confirmed = Visit.objects.filter(
            centre=self.team.centre, day=self.play.day, state=VisitState.CONFIRMED, walk_in=False
        )
        return list(confirmed.order_by("starts_at", "id"))

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
        person_id = walk_in(comer.one, self.team, now=now, key=self.play.key("in", comer.one.number))
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
        _send_home(self.play, now, (TicketState.WAITING, TicketState.AWAY), self.play.day)

    def _lights_out(self, now: datetime) -> None:
        _send_home(self.play, now, _INSIDE, self.play.day)
        _close(self.play, now)


def end_earlier_days(play: Play) -> None:
    """Nobody stays overnight, not even in a demo that was stopped at noon and begun again days later."""
    night = play.midnight
    _send_home(play, night, _INSIDE, play.day - timedelta(days=1))
    _close(play, night)


def _send_home(play: Play, now: datetime, states: tuple[TicketState, ...], until: date) -> None:
    left = Ticket.objects.filter(centre=play.team.centre, day__lte=until, state__in=states)
    with acting(play.team.actor(Role.RECEPTION)) as actor:
        for ticket in left.order_by("arrived_at", "id"):
            floor.leave(actor=actor, now=now, key=play.key("home", ticket.pk, now), ticket_id=ticket.pk)


def _close(play: Play, now: datetime) -> None:
    """Each desk that has been open since before this moment."""
    watches = Watch.objects.filter(centre=play.team.centre, ends_at=None, starts_at__lt=now)
    for watch in watches.select_related("desk__desk_kind").order_by("desk__number"):
        member = play.team.who(*roles_at(watch.desk))
        if member is not None:
            with acting(member.actor) as actor:
                key = play.key("close", watch.desk.number, now)
                floor.close_desk(actor=actor, now=now, key=key, desk_id=watch.desk_id)
