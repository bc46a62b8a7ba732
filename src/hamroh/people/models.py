"""People, their names in every spelling, identity papers, contact points, consents, and where they were served.

Every table here is behind row-level security; `hamroh.people.walls` has the rule.
"""

from django.db import models

from hamroh.foundation.fields import EncryptedTextField, SearchHashField
from hamroh.foundation.history import tracked
from hamroh.foundation.ids import new_id
from hamroh.network.models import Centre


@tracked(personal=("birth_date",))
class Person(models.Model):
    """Anyone we serve. `is_invented` marks people of the demo and of tests."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    language = models.CharField(max_length=5)
    home_centre = models.ForeignKey(Centre, on_delete=models.PROTECT, null=True, related_name="+")
    region_code = models.CharField(max_length=20, blank=True)
    birth_date = models.DateField(null=True)
    is_invented = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True)
    """From then on the row is a number without a person: nothing of them is left to read."""

    def __str__(self) -> str:
        return str(self.id)


@tracked()
class PersonCentre(models.Model):
    """A person was registered, booked or served at a centre; from then on its staff may see them."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="centres")
    centre = models.ForeignKey(Centre, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=60)
    since = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "centre"], name="person_centre_once")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.centre_id}"


class Script(models.TextChoices):
    """The letters a name is written in."""

    LATIN = "latn"
    CYRILLIC = "cyrl"


class NameSource(models.TextChoices):
    """The paper, or whoever else, a spelling comes from."""

    PASSPORT_PAGE = "passport_page"
    PASSPORT_MRZ = "passport_mrz"
    TRANSLATION = "translation"
    MIGRATION_CARD = "migration_card"
    REGISTRATION = "registration"
    PATENT = "patent"
    BANK = "bank"
    SELF = "self"


@tracked(personal=("surname", "given", "patronymic"))
class PersonName(models.Model):
    """One spelling. Who has one name only has it as surname; a patronymic is never assumed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="names")
    script = models.CharField(max_length=4, choices=Script.choices)
    source = models.CharField(max_length=20, choices=NameSource.choices)
    surname = models.CharField(max_length=120)
    given = models.CharField(max_length=120, blank=True)
    patronymic = models.CharField(max_length=120, blank=True)
    is_preferred = models.BooleanField(default=False)
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["person", "-is_preferred", "recorded_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(is_preferred=True), name="one_preferred_name"
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def full(self) -> str:
        """The parts that there are, surname first."""
        return " ".join(part for part in (self.surname, self.given, self.patronymic) if part)


class NameKey(models.Model):
    """A key under which a name is found in any spelling and script; made by `hamroh.people.naming`."""

    id = models.BigAutoField(primary_key=True)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    name = models.ForeignKey(PersonName, on_delete=models.CASCADE, related_name="keys")
    key = models.CharField(max_length=80)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name", "key"], name="name_key_once")]
        indexes = [models.Index(fields=["key", "person"], name="namekey_key")]

    def __str__(self) -> str:
        return str(self.id)


class PaperKind(models.TextChoices):
    """Papers that say who somebody is."""

    PASSPORT = "passport"
    ID_CARD = "id_card"
    RETURN_CERTIFICATE = "return_certificate"


@tracked(personal=("number", "number_hash"))
class IdentityPaper(models.Model):
    """A passport or its like. The number is encrypted; an active number belongs to one person only."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="papers")
    kind = models.CharField(max_length=20, choices=PaperKind.choices)
    country = models.CharField(max_length=3)
    number = EncryptedTextField()
    number_hash = SearchHashField()
    valid_from = models.DateField(null=True)
    valid_until = models.DateField(null=True)
    recorded_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["person", "-recorded_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["number_hash"], condition=models.Q(replaced_at=None), name="paper_of_one_person"
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class ContactKind(models.TextChoices):
    """Ways to reach somebody."""

    PHONE = "phone"
    EMAIL = "email"


@tracked(personal=("value", "value_hash"))
class ContactPoint(models.Model):
    """A phone number (E.164) or an address. Several people may share a phone; one of them signs in by it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="contacts")
    kind = models.CharField(max_length=10, choices=ContactKind.choices)
    value = EncryptedTextField()
    value_hash = SearchHashField(db_index=True)
    confirmed_at = models.DateTimeField(null=True)
    recorded_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["person", "-recorded_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind"], condition=models.Q(replaced_at=None), name="one_contact_of_a_kind"
            ),
            models.UniqueConstraint(
                fields=["value_hash"],
                condition=models.Q(replaced_at=None, confirmed_at__isnull=False),
                name="contact_confirmed_once",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Purpose(models.TextChoices):
    """What consent is asked for, each by itself."""

    KEEP_PLAN = "keep_plan"
    SERVICES = "services"
    REMINDERS = "reminders"
    STATE_FILING = "state_filing"
    WORK = "work"
    CONFIDENTIAL_HELP = "confidential_help"


@tracked()
class Consent(models.Model):
    """Consent to one purpose, given in a language and withdrawn at any time."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=30, choices=Purpose.choices)
    language = models.CharField(max_length=5)
    text_version = models.CharField(max_length=20)
    given_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["person", "-given_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "purpose"], condition=models.Q(withdrawn_at=None), name="consent_given_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.purpose}"


class Erasure(models.Model):
    """That a person's data were destroyed: when, on whose word and what was left; nothing about the person.

    Kept as the proof of it (Roskomnadzor's order 179 of 2022-10-28).
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person_id = models.UUIDField(unique=True)
    at = models.DateTimeField()
    by_kind = models.CharField(max_length=12)
    by_id = models.UUIDField(null=True)
    centre = models.ForeignKey(Centre, on_delete=models.PROTECT, null=True, related_name="+")
    reason = models.CharField(max_length=20)
    kept = models.JSONField()
    """How many rows of each kind were kept, without a name."""

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d} {self.reason}"
