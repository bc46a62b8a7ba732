"""Who may handle money: cashiers take it, managers of the same centre read it and reverse it."""

from uuid import UUID

from hamroh.accounts.roles import Role
from hamroh.foundation.actor import Actor, ActorKind
from hamroh.foundation.errors import DomainError

TAKES_MONEY = (Role.CASHIER,)
KEEPS_MONEY = (Role.CASHIER, Role.MANAGER)


def require_role(actor: Actor, roles: tuple[Role, ...], centre_id: UUID) -> None:
    """Raise DomainError `not_allowed` unless `actor` holds one of `roles` at the centre, or is the system."""
    if actor.kind is ActorKind.SYSTEM or any(actor.holds(role, centre_id) for role in roles):
        return
    raise DomainError("not_allowed")
