"""Staff and their roles, the log of looks, one-time codes and recovery cards.

People are in a domain above; here they are only ids.
"""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from hamroh.accounts.roles import Role
from hamroh.foundation.fields import SearchHashField
from hamroh.foundation.history import tracked
from hamroh.foundation.ids import new_id
from hamroh.network.models import Centre


class StaffUserManager(BaseUserManager["StaffUser"]):
    """Django's and allauth's way to the users; ours are made by `accounts.actions.create_staff`."""

    def get_by_natural_key(self, username: str | None) -> "StaffUser":
        """The user of that name, whatever its case."""
        return self.get(username__iexact=username)


@tracked(personal=("password", "last_login"))
class StaffUser(AbstractBaseUser):
    """Somebody who works in the network."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    username = models.CharField(max_length=60, unique=True)
    display_name = models.CharField(max_length=120)
    language = models.CharField(max_length=5, default="ru")
    is_active = models.BooleanField(default=True)
    is_demo = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    objects = StaffUserManager()
    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = []

    class Meta:
        ordering = ["username"]

    def __str__(self) -> str:
        return self.username


@tracked()
class RoleAssignment(models.Model):
    """A role held at a centre until it is ended."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(StaffUser, on_delete=models.PROTECT, related_name="assignments")
    role = models.CharField(max_length=30, choices=[(role.value, role.value) for role in Role])
    centre = models.ForeignKey(Centre, on_delete=models.PROTECT, related_name="+")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        ordering = ["user", "role"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "role", "centre"], condition=models.Q(until=None), name="role_held_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role}"


class LookLog(models.Model):
    """One look of staff at a person. Sealed looks are told in person, never on a page (a shared phone)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person_id = models.UUIDField()
    who_id = models.UUIDField(null=True)
    who_kind = models.CharField(max_length=12)
    centre = models.ForeignKey(Centre, on_delete=models.PROTECT, null=True, related_name="+")
    page = models.CharField(max_length=60)
    fields = models.JSONField(default=list)
    why = models.CharField(max_length=200)
    sealed = models.BooleanField(default=False)
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["person_id", "-at"], name="looklog_person")]

    def __str__(self) -> str:
        return f"{self.who_kind} {self.page} {self.at}"


class OneTimeCode(models.Model):
    """A short code sent to a contact point; only keyed hashes of both are kept."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    destination = SearchHashField()
    code = SearchHashField()
    issued_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    wrong_tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True)
    replaced = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["destination"],
                condition=models.Q(used_at=None, replaced=False),
                name="one_code_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


@tracked(personal=("code",))
class RecoveryCard(models.Model):
    """A card with a code that opens the person's pages when no message reaches them."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person_id = models.UUIDField()
    code = SearchHashField(unique=True)
    issued_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["person_id"], name="recoverycard_person")]

    def __str__(self) -> str:
        return str(self.id)
