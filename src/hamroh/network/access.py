"""Who keeps the network's centres, desks and prices."""

from uuid import UUID

from hamroh.foundation.actor import Actor, ActorKind
from hamroh.foundation.errors import DomainError

# The values of accounts.Role, which lies above; a test holds them equal.
ADMINISTRATOR = "administrator"
MANAGER = "manager"


def require_keeper(actor: Actor, centre_id: UUID | None, *roles: str) -> None:
    """The system, or staff with one of `roles` (administrator if none is named) at the centre.

    Without a centre the matter is the whole network's and a role at any centre will do.
    Raises DomainError("not_allowed").
    """
    if actor.kind is ActorKind.SYSTEM:
        return
    wanted = roles or (ADMINISTRATOR,)
    places = actor.places if centre_id is None else {centre_id}
    if not any(actor.holds(role, place) for role in wanted for place in places):
        raise DomainError("not_allowed")
