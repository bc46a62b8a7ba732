"""How a centre's day ends in the demo: people go home, desks close."""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from hamroh.accounts.roles import Role
from hamroh.core.dispatch.states import TicketState
from hamroh.floor import actions as floor
from hamroh.floor.access import roles_at
from hamroh.floor.models import Ticket, Watch
from hamroh.project.demo.people.acting import acting
from hamroh.project.demo.people.play import Play

INSIDE: Final = (TicketState.WAITING, TicketState.AWAY, TicketState.CALLED, TicketState.SERVING)


def end_earlier_days(play: Play) -> None:
    """Nobody stays overnight, not even in a demo that was stopped at noon and begun again days later."""
    night = play.midnight
    send_home(play, night, INSIDE, play.day - timedelta(days=1))
    close_desks(play, night)


def send_home(
    play: Play, now: datetime, states: tuple[TicketState, ...], until: date, *, only_played: bool = False
) -> None:
    """Everybody in one of the states, up to a day; only those whom the demo moves, if asked."""
    left = Ticket.objects.filter(centre=play.team.centre, day__lte=until, state__in=states)
    with acting(play.team.actor(Role.RECEPTION)) as actor:
        for ticket in left.order_by("arrived_at", "id"):
            if play.is_played(ticket) or not only_played:
                floor.leave(actor=actor, now=now, key=play.key("home", ticket.pk, now), ticket_id=ticket.pk)


def close_desks(play: Play, now: datetime, *, desks: Collection[UUID] | None = None) -> None:
    """Each desk that has been open since before this moment; of these only, if they are given."""
    watches = Watch.objects.filter(centre=play.team.centre, ends_at=None, starts_at__lt=now)
    for watch in watches.select_related("desk__desk_kind").order_by("desk__number"):
        member = play.team.who(*roles_at(watch.desk))
        if member is not None and (desks is None or watch.desk_id in desks):
            with acting(member.actor) as actor:
                key = play.key("close", watch.desk.number, now)
                floor.close_desk(actor=actor, now=now, key=key, desk_id=watch.desk_id)
