"""Centres, their desks, what is done there and what it costs.

Names that people read are kept as `{language: text}`; `hamroh.network.queries.in_language` chooses.
"""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from hamroh.foundation.history import tracked
from hamroh.foundation.ids import new_id

Texts = dict[str, str]
"""A text in several languages, by language code."""
Opening = dict[str, list[str]]
"""Weekday 1 to 7 to opening and closing time; a day that is left out is closed."""


@tracked()
class Centre(models.Model):
    """A place of the network. `opening` maps weekdays 1 to 7 to `["09:00", "18:00"]`; a day left out is closed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    key = models.SlugField(max_length=60, unique=True)
    names = models.JSONField()
    address = models.CharField(max_length=300)
    city = models.CharField(max_length=100)
    country = models.CharField(max_length=2)
    region_code = models.CharField(max_length=20, blank=True)
    time_zone = models.CharField(max_length=60)
    phone = models.CharField(max_length=20, blank=True)
    opening = models.JSONField(default=dict)
    walk_in_percent = models.PositiveSmallIntegerField(default=20)
    branch_abroad = models.BooleanField(default=False)
    is_demo = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering = ["key"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(walk_in_percent__lte=100), name="centre_walk_in_percent"
            ),
        ]

    def __str__(self) -> str:
        return self.key


class DeskKind(models.Model):
    """A sort of window, the same in the whole network; `order` is its usual place in a visit."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    key = models.SlugField(max_length=60, unique=True)
    order = models.PositiveSmallIntegerField()
    minutes = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(480)])
    names = models.JSONField()
    note = models.CharField(max_length=300, blank=True)
    of_the_state = models.BooleanField(default=False)

    class Meta:
        ordering = ["order", "key"]

    def __str__(self) -> str:
        return self.key


@tracked()
class CentreDeskKind(models.Model):
    """A sort of window as it is in one centre: how long a service takes and how many people at once."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    centre = models.ForeignKey(Centre, on_delete=models.PROTECT, related_name="desk_kinds")
    desk_kind = models.ForeignKey(DeskKind, on_delete=models.PROTECT, related_name="+")
    minutes = models.PositiveSmallIntegerField()
    capacity = models.PositiveSmallIntegerField()
    is_estimate = models.BooleanField(default=True)

    class Meta:
        ordering = ["centre", "desk_kind__order"]
        constraints = [
            models.UniqueConstraint(fields=["centre", "desk_kind"], name="centre_desk_kind_once"),
            models.CheckConstraint(condition=models.Q(minutes__gt=0), name="centre_desk_kind_minutes"),
        ]

    def __str__(self) -> str:
        return f"{self.centre_id} {self.desk_kind_id}"


@tracked()
class Desk(models.Model):
    """One window. `hosted_body` names the state body or partner whose people work at it, if any."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    centre = models.ForeignKey(Centre, on_delete=models.PROTECT, related_name="desks")
    desk_kind = models.ForeignKey(DeskKind, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    floor = models.SmallIntegerField(default=1)
    room = models.CharField(max_length=20, blank=True)
    hosted_body = models.CharField(max_length=100, blank=True)
    is_open = models.BooleanField(default=True)

    class Meta:
        ordering = ["centre", "number"]
        constraints = [models.UniqueConstraint(fields=["centre", "number"], name="desk_number_once")]

    def __str__(self) -> str:
        return f"{self.centre_id} {self.number}"


class Service(models.Model):
    """What a desk does for somebody; `minutes` overrides the desk kind's where set."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    key = models.SlugField(max_length=60, unique=True)
    desk_kind = models.ForeignKey(DeskKind, on_delete=models.PROTECT, related_name="services")
    minutes = models.PositiveSmallIntegerField(null=True)
    names = models.JSONField()

    class Meta:
        ordering = ["desk_kind__order", "key"]

    def __str__(self) -> str:
        return self.key


@tracked()
class Price(models.Model):
    """What a service costs in a centre from a day on, in minor units; `source` says where it was met."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    centre = models.ForeignKey(Centre, on_delete=models.PROTECT, related_name="prices")
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="+")
    valid_from = models.DateField()
    amount = models.PositiveBigIntegerField()
    currency = models.CharField(max_length=3)
    is_estimate = models.BooleanField(default=True)
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["centre", "service", "-valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["centre", "service", "valid_from"], name="price_once_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.service_id} {self.valid_from}"


@tracked()
class BankAccount(models.Model):
    """The centre's own account in a Russian bank, to which people transfer what they owe it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    centre = models.OneToOneField(Centre, on_delete=models.PROTECT, related_name="bank_account")
    name = models.CharField(max_length=160)
    account = models.CharField(max_length=20)
    bank_name = models.CharField(max_length=160)
    bic = models.CharField(max_length=9)
    correspondent_account = models.CharField(max_length=20)
    inn = models.CharField(max_length=12)
    kpp = models.CharField(max_length=9)

    class Meta:
        ordering = ["centre"]

    def __str__(self) -> str:
        return f"{self.centre_id}"


@tracked()
class ClosedDay(models.Model):
    """A day on which a centre stays shut although its week says otherwise."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    centre = models.ForeignKey(Centre, on_delete=models.PROTECT, related_name="closed_days")
    day = models.DateField()
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["centre", "day"]
        constraints = [models.UniqueConstraint(fields=["centre", "day"], name="closed_day_once")]

    def __str__(self) -> str:
        return f"{self.centre_id} {self.day}"
