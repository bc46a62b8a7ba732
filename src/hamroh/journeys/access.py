"""Who may read and write facts and plans: the person, staff who serve people at a centre, the system.

Row-level security narrows staff to people linked to their centres.
"""

from uuid import UUID

from hamroh.foundation.actor import Actor, ActorKind
from hamroh.foundation.errors import DomainError


def require_may_write(actor: Actor, person_id: UUID) -> None:
    """Raise DomainError `not_allowed` unless `actor` is the person, some staff, or the system."""
    if actor.kind is ActorKind.PERSON and actor.id == person_id:
        return
    if actor.kind is ActorKind.SYSTEM or (actor.kind is ActorKind.STAFF and actor.grants):
        return
    raise DomainError("not_allowed")
