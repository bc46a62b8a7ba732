"""Whether somebody who missed a call may say from the phone that they are here again.

The phone can't show where its owner stands. So it puts back into the line only who was called and did not come,
only while the centre is open, and only so often; after that somebody of the centre must see the person.
"""

from datetime import datetime
from zoneinfo import ZoneInfo

from hamroh.core.dispatch.states import TicketState
from hamroh.floor.models import Ticket, TicketEvent
from hamroh.foundation.actor import ActorKind
from hamroh.network.queries import opening_hours

OWN_RETURNS = 2
"""So many times a day."""


def why_not_by_phone(ticket: Ticket, now: datetime) -> str:
    """The code of the refusal: `come_to_reception`, `centre_closed`; empty when the person may."""
    if ticket.state != TicketState.AWAY:
        return "come_to_reception"
    local = now.astimezone(ZoneInfo(ticket.centre.time_zone))
    hours = opening_hours(ticket.centre, local.date())
    if ticket.day != local.date() or hours is None or not hours[0] <= local.time() < hours[1]:
        return "centre_closed"
    returns = TicketEvent.objects.filter(
        ticket=ticket, kind=TicketEvent.Kind.CAME_BACK, actor_kind=ActorKind.PERSON.value
    )
    return "come_to_reception" if returns.count() >= OWN_RETURNS else ""
