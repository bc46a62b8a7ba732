"""Papers that we issued, and the public list of those that no longer hold."""

from django.db import models

from hamroh.foundation.history import tracked
from hamroh.foundation.ids import new_id
from hamroh.network.models import Centre
from hamroh.people.models import Person


class DocumentKind(models.TextChoices):
    """What we issue ourselves; papers of others are never signed here."""

    RECEIPT = "receipt"
    ATTEMPT = "attempt"


@tracked()
class IssuedDocument(models.Model):
    """A paper that we gave, never changed. `credential` is the signed text of its QR code; it names no person.

    `facts` are the figures of its claims, kept to show it in any language.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=12, choices=DocumentKind)
    number = models.CharField(max_length=24, unique=True)
    short_code = models.CharField(max_length=11, unique=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    centre = models.ForeignKey(Centre, on_delete=models.PROTECT, related_name="+")
    credential = models.TextField()
    facts = models.JSONField()
    issued_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["person", "issued_at"], name="document_of_a_person")]

    def __str__(self) -> str:
        return self.number


class Revocation(models.Model):
    """A number that no longer holds, for good. Public, so it carries no word about a person."""

    number = models.CharField(max_length=24, primary_key=True)
    reason = models.CharField(max_length=40)
    replaced_by = models.CharField(max_length=24, blank=True)
    revoked_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.number
