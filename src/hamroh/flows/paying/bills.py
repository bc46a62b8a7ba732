"""What a person owes for visits, what is paid, and the payment code of what is open."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from hamroh.billing.actions import Line
from hamroh.billing.models import Invoice, InvoiceState, Payment
from hamroh.billing.queries import invoice_of_visit, invoices_of_person
from hamroh.booking.models import Visit
from hamroh.booking.queries import visits_of
from hamroh.core.itinerary.states import VisitState
from hamroh.core.money import Currency, Money
from hamroh.core.paymentqr import PaymentCode, write
from hamroh.flows.paying.invoicing import PAYABLE, moved_invoice, priced
from hamroh.foundation.errors import DomainError
from hamroh.network.models import Centre
from hamroh.network.queries import payee_of

_NOT_SERVED = (VisitState.CONFIRMED, VisitState.ARRIVED)
TRANSFER = timedelta(days=5)
"""How long a bank may take: three working days with a weekend between."""
PURPOSE = "Оплата по счету %(number)s от %(day)s"
"""In Russian whatever the page's language: banks and the cash desk read it. No name: the number says enough."""


@dataclass(frozen=True, slots=True)
class Bill:
    """One visit's money. `invoice` None: it was not asked for yet, and the lines are what it would say."""

    centre: Centre
    visit: Visit | None
    invoice: Invoice | None
    lines: tuple[Line, ...]
    currency: str
    paid: int
    payments: tuple[Payment, ...]
    has_account: bool

    @property
    def total(self) -> int:
        """All lines, in minor units."""
        return sum(line.amount for line in self.lines)

    @property
    def due(self) -> int:
        """What is open, in minor units."""
        return 0 if self.is_void else self.total - self.paid

    @property
    def is_void(self) -> bool:
        """Whether nothing is owed any more, whatever the lines say."""
        return self.invoice is not None and self.invoice.state == InvoiceState.VOID

    @property
    def is_of_a_visit_to_come(self) -> bool:
        """Whether it may be paid: a bill of a visit that was cancelled may not, one of no visit at all may."""
        if self.visit is None:
            return self.invoice is not None and self.invoice.visit_id is None
        return self.visit.state in PAYABLE

    def is_sooner_than_a_transfer(self, now: datetime) -> bool:
        """Whether the visit may be over before the cash desk sees money that is sent now."""
        return (
            self.visit is not None
            and self.visit.state in _NOT_SERVED
            and self.visit.starts_at < now + TRANSFER
        )


def bills_of(person_id: UUID) -> Sequence[Bill]:
    """The bills of a person's visits, the newest first, then other invoices; in the bound scope."""
    invoices = {one.visit_id or one.pk: one for one in invoices_of_person(person_id) if not _is_idle(one)}
    bills = []
    for visit in visits_of(person_id=person_id):
        bill = _of_visit(visit, invoices)
        if bill is not None:
            bills.append(bill)
    shown = {bill.invoice.pk for bill in bills if bill.invoice}
    return bills + [_of_invoice(one, None) for one in invoices.values() if one.pk not in shown]


def bill_of_visit(visit: Visit) -> Bill | None:
    """The bill of one visit; None when it has none, or was served without one. In the bound scope."""
    return _of_visit(
        visit, {one.visit_id: one for one in [invoice_of_visit(visit.pk)] if one and one.visit_id}
    )


def code_of(invoice: Invoice, *, sample: bool) -> PaymentCode | None:
    """The payment code of what is open; None without an account of the centre, a number, or something to pay.

    `sample` everywhere outside production.
    """
    payee = payee_of(invoice.centre_id)
    if payee is None or not invoice.number or invoice.state != InvoiceState.OPEN:
        return None
    day = invoice.created_at.astimezone(ZoneInfo(invoice.centre.time_zone)).date()
    code = write(
        payee=payee,
        payer=None,
        budget=None,
        amount=Money(invoice.due, Currency(invoice.currency)),
        purpose=PURPOSE % {"number": invoice.number, "day": f"{day:%d.%m.%Y}"},
        sample=sample,
    )
    return code if isinstance(code, PaymentCode) else None


def _is_idle(invoice: Invoice) -> bool:
    return invoice.state == InvoiceState.VOID and not invoice.payments.all()


def _of_visit(visit: Visit, invoices: dict[UUID, Invoice]) -> Bill | None:
    known = invoices.get(visit.pk)
    if known is not None:
        return _of_invoice(known, visit)
    if visit.state not in _NOT_SERVED:
        # Whoever was served without an invoice owes nothing that we know of.
        return None
    try:
        lines, currency = priced(visit)
    except DomainError:
        return None
    moved = moved_invoice(visit, lines)
    if moved is not None:
        return _of_invoice(moved, visit)
    if not lines:
        return None
    account = payee_of(visit.centre_id) is not None
    return Bill(visit.centre, visit, None, tuple(lines), currency, 0, (), account)


def _of_invoice(invoice: Invoice, visit: Visit | None) -> Bill:
    lines = tuple(
        Line(line.title_key, line.amount, line.is_state_fee, line.is_estimate) for line in invoice.lines.all()
    )
    payments = tuple(sorted(invoice.payments.all(), key=lambda one: one.taken_at))
    account = payee_of(invoice.centre_id) is not None
    return Bill(invoice.centre, visit, invoice, lines, invoice.currency, invoice.paid, payments, account)
