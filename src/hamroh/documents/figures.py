"""The figures that our papers carry, by kind: few, plain, and without a word about the person."""

from collections.abc import Iterable
from datetime import datetime

from hamroh.core.credentials import Figure

AMOUNT, CURRENCY, SERVICES = "amount", "currency", "for"
REASON, DESK, SERVICE, PRESENT_SINCE, NEXT_AT = "reason", "desk", "service", "since", "next"
TICKET = "ticket"


def receipt_figures(*, amount: int, currency: str, services: Iterable[str]) -> dict[str, Figure]:
    """Of a receipt: minor units, and the keys of the services that the invoice is for."""
    return {AMOUNT: amount, CURRENCY: currency, SERVICES: " ".join(services)}


def attempt_figures(
    *,
    reason: str,
    desk: int,
    service: str,
    present_since: datetime,
    next_at: datetime | None = None,
    ticket: str = "",
) -> dict[str, Figure]:
    """Of a record of an attempt: why the desk could not serve (`system_down`, `refused`, `closed`; at a desk of
    our own `our_equipment`, `our_papers`, `our_closing`), its number, the service's key, since when the person was in the centre, the next slot if there is one, and the number on the person's slip.
    """
    figures: dict[str, Figure] = {
        REASON: reason,
        DESK: desk,
        SERVICE: service,
        PRESENT_SINCE: int(present_since.timestamp()),
    }
    if ticket:
        figures[TICKET] = ticket
    if next_at is not None:
        figures[NEXT_AT] = int(next_at.timestamp())
    return figures
