"""Who somebody is and what they hold."""

from uuid import UUID

from hamroh.accounts.models import LookLog, RecoveryCard, RoleAssignment, StaffUser
from hamroh.accounts.roles import Compartment, Role, compartments_of
from hamroh.foundation.actor import Actor, ActorKind, Grant
from hamroh.foundation.scope import Scope


def actor_of(user: StaffUser) -> Actor:
    """The actor for a staff user: the roles held now, each at its centre. A closed account holds none."""
    held = RoleAssignment.objects.filter(user=user, until=None, user__is_active=True)
    grants = frozenset(Grant(role, centre) for role, centre in held.values_list("role", "centre_id"))
    return Actor(ActorKind.STAFF, user.id, grants)


def compartments_at(actor: Actor) -> dict[UUID, frozenset[Compartment]]:
    """For each centre of a staff actor, the compartments that the roles held there open."""
    return {
        place: compartments_of(frozenset(Role(grant.role) for grant in actor.grants if grant.place == place))
        for place in actor.places
    }


def scope_of(actor: Actor) -> Scope:
    """What the database lets this actor reach.

    A role that opens no compartment (the administrator's) opens no centre's people either.
    """
    if actor.kind is ActorKind.PERSON:
        return Scope(actor=actor.id, person=actor.id)
    if actor.kind is ActorKind.SYSTEM:
        return Scope(system=True)
    opened = {place: names for place, names in compartments_at(actor).items() if names}
    return Scope(
        actor=actor.id,
        centres=frozenset(opened),
        compartments=frozenset(name.value for names in opened.values() for name in names),
    )


def looks_at(person_id: UUID, *, limit: int = 100) -> list[LookLog]:
    """Who looked at a person, newest first, with the centre loaded: what the person sees. Sealed looks are left out."""
    rows = LookLog.objects.filter(person_id=person_id, sealed=False).select_related("centre")
    return list(rows.order_by("-at", "-id")[:limit])


def list_staff(centre_id: UUID, *, limit: int = 200) -> list[RoleAssignment]:
    """The roles held at a centre now, with their users, by user name."""
    rows = RoleAssignment.objects.filter(centre_id=centre_id, until=None, user__is_active=True)
    return list(rows.select_related("user").order_by("user__username", "role")[:limit])


def has_card(person_id: UUID) -> bool:
    """Whether the person holds a recovery card that works."""
    return RecoveryCard.objects.filter(person_id=person_id, revoked_at=None).exists()
