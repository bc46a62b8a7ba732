"""Staff accounts and roles, and the log of looks."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from hamroh.accounts.models import LookLog, RoleAssignment, StaffUser
from hamroh.accounts.roles import Role
from hamroh.foundation.actor import Actor, ActorKind
from hamroh.foundation.errors import DomainError
from hamroh.foundation.locks import lock_row, translate_violations
from hamroh.foundation.transactions import action
from hamroh.network.access import require_keeper


def create_staff(
    *,
    actor: Actor,
    username: str,
    display_name: str,
    now: datetime,
    password: str | None = None,
    language: str = "ru",
    is_demo: bool = False,
) -> StaffUser:
    """Make an account without roles; without a password nobody can sign in. Raises `username_taken`."""
    require_keeper(actor, None)
    user = StaffUser(
        username=username.lower(),
        display_name=display_name,
        language=language,
        is_demo=is_demo,
        created_at=now,
    )
    user.set_password(password)
    known = {"accounts_staffuser_username_key": "username_taken"}
    with translate_violations(known), action(actor=actor, why="create_staff"):
        user.save(force_insert=True)
    return user


def close_staff(*, actor: Actor, user_id: UUID) -> StaffUser:
    """Shut an account: it opens nothing from the next request on."""
    require_keeper(actor, None)
    with action(actor=actor, why="close_staff"):
        user = lock_row(StaffUser.objects.all(), user_id)
        user.is_active = False
        user.save(update_fields=["is_active"])
    return user


def set_staff_language(*, actor: Actor, user_id: UUID, language: str) -> StaffUser:
    """The language in which somebody works; each sets their own. Raises `not_allowed`."""
    if actor.id != user_id:
        raise DomainError("not_allowed")
    with action(actor=actor, why="set_staff_language"):
        user = lock_row(StaffUser.objects.all(), user_id)
        user.language = language
        user.save(update_fields=["language"])
    return user


def assign_role(*, actor: Actor, user_id: UUID, role: Role, centre_id: UUID, now: datetime) -> RoleAssignment:
    """Give a role at a centre. Raises `not_for_oneself`, `role_already_held`."""
    require_keeper(actor, centre_id)
    if actor.id == user_id:
        raise DomainError("not_for_oneself")
    held = RoleAssignment(user_id=user_id, role=role.value, centre_id=centre_id, since=now)
    known = {"role_held_once": "role_already_held"}
    with translate_violations(known), action(actor=actor, why="assign_role"):
        held.save(force_insert=True)
    return held


def end_role(*, actor: Actor, assignment_id: UUID, now: datetime) -> RoleAssignment:
    """Take a role back; safe to repeat. Raises `not_found`."""
    with action(actor=actor, why="end_role"):
        held = lock_row(RoleAssignment.objects.all(), assignment_id)
        require_keeper(actor, held.centre_id)
        if held.until is None:
            held.until = now
            held.save(update_fields=["until"])
    return held


def record_look(
    *,
    actor: Actor,
    person_id: UUID,
    page: str,
    fields: Iterable[str],
    why: str,
    now: datetime,
    centre_id: UUID | None = None,
    sealed: bool = False,
) -> None:
    """Write down that somebody looked at a person; called by `access.py` of each domain, in its transaction.

    A person's look at their own data is not written down. `sealed` keeps the look off the page
    "who looked at my data", which somebody violent may be reading along.
    """
    if actor.kind is ActorKind.PERSON and actor.id == person_id:
        return
    LookLog(
        person_id=person_id,
        who_id=actor.id,
        who_kind=actor.kind.value,
        centre_id=centre_id,
        page=page,
        fields=sorted(fields),
        why=why,
        sealed=sealed,
        at=now,
    ).save(force_insert=True)
