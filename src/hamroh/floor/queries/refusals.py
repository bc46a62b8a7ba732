"""What desks could not do on a day, and why."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from hamroh.floor.models import TicketEvent


@dataclass(frozen=True, slots=True)
class Refusal:
    """A desk that could not serve somebody."""

    at: datetime
    number: str
    desk_number: int | None
    service_id: UUID | None
    reason: str


def refusals_of_day(*, centre_id: UUID, day: date, limit: int = 50) -> list[Refusal]:
    """The latest first, those that were undone left out; in one statement."""
    events = (
        TicketEvent.objects.filter(
            ticket__centre_id=centre_id,
            ticket__day=day,
            kind=TicketEvent.Kind.REFUSED,
            undone_by__isnull=True,
        )
        .select_related("ticket", "desk")
        .order_by("-at", "-id")[:limit]
    )
    return [
        Refusal(one.at, one.ticket.number, one.desk.number if one.desk else None, one.service_id, one.reason)
        for one in events
    ]
