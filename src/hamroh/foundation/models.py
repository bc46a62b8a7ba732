"""Tables of the plumbing: outcomes of repeated requests, buckets of rate limits, series of numbers."""

from django.db import models

from hamroh.foundation.ids import new_id


class IdempotencyKey(models.Model):
    """What came of a request, so that the same request sent again gets the same answer.

    `outcome` holds ids and stable words, never personal data.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    who = models.CharField(max_length=64)
    key = models.CharField(max_length=100)
    operation = models.CharField(max_length=60)
    fingerprint = models.CharField(max_length=64)
    outcome = models.JSONField(null=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["who", "key"], name="idempotency_one_outcome")]
        indexes = [models.Index(fields=["created_at"], name="idempotency_age")]

    def __str__(self) -> str:
        return f"{self.operation} {self.key}"


class RateBucket(models.Model):
    """A token bucket; `name` ends in a keyed hash, never in a phone number or an address."""

    name = models.CharField(max_length=130, primary_key=True)
    tokens = models.FloatField()
    updated_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["updated_at"], name="ratebucket_age")]

    def __str__(self) -> str:
        return self.name


class NumberSeries(models.Model):
    """The last number that a series gave out; see hamroh.foundation.series."""

    name = models.CharField(max_length=80, primary_key=True)
    last = models.PositiveBigIntegerField()

    def __str__(self) -> str:
        return f"{self.name} {self.last}"
