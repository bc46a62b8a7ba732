"""Who somebody is and what they hold."""

from uuid import UUID

from hamroh.accounts.models import RoleAssignment, StaffUser
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
