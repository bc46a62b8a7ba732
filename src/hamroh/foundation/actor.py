"""Who acts: passed to every action, which checks what the actor may do."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class ActorKind(StrEnum):
    """Which door somebody came through."""

    STAFF = "staff"
    PERSON = "person"
    SYSTEM = "system"
    ANONYMOUS = "anonymous"


@dataclass(frozen=True, slots=True)
class Grant:
    """A role held at a place; both are plain values whose meaning the domains know."""

    role: str
    place: UUID


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acts. `id` is the staff user's or the person's id; None for the system and for nobody."""

    kind: ActorKind
    id: UUID | None = None
    grants: frozenset[Grant] = frozenset()

    def holds(self, role: str, place: UUID) -> bool:
        """Whether this actor holds `role` at `place`."""
        return Grant(role, place) in self.grants

    @property
    def places(self) -> frozenset[UUID]:
        """All places where this actor holds some role."""
        return frozenset(grant.place for grant in self.grants)


SYSTEM = Actor(ActorKind.SYSTEM)
ANONYMOUS = Actor(ActorKind.ANONYMOUS)
