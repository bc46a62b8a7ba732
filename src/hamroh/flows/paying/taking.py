"""Take a payment and give its receipt, or take both back: all or nothing."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from hamroh.billing import actions as billing
from hamroh.billing.models import Invoice, Payment, PaymentMethod
from hamroh.documents.actions import issue_document, revoke_document
from hamroh.documents.figures import receipt_figures
from hamroh.documents.models import DocumentKind, IssuedDocument
from hamroh.foundation.actor import Actor
from hamroh.foundation.errors import DomainError
from hamroh.foundation.transactions import flow
from hamroh.network.models import Centre
from hamroh.network.queries import letter_of

PREFIX = "R"
"""Of receipts; the letter of the centre follows."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A payment with the paper that proves it."""

    payment: Payment
    receipt: IssuedDocument


def take_payment(
    *,
    actor: Actor,
    now: datetime,
    key: str,
    invoice_id: UUID,
    amount: int,
    method: PaymentMethod,
    bank_reference: str = "",
) -> Taken:
    """Record `amount` minor units for an invoice and issue the signed receipt in the same transaction.

    The same `key` again gives the same payment and receipt. Raises what `billing.record_payment` and
    `documents.issue_document` raise.
    """
    with flow(actor=actor, why="take_payment"):
        invoice = Invoice.objects.select_related("centre").filter(pk=invoice_id).first()
        if invoice is None:
            raise DomainError("not_found")
        centre = invoice.centre
        year = now.astimezone(ZoneInfo(centre.time_zone)).year
        payment = billing.record_payment(
            actor=actor,
            now=now,
            key=key,
            invoice_id=invoice_id,
            amount=amount,
            method=method,
            bank_reference=bank_reference,
            prefix=PREFIX + letter_of(centre),
            year=year,
        )
        if payment.document_id is not None:
            return Taken(payment, IssuedDocument.objects.get(pk=payment.document_id))
        receipt = _issue(actor, now, centre, invoice, payment)
        payment = billing.attach_receipt(actor=actor, payment_id=payment.pk, document_id=receipt.pk)
    return Taken(payment, receipt)


def reverse_payment(*, actor: Actor, now: datetime, payment_id: UUID, reason: str) -> Payment:
    """Take a payment back and revoke its receipt. Raises what `billing.reverse_payment` raises."""
    with flow(actor=actor, why="reverse_payment"):
        payment = billing.reverse_payment(actor=actor, now=now, payment_id=payment_id, reason=reason)
        revoke_document(actor=actor, now=now, number=payment.receipt_number, reason=reason)
    return payment


def _issue(actor: Actor, now: datetime, centre: Centre, invoice: Invoice, payment: Payment) -> IssuedDocument:
    return issue_document(
        actor=actor,
        now=now,
        kind=DocumentKind.RECEIPT,
        number=payment.receipt_number,
        person_id=invoice.person_id,
        centre_id=centre.pk,
        place=centre.key,
        figures=receipt_figures(
            amount=payment.amount,
            currency=invoice.currency,
            services=invoice.lines.values_list("title_key", flat=True),
        ),
    )
