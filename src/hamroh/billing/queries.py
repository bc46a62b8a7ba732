"""Reads of money."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, QuerySet, Sum

from hamroh.billing.models import Invoice, InvoiceState, Payment, PaymentMethod
from hamroh.foundation.errors import DomainError

LIMIT = 100


@dataclass(frozen=True, slots=True)
class Total:
    """What came one way in one currency; minor units."""

    method: PaymentMethod
    currency: str
    payments: int
    amount: int


def invoice_of_visit(visit_id: UUID) -> Invoice | None:
    """The invoice of a visit that was not voided, with its lines."""
    return (
        Invoice.objects.exclude(state=InvoiceState.VOID)
        .filter(visit_id=visit_id)
        .prefetch_related("lines")
        .first()
    )


def invoices_of_person(person_id: UUID) -> "QuerySet[Invoice]":
    """The newest invoices of a person, at most `LIMIT`."""
    return (
        Invoice.objects.filter(person_id=person_id)
        .prefetch_related("lines", "payments")
        .order_by("-created_at", "-id")[:LIMIT]
    )


def open_invoices(centre_id: UUID) -> "QuerySet[Invoice]":
    """What is still to be paid at a centre, the oldest first, at most `LIMIT`."""
    return (
        Invoice.objects.filter(centre_id=centre_id, state=InvoiceState.OPEN)
        .select_related("person")
        .order_by("created_at", "id")[:LIMIT]
    )


def get_invoice(invoice_id: UUID) -> Invoice:
    """An invoice in the bound scope with its lines and payments. Raises DomainError `not_found`."""
    found = Invoice.objects.filter(pk=invoice_id).prefetch_related("lines", "payments").first()
    if found is None:
        raise DomainError("not_found")
    return found


def find_invoice(centre_id: UUID, number: str) -> Invoice | None:
    """The invoice of a centre that bears a number; None when there is none."""
    return Invoice.objects.filter(centre_id=centre_id, number=number).exclude(number="").first()


def get_payment(payment_id: UUID) -> Payment:
    """A payment in the bound scope with its invoice. Raises DomainError `not_found`."""
    found = Payment.objects.filter(pk=payment_id).select_related("invoice").first()
    if found is None:
        raise DomainError("not_found")
    return found


def payments_between(centre_id: UUID, start: datetime, end: datetime) -> "QuerySet[Payment]":
    """Payments taken at a centre from `start` up to `end`, the newest first, at most `LIMIT`."""
    return (
        Payment.objects.filter(centre_id=centre_id, taken_at__gte=start, taken_at__lt=end)
        .select_related("invoice")
        .order_by("-taken_at", "-id")[:LIMIT]
    )


def totals_between(centre_id: UUID, start: datetime, end: datetime) -> list[Total]:
    """What a centre took from `start` up to `end`, by currency and method, without what was taken back."""
    rows = (
        Payment.objects.filter(
            centre_id=centre_id, taken_at__gte=start, taken_at__lt=end, reversed_at__isnull=True
        )
        .values("invoice__currency", "method")
        .annotate(payments=Count("pk"), amount=Sum("amount"))
        .order_by("invoice__currency", "method")
    )
    return [
        Total(PaymentMethod(row["method"]), row["invoice__currency"], row["payments"], row["amount"])
        for row in rows
    ]
