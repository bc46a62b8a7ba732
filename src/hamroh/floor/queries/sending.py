"""To which desks somebody can be sent by name."""

from collections.abc import Collection
from uuid import UUID

from hamroh.core.dispatch.states import ServiceState, TicketState
from hamroh.floor.access import sees_whole_visit
from hamroh.floor.actions.sending import direction_of
from hamroh.floor.choosing import blocked_services, fit_to_send
from hamroh.floor.log import list_services
from hamroh.floor.models import Ticket, Watch
from hamroh.floor.queries.desks import Current
from hamroh.network.models import Desk


def desks_to_send_to(desk: Desk, current: Current) -> list[Desk]:
    """Staffed desks of other kinds to which this desk can send who stands here, by number.

    A desk of a state body, which does not see the visit, is offered all of them: fewer would tell it what
    the visit is for.
    """
    fitting = fit_to_send([current.service, *current.others], current.service)
    kinds = {one.kind_id for one in fitting} if sees_whole_visit(desk) else None
    return [one for one in _staffed(desk.centre_id, kinds) if one.desk_kind_id != desk.desk_kind_id]


def desks_to_direct_to(ticket: Ticket) -> list[Desk]:
    """Staffed desks to which the reception can send a ticket that waits: what they do is left and its turn has come."""
    if ticket.state != TicketState.WAITING:
        return []
    services = list_services(ticket)
    blocked = blocked_services(services)
    kinds = {
        one.kind_id
        for one in services
        if one.state in {ServiceState.LEFT, ServiceState.NEXT} and one.service_id not in blocked
    }
    return _staffed(ticket.centre_id, kinds)


def directed_to(ticket: Ticket) -> Desk | None:
    """The desk to which the reception sent a ticket that still waits for it."""
    if direction_of(ticket) is None:
        return None
    return next((one.desk for one in list_services(ticket) if one.state == ServiceState.NEXT), None)


def _staffed(centre_id: UUID, kinds: Collection[UUID] | None) -> list[Desk]:
    staffed = Watch.objects.filter(centre_id=centre_id, ends_at__isnull=True).values("desk_id")
    desks = Desk.objects.filter(centre_id=centre_id, is_open=True, id__in=staffed)
    if kinds is not None:
        desks = desks.filter(desk_kind_id__in=kinds)
    return list(desks.select_related("desk_kind").order_by("number")[:100])
