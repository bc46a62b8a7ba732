"""What is owed, what came, and the number of its proof. Sums are in minor units of one currency."""

from django.db import models
from django.db.models import F, Q

from hamroh.billing.advances.models import AdvanceMove, AdvancePayment
from hamroh.foundation.history import tracked
from hamroh.foundation.ids import new_id
from hamroh.network.models import Centre
from hamroh.people.models import Person

__all__ = [
    "AdvanceMove",
    "AdvancePayment",
    "Invoice",
    "InvoiceLine",
    "InvoiceState",
    "Payment",
    "PaymentMethod",
]


class InvoiceState(models.TextChoices):
    """`paid` follows from the payments; `void` is the decision of a person of the centre."""

    OPEN = "open"
    PAID = "paid"
    VOID = "void"


class PaymentMethod(models.TextChoices):
    """How the money came to the cash desk."""

    CASH = "cash"
    CARD = "card"
    TRANSFER = "transfer"
    EMPLOYER = "employer"
    BANK_QR = "bank_qr"
    """A transfer by the payment code of the invoice."""


@tracked()
class Invoice(models.Model):
    """What a person owes a centre for the services of a visit; state fees collected for the state included."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    number = models.CharField(max_length=20, blank=True)
    """What a transfer names; empty for invoices from before there were numbers."""
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    """Whoever walked in without a booking may pay without a name."""
    centre = models.ForeignKey(Centre, on_delete=models.PROTECT, related_name="+")
    visit_id = models.UUIDField(null=True)
    state = models.CharField(max_length=8, choices=InvoiceState, default=InvoiceState.OPEN)
    currency = models.CharField(max_length=3)
    total = models.BigIntegerField()
    paid = models.BigIntegerField(default=0)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(total__gt=0), name="invoice_total_positive"),
            models.CheckConstraint(
                condition=Q(paid__gte=0) & Q(paid__lte=F("total")), name="invoice_never_overpaid"
            ),
            models.UniqueConstraint(
                fields=["visit_id"], condition=~Q(state="void"), name="invoice_one_for_a_visit"
            ),
            models.UniqueConstraint(fields=["number"], condition=~Q(number=""), name="invoice_number_once"),
        ]
        indexes = [
            models.Index(fields=["centre", "created_at"], name="invoice_of_a_centre"),
            models.Index(fields=["person", "created_at"], name="invoice_of_a_person"),
        ]

    def __str__(self) -> str:
        return f"{self.id} {self.state}"

    @property
    def due(self) -> int:
        """What is still to pay, in minor units."""
        return self.total - self.paid


class InvoiceLine(models.Model):
    """One service or fee, never changed; `title_key` is the service's, put into words by the interface."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    invoice = models.ForeignKey(Invoice, on_delete=models.PROTECT, related_name="lines")
    position = models.PositiveSmallIntegerField()
    title_key = models.CharField(max_length=60)
    amount = models.BigIntegerField()
    is_state_fee = models.BooleanField(default=False)
    is_estimate = models.BooleanField(default=False)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["invoice", "position"], name="invoiceline_position"),
            models.CheckConstraint(condition=Q(amount__gte=0), name="invoiceline_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.title_key} {self.amount}"


@tracked()
class Payment(models.Model):
    """Money taken at a cash desk; never changed, only reversed by name."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    invoice = models.ForeignKey(Invoice, on_delete=models.PROTECT, related_name="payments")
    centre = models.ForeignKey(Centre, on_delete=models.PROTECT, related_name="+")
    amount = models.BigIntegerField()
    method = models.CharField(max_length=8, choices=PaymentMethod)
    receipt_number = models.CharField(max_length=20, unique=True)
    bank_reference = models.CharField(max_length=60, blank=True)
    """The bank's number of a transfer, so that one transfer pays once."""
    taken_by = models.UUIDField()
    taken_at = models.DateTimeField()
    reversed_at = models.DateTimeField(null=True)
    reversed_by = models.UUIDField(null=True)
    reversal_reason = models.CharField(max_length=40, blank=True)
    document_id = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="payment_positive"),
            models.CheckConstraint(
                condition=Q(reversed_at__isnull=True, reversed_by__isnull=True, reversal_reason="")
                | Q(reversed_at__isnull=False, reversed_by__isnull=False) & ~Q(reversal_reason=""),
                name="payment_reversed_by_name",
            ),
            models.CheckConstraint(
                condition=~Q(method="bank_qr") | ~Q(bank_reference=""), name="payment_transfer_has_a_number"
            ),
            models.UniqueConstraint(
                fields=["centre", "bank_reference"],
                condition=~Q(bank_reference="") & Q(reversed_at=None),
                name="payment_transfer_once",
            ),
        ]
        indexes = [models.Index(fields=["centre", "taken_at"], name="payment_of_a_centre")]

    def __str__(self) -> str:
        return self.receipt_number
