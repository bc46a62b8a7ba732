"""Bookable times, visits, and the places that visits hold.

For each slot `taken` is the number of its places that are not released, `walk_in_taken` the same for
walk-ins; `hamroh.booking.queries.list_miscounted_slots` checks it.
"""

from django.db import models
from django.db.models import F, Q

from hamroh.core.itinerary.states import VisitState
from hamroh.foundation.history import tracked
from hamroh.foundation.ids import new_id
from hamroh.network.models import Centre
from hamroh.people.models import Person

ONE_HOLD = "booking_one_hold_of_a_purpose"
ONE_VISIT_OF_A_PERSON = "booking_one_visit_of_a_person"
ONE_VISIT_OF_AN_IDENTITY = "booking_one_visit_of_an_identity"


class Slot(models.Model):
    """A time at a desk kind of a centre. Walk-ins draw only on the share that is kept back for them."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    centre = models.ForeignKey(Centre, on_delete=models.PROTECT, related_name="+", db_index=False)
    desk_kind = models.CharField(max_length=60)
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField()
    capacity = models.PositiveSmallIntegerField()
    taken = models.PositiveSmallIntegerField(default=0)
    walk_in_capacity = models.PositiveSmallIntegerField(default=0)
    walk_in_taken = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["starts_at", "desk_kind"]
        constraints = [
            models.UniqueConstraint(fields=["centre", "desk_kind", "starts_at"], name="booking_slot_once"),
            models.CheckConstraint(
                condition=Q(taken__gte=0, taken__lte=F("capacity")), name="booking_slot_never_oversold"
            ),
            models.CheckConstraint(
                condition=Q(walk_in_taken__gte=0, walk_in_taken__lte=F("walk_in_capacity")),
                name="booking_slot_walk_ins_never_oversold",
            ),
            models.CheckConstraint(condition=Q(minutes__gt=0), name="booking_slot_minutes"),
        ]

    def __str__(self) -> str:
        return f"{self.desk_kind} {self.starts_at:%Y-%m-%d %H:%M}"


class Purpose(models.TextChoices):
    """What somebody comes for: to file, or on the second, short visit to collect."""

    FILING = "filing"
    COLLECTING = "collecting"


@tracked(personal=("identity_hash",))
class Visit(models.Model):
    """A day at a centre. Once confirmed it belongs to an identity paper (`identity_hash`, a keyed hash)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    centre = models.ForeignKey(Centre, on_delete=models.PROTECT, related_name="+", db_index=False)
    purpose = models.CharField(max_length=10, choices=Purpose.choices)
    state = models.CharField(max_length=10, choices=[(state.value, state.value) for state in VisitState])
    day = models.DateField()
    """The centre's day."""
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    walk_in = models.BooleanField(default=False)
    hold_expires_at = models.DateTimeField(null=True)
    identity_hash = models.CharField(max_length=64, blank=True, default="")
    instead_of = models.UUIDField(null=True)
    """The visit whose place this one took."""
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ["starts_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["person", "purpose"], condition=Q(state="held"), name=ONE_HOLD),
            models.UniqueConstraint(
                fields=["person", "purpose"], condition=Q(state="confirmed"), name=ONE_VISIT_OF_A_PERSON
            ),
            models.UniqueConstraint(
                fields=["identity_hash", "purpose"],
                condition=Q(state="confirmed") & ~Q(identity_hash=""),
                name=ONE_VISIT_OF_AN_IDENTITY,
            ),
            models.CheckConstraint(
                condition=Q(state="held", hold_expires_at__isnull=False) | ~Q(state="held"),
                name="booking_a_hold_expires",
            ),
            models.CheckConstraint(
                condition=~Q(state="confirmed") | ~Q(identity_hash="") | Q(walk_in=True),
                name="booking_a_confirmed_visit_is_bound",
            ),
        ]
        indexes = [
            models.Index(fields=["centre", "day"], name="booking_visits_of_a_day"),
            models.Index(fields=["hold_expires_at"], condition=Q(state="held"), name="booking_holds"),
            models.Index(fields=["ends_at"], condition=Q(state="confirmed"), name="booking_expected"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class VisitPlace(models.Model):
    """One place in one slot. It counts as taken until it is released, at `release_at` or at once.

    Person and centre repeat the visit's, for row-level security: a policy cannot see a visit that the
    same statement inserts.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="places", db_index=False)
    slot = models.ForeignKey(Slot, on_delete=models.PROTECT, related_name="places")
    person_id = models.UUIDField(null=True)
    centre_id = models.UUIDField()
    service = models.CharField(max_length=60)
    desk_kind = models.CharField(max_length=60)
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField()
    order = models.PositiveSmallIntegerField()
    walk_in = models.BooleanField(default=False)
    release_at = models.DateTimeField(null=True)
    released_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["visit", "order"]
        constraints = [
            models.UniqueConstraint(fields=["visit", "service"], name="booking_a_service_once_in_a_visit"),
        ]
        indexes = [
            models.Index(
                fields=["release_at"],
                condition=Q(release_at__isnull=False, released_at__isnull=True),
                name="booking_places_to_release",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.service} {self.starts_at:%Y-%m-%d %H:%M}"
