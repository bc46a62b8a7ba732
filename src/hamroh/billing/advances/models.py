"""Advance payments and every word that was said about one."""

from django.db import models
from django.db.models import F, Q

from hamroh.core.advance import AdvanceState
from hamroh.foundation.history import tracked
from hamroh.foundation.ids import new_id
from hamroh.people.models import Person

PERIOD_ONCE = "advance_period_once"
RECEIPT_ONCE = "advance_receipt_once"
_LIVE = ~Q(state="rejected")


@tracked(personal=("receipt",))
class AdvancePayment(models.Model):
    """Months of a patent that somebody paid for. `first` and `until` are the days that they cover.

    Both are empty for a payment made before the patent was issued: its months begin with the issue. Of the
    receipt only its number is kept, no name and no account. `amount` is in minor units.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    region = models.CharField(max_length=8)
    months = models.PositiveSmallIntegerField()
    first = models.DateField(null=True)
    until = models.DateField(null=True)
    amount = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    paid_on = models.DateField()
    receipt = models.CharField(max_length=60)
    state = models.CharField(max_length=10, choices=[(state.value, state.value) for state in AdvanceState])
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["recorded_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(months__gte=1) & Q(months__lte=12), name="advance_months_of_a_year"
            ),
            models.CheckConstraint(condition=Q(amount__gt=0), name="advance_amount_positive"),
            models.CheckConstraint(
                condition=Q(first=None, until=None) | Q(first__lte=F("until")), name="advance_period_whole"
            ),
            models.UniqueConstraint(fields=["person", "first"], condition=_LIVE, name=PERIOD_ONCE),
            models.UniqueConstraint(fields=["person", "receipt"], condition=_LIVE, name=RECEIPT_ONCE),
        ]

    def __str__(self) -> str:
        return f"{self.id} {self.state}"


class AdvanceMove(models.Model):
    """One step of an advance payment to a state: who said it, when, and by which paper. Never changed, only undone."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    advance = models.ForeignKey(AdvancePayment, on_delete=models.CASCADE, related_name="moves")
    state = models.CharField(max_length=10, choices=[(state.value, state.value) for state in AdvanceState])
    said_by = models.UUIDField(null=True)
    """The staff user or the person; empty for the import from a bank."""
    at = models.DateTimeField()
    evidence = models.CharField(max_length=120)
    """Number of the paper, never its content."""
    said_on = models.DateField(null=True)
    """The day of the answer, as its paper has it."""
    amount = models.BigIntegerField(null=True)
    """What the bank says it passed on, in minor units."""
    reason = models.CharField(max_length=20, blank=True)
    """Why a payment is not counted, or why a step was undone."""
    undoes = models.OneToOneField("self", on_delete=models.CASCADE, null=True, related_name="undone_by")
    """The mistaken step that this one takes back; `state` is what holds again."""

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.state} {self.at:%Y-%m-%d}"
