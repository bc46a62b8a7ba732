"""Facts of a person in the law's eyes, plans made from them, and the law releases they rest on.

Facts and plans are never changed, only superseded. "Late" and "next" are not stored: they are computed
on reading.
"""

from django.db import models
from django.db.models import Q

from hamroh.core.law.review import REVIEW, ReviewState
from hamroh.foundation.history import tracked
from hamroh.foundation.ids import new_id
from hamroh.people.models import Person

OPEN_REVIEWS = [ReviewState.PENDING.value, ReviewState.HELD.value]


@tracked(personal=("content", "counts"))
class LawRelease(models.Model):
    """A pack as somebody prepared it, in force once somebody else has said so. `content` holds the text of each of
    its files, so that an old plan can be computed again although the files have changed.

    `counts` says for how many people it moves what, against the release in force when it was counted. After it came
    into force all plans are compared with it, in stretches; at `compared_at` all of them were.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    pack = models.CharField(max_length=8)
    content_hash = models.CharField(max_length=64)
    content = models.JSONField()
    prepared_by = models.CharField(max_length=120)
    preparer = models.UUIDField(null=True)
    approved_by = models.CharField(max_length=120, blank=True)
    approver = models.UUIDField(null=True)
    in_force_from = models.DateTimeField(null=True)
    recorded_at = models.DateTimeField()
    counts = models.JSONField(null=True)
    compared_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pack", "content_hash"], name="release_once"),
            models.CheckConstraint(
                condition=~Q(prepared_by=models.F("approved_by")), name="release_approved_by_another"
            ),
            models.CheckConstraint(
                condition=Q(preparer=None) | Q(approver=None) | ~Q(preparer=models.F("approver")),
                name="release_approver_is_another",
            ),
            models.CheckConstraint(
                condition=Q(approved_by="", in_force_from=None)
                | (~Q(approved_by="") & Q(in_force_from__isnull=False)),
                name="release_in_force_when_approved",
            ),
        ]
        ordering = ["pack", "-in_force_from"]

    def __str__(self) -> str:
        return f"{self.pack} {self.content_hash[:12]}"


class Trust(models.TextChoices):
    """Whether somebody only said so, or a paper or a register showed it."""

    CLAIMED = "claimed"
    VERIFIED = "verified"


@tracked(personal=("value",))
class PersonFact(models.Model):
    """One fact; `kind` is a key of the pack's facts, `value` of the type that the pack names.

    `value` null means that the person can't tell. `evidence` names a paper or a service, never its content.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="facts")
    kind = models.CharField(max_length=60)
    value = models.JSONField(null=True)
    trust = models.CharField(max_length=10, choices=Trust)
    evidence = models.CharField(max_length=120, blank=True)
    recorded_by = models.UUIDField(null=True)
    recorded_at = models.DateTimeField()
    superseded_at = models.DateTimeField(null=True)
    taken_back_at = models.DateTimeField(null=True)
    """It rested on a mistake: it never held, also where it was superseded before."""

    class Meta:
        ordering = ["person", "kind", "-recorded_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind"], condition=Q(superseded_at=None), name="fact_one_of_a_kind"
            )
        ]

    def __str__(self) -> str:
        return self.kind


@tracked(personal=("facts",))
class Plan(models.Model):
    """A plan as it was made on a day: the facts it used, the release it rests on, its outcome."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="plans")
    release = models.ForeignKey(LawRelease, on_delete=models.PROTECT, related_name="+")
    made_on = models.DateField()
    made_at = models.DateTimeField()
    outcome = models.CharField(max_length=20)
    facts = models.JSONField()
    consultant_first = models.JSONField(default=list)
    superseded_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["person", "-made_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(superseded_at=None), name="plan_one_in_force"
            )
        ]

    def __str__(self) -> str:
        return str(self.id)


class PlanStep(models.Model):
    """One step with its days; written with its plan and never again. `person` repeats the plan's, for the wall."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="steps")
    position = models.PositiveSmallIntegerField()
    key = models.CharField(max_length=60)
    done = models.BooleanField()
    safe = models.DateField(null=True)
    latest = models.DateField(null=True)
    working_day = models.DateField(null=True)
    advised = models.DateField(null=True)
    expected = models.DateField(null=True)
    assumed = models.BooleanField(default=False)

    class Meta:
        ordering = ["plan", "position"]
        constraints = [models.UniqueConstraint(fields=["plan", "position"], name="planstep_position")]
        indexes = [models.Index(fields=["safe"], name="planstep_safe")]

    def __str__(self) -> str:
        return self.key


@tracked(personal=("moves",))
class PlanChange(models.Model):
    """A plan whose days or sums a release moves; until a consultant has confirmed it the plan stays as it is.

    `moves` are those found on `found_at`; whoever decides sees them reckoned anew. `nearest` is the first day
    that moves, by which the queue is sorted.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    release = models.ForeignKey(LawRelease, on_delete=models.PROTECT, related_name="+")
    moves = models.JSONField()
    may_harm = models.BooleanField()
    nearest = models.DateField(null=True)
    found_at = models.DateTimeField()
    state = models.CharField(max_length=12, default=ReviewState.PENDING.value)
    decided_by = models.UUIDField(null=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["nearest", "id"]
        constraints = [
            models.UniqueConstraint(fields=["person", "release"], name="planchange_once"),
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in REVIEW.table]), name="planchange_state_known"
            ),
        ]
        indexes = [
            models.Index(
                fields=["release", "nearest", "id"],
                condition=Q(state__in=OPEN_REVIEWS),
                name="planchange_open",
            )
        ]

    def __str__(self) -> str:
        return f"{self.release_id} {self.state}"


class Stretch(models.Model):
    """People `after` one id and `up_to` another, whose plans one worker compares with a release in one go.

    Rows live from a release's coming into force until all plans are compared with it.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    release = models.ForeignKey(LawRelease, on_delete=models.CASCADE, related_name="+")
    after = models.UUIDField()
    up_to = models.UUIDField(null=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["release", "after"]
        constraints = [models.UniqueConstraint(fields=["release", "after"], name="stretch_once")]

    def __str__(self) -> str:
        return f"{self.release_id} {self.after}"
