"""What a visit costs: its services at the centre's prices of that day."""

from datetime import datetime

from hamroh.billing.actions import Line, make_invoice
from hamroh.billing.models import Invoice
from hamroh.billing.queries import invoice_of_visit
from hamroh.booking.models import Visit
from hamroh.floor.models import TicketService
from hamroh.foundation.actor import Actor
from hamroh.foundation.errors import DomainError
from hamroh.network.queries import list_prices, list_services


def invoice_for_visit(*, actor: Actor, now: datetime, key: str, visit: Visit) -> Invoice:
    """The visit's invoice, made if it has none: a line for each of its services that has a price.

    What a desk of the state does is a state fee. Somebody else may make it at the same moment: there is
    one for a visit. Raises DomainError `invoice_empty`, `not_allowed`, `currencies_differ`.
    """
    known = invoice_of_visit(visit.pk)
    if known is not None:
        return known
    lines, currency = _priced(visit)
    try:
        return make_invoice(
            actor=actor,
            now=now,
            key=key,
            person_id=visit.person_id,
            centre_id=visit.centre_id,
            visit_id=visit.pk,
            currency=currency,
            lines=lines,
        )
    except DomainError as refused:
        known = invoice_of_visit(visit.pk) if refused.code == "invoice_exists" else None
        if known is None:
            raise
        return known


def services_of(visit: Visit) -> list[str]:
    """Keys of what the person comes for: as on the ticket, or as booked while there is none."""
    on_ticket = TicketService.objects.filter(ticket__visit_id=visit.pk).order_by("position")
    keys = list(on_ticket.values_list("service__key", flat=True))
    return keys or [place.service for place in visit.places.all()]


def _priced(visit: Visit) -> tuple[list[Line], str]:
    services = {service.key: service for service in list_services(frozenset(services_of(visit)))}
    prices = [row for row in list_prices(visit.centre_id, visit.day) if row.service_key in services]
    currencies = {row.currency for row in prices}
    if len(currencies) > 1:
        raise DomainError("currencies_differ")
    order = list(services)
    lines = [
        Line(
            title_key=row.service_key,
            amount=row.amount,
            is_state_fee=services[row.service_key].desk_kind.of_the_state,
            is_estimate=row.is_estimate,
        )
        for row in sorted(prices, key=lambda row: order.index(row.service_key))
    ]
    return lines, next(iter(currencies), "")
