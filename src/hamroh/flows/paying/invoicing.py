"""What a visit costs: its services at the centre's prices of that day."""

from datetime import datetime
from uuid import UUID

from hamroh.billing.actions import Line, make_invoice, rebind_invoice
from hamroh.billing.models import Invoice
from hamroh.billing.queries import invoice_of_visit
from hamroh.booking.models import Visit
from hamroh.core.itinerary.states import VisitState
from hamroh.floor.models import TicketService
from hamroh.foundation.actor import SYSTEM, Actor
from hamroh.foundation.errors import DomainError
from hamroh.foundation.scope import system_scope
from hamroh.foundation.transactions import flow
from hamroh.network.queries import list_prices, list_services

PAYABLE = (VisitState.CONFIRMED, VisitState.ARRIVED, VisitState.SERVED)
_MOVES = 10
"""How often a visit is followed back; nobody moves one more often and pays in between."""


def invoice_for_visit(*, actor: Actor, now: datetime, key: str, visit: Visit) -> Invoice:
    """The visit's invoice, made if it has none: a line for each of its services that has a price.

    What a desk of the state does is a state fee. Somebody else may make it at the same moment: there is
    one for a visit. The invoice of a visit that was moved follows it while it asks for the same.
    Raises DomainError `invoice_empty`, `not_allowed`, `currencies_differ`.
    """
    known = invoice_of_visit(visit.pk)
    if known is not None:
        return known
    lines, currency = priced(visit)
    moved = moved_invoice(visit, lines)
    try:
        if moved is not None:
            return rebind_invoice(actor=actor, invoice_id=moved.pk, visit_id=visit.pk)
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


def invoice_for_own_visit(*, actor: Actor, now: datetime, visit_id: UUID) -> Invoice:
    """The invoice of the actor's own booked visit, so that it can be paid before the day; the same when asked again.

    Raises DomainError `not_found` (somebody else's too), `visit_not_confirmed`, and what `invoice_for_visit` raises.
    """
    visit = Visit.objects.filter(pk=visit_id, person_id=actor.id).first() if actor.id else None
    if visit is None:
        raise DomainError("not_found")
    if visit.state not in PAYABLE:
        raise DomainError("visit_not_confirmed")
    # The person may not write money; what is owed follows from the visit and the prices alone, and the
    # history names the person.
    with system_scope(), flow(actor=actor, why="ask_for_invoice"):
        return invoice_for_visit(actor=SYSTEM, now=now, key=f"invoice:{visit.pk}", visit=visit)


def services_of(visit: Visit) -> list[str]:
    """Keys of what the person comes for: as on the ticket, or as booked while there is none."""
    on_ticket = TicketService.objects.filter(ticket__visit_id=visit.pk).order_by("position")
    keys = list(on_ticket.values_list("service__key", flat=True))
    return keys or [place.service for place in visit.places.all()]


def priced(visit: Visit) -> tuple[list[Line], str]:
    """The lines of a visit's invoice and their currency. Raises DomainError `currencies_differ`."""
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


def moved_invoice(visit: Visit, lines: list[Line]) -> Invoice | None:
    """The invoice of the visit whose place this one took, when it asks for the same at the same centre."""
    before = _invoice_before(visit)
    if before is None or before.centre_id != visit.centre_id:
        return None
    asked = [(line.title_key, line.amount) for line in before.lines.all()]
    return before if asked == [(line.title_key, line.amount) for line in lines] else None


def _invoice_before(visit: Visit) -> Invoice | None:
    """The invoice of the nearest of the visits in whose place this one stands."""
    earlier = visit.instead_of
    for _move in range(_MOVES):
        found = invoice_of_visit(earlier) if earlier else None
        if found is not None or earlier is None:
            return found
        earlier = Visit.objects.filter(pk=earlier).values_list("instead_of", flat=True).first()
    return None
