"""Writes of money. Each is one transaction; each takes an idempotency key, so nothing is counted twice."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from hamroh.billing.access import KEEPS_MONEY, TAKES_MONEY, require_role
from hamroh.billing.models import Invoice, InvoiceLine, InvoiceState, Payment, PaymentMethod
from hamroh.foundation import idempotency
from hamroh.foundation.actor import Actor
from hamroh.foundation.errors import DomainError
from hamroh.foundation.locks import lock_row, translate_violations
from hamroh.foundation.series import next_number
from hamroh.foundation.transactions import action
from hamroh.network.queries import get_centre, letter_of

INVOICES = "I"
"""Of invoice numbers; the letter of the centre follows."""
_LONGEST_REFERENCE = 60
REVERSAL_REASONS = ("wrong_sum", "wrong_person", "service_not_given")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an invoice; `amount` in minor units, `title_key` the service that it pays for."""

    title_key: str
    amount: int
    is_state_fee: bool = False
    is_estimate: bool = False


def make_invoice(
    *,
    actor: Actor,
    now: datetime,
    key: str,
    person_id: UUID | None,
    centre_id: UUID,
    visit_id: UUID | None,
    currency: str,
    lines: Sequence[Line],
) -> Invoice:
    """Write what a person owes for a visit.

    Raises DomainError `not_allowed`, `invoice_empty` (nothing to pay), `invoice_exists` (the visit has one).
    """
    require_role(actor, KEEPS_MONEY, centre_id)
    total = sum(line.amount for line in lines)
    if total <= 0:
        raise DomainError("invoice_empty")
    request = {"person": person_id, "centre": centre_id, "visit": visit_id, "total": total}
    with (
        translate_violations({"invoice_one_for_a_visit": "invoice_exists"}),
        action(actor=actor, why="make_invoice"),
    ):
        claim = idempotency.claim(actor=actor, key=key, operation="make_invoice", request=request, now=now)
        if claim.outcome:
            return Invoice.objects.get(pk=claim.outcome["invoice"])
        invoice = Invoice.objects.create(
            number=_number(centre_id, now),
            person_id=person_id,
            centre_id=centre_id,
            visit_id=visit_id,
            currency=currency,
            total=total,
            created_at=now,
        )
        InvoiceLine.objects.bulk_create(
            InvoiceLine(
                invoice=invoice,
                position=position,
                title_key=line.title_key,
                amount=line.amount,
                is_state_fee=line.is_state_fee,
                is_estimate=line.is_estimate,
            )
            for position, line in enumerate(lines, start=1)
        )
        claim.store({"invoice": str(invoice.pk)})
    return invoice


def record_payment(
    *,
    actor: Actor,
    now: datetime,
    key: str,
    invoice_id: UUID,
    amount: int,
    method: PaymentMethod,
    prefix: str,
    year: int,
    bank_reference: str = "",
) -> Payment:
    """Take `amount` minor units for an invoice and give the payment its receipt number.

    Of `prefix` and `year`, the centre's, the number is made (hamroh.foundation.series). `bank_reference` is
    the bank's number of a transfer. Raises DomainError `not_allowed`, `not_found`, `invoice_not_open`,
    `amount_not_positive`, `amount_above_due` (with `due`), `bank_reference_missing`, `bank_reference_known`
    (this transfer has paid already).
    """
    reference = _reference(method, bank_reference)
    known = {"payment_transfer_once": "bank_reference_known"}
    with translate_violations(known), action(actor=actor, why="record_payment"):
        request = {"invoice": invoice_id, "amount": amount, "method": method.value, "reference": reference}
        claim = idempotency.claim(actor=actor, key=key, operation="record_payment", request=request, now=now)
        if claim.outcome:
            return Payment.objects.get(pk=claim.outcome["payment"])
        invoice = lock_row(Invoice.objects.all(), invoice_id)
        require_role(actor, TAKES_MONEY, invoice.centre_id)
        _check_amount(invoice, amount)
        payment = Payment.objects.create(
            invoice=invoice,
            centre_id=invoice.centre_id,
            amount=amount,
            method=method,
            receipt_number=next_number(prefix, year),
            bank_reference=reference,
            taken_by=_staff_id(actor),
            taken_at=now,
        )
        invoice.paid += amount
        invoice.state = InvoiceState.PAID if invoice.due == 0 else InvoiceState.OPEN
        invoice.save(update_fields=["paid", "state"])
        claim.store({"payment": str(payment.pk)})
    return payment


def reverse_payment(*, actor: Actor, now: datetime, payment_id: UUID, reason: str) -> Payment:
    """Take a payment back (the cashier erred); its receipt must be revoked in the same flow.

    Raises DomainError `not_allowed`, `not_found`, `already_reversed`, `reason_unknown`.
    """
    if reason not in REVERSAL_REASONS:
        raise DomainError("reason_unknown")
    with action(actor=actor, why="reverse_payment"):
        found = Payment.objects.filter(pk=payment_id).first()
        if found is None:
            raise DomainError("not_found")
        invoice = lock_row(Invoice.objects.all(), found.invoice_id)
        payment = lock_row(Payment.objects.all(), payment_id)
        require_role(actor, KEEPS_MONEY, payment.centre_id)
        if payment.reversed_at is not None:
            raise DomainError("already_reversed")
        payment.reversed_at, payment.reversed_by, payment.reversal_reason = now, _staff_id(actor), reason
        payment.save(update_fields=["reversed_at", "reversed_by", "reversal_reason"])
        invoice.paid -= payment.amount
        invoice.state = InvoiceState.OPEN
        invoice.save(update_fields=["paid", "state"])
    return payment


def attach_receipt(*, actor: Actor, payment_id: UUID, document_id: UUID) -> Payment:
    """Remember which signed paper proves a payment. Called by the flow that issues it.

    Raises DomainError `not_allowed`, `not_found`.
    """
    with action(actor=actor, why="attach_receipt"):
        payment = lock_row(Payment.objects.all(), payment_id)
        require_role(actor, TAKES_MONEY, payment.centre_id)
        payment.document_id = document_id
        payment.save(update_fields=["document_id"])
    return payment


def void_invoice(*, actor: Actor, invoice_id: UUID) -> Invoice:
    """Close an invoice of which nothing was paid.

    Raises DomainError `not_allowed`, `not_found`, `invoice_has_payments`, `invoice_not_open`.
    """
    with action(actor=actor, why="void_invoice"):
        invoice = lock_row(Invoice.objects.all(), invoice_id)
        require_role(actor, KEEPS_MONEY, invoice.centre_id)
        if invoice.paid:
            raise DomainError("invoice_has_payments")
        if invoice.state != InvoiceState.OPEN:
            raise DomainError("invoice_not_open")
        invoice.state = InvoiceState.VOID
        invoice.save(update_fields=["state"])
    return invoice


def rebind_invoice(*, actor: Actor, invoice_id: UUID, visit_id: UUID) -> Invoice:
    """Let an invoice follow its visit, which moved to another day and is a new one.

    Raises DomainError `not_allowed`, `not_found`, `invoice_exists` (the new visit has one).
    """
    with (
        translate_violations({"invoice_one_for_a_visit": "invoice_exists"}),
        action(actor=actor, why="rebind_invoice"),
    ):
        invoice = lock_row(Invoice.objects.all(), invoice_id)
        require_role(actor, KEEPS_MONEY, invoice.centre_id)
        invoice.visit_id = visit_id
        invoice.save(update_fields=["visit_id"])
    return invoice


def _number(centre_id: UUID, now: datetime) -> str:
    centre = get_centre(centre_id=centre_id)
    year = now.astimezone(ZoneInfo(centre.time_zone)).year
    return next_number(INVOICES + letter_of(centre), year)


def _reference(method: PaymentMethod, typed: str) -> str:
    reference = " ".join(typed.split()) if method is PaymentMethod.BANK_QR else ""
    if method is PaymentMethod.BANK_QR and not 1 <= len(reference) <= _LONGEST_REFERENCE:
        raise DomainError("bank_reference_missing")
    return reference


def _check_amount(invoice: Invoice, amount: int) -> None:
    if invoice.state != InvoiceState.OPEN:
        raise DomainError("invoice_not_open")
    if amount <= 0:
        raise DomainError("amount_not_positive")
    if amount > invoice.due:
        raise DomainError("amount_above_due", due=invoice.due)


def _staff_id(actor: Actor) -> UUID:
    if actor.id is None:
        raise DomainError("not_allowed")
    return actor.id
