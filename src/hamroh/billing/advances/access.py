"""Who may say what about an advance payment."""

from collections.abc import Mapping
from types import MappingProxyType
from uuid import UUID

from hamroh.accounts.roles import Role
from hamroh.core.advance import AdvanceState
from hamroh.foundation.actor import Actor, ActorKind
from hamroh.foundation.errors import DomainError
from hamroh.people.models import PersonCentre

MAY_SAY: Mapping[AdvanceState, frozenset[Role]] = MappingProxyType(
    {
        AdvanceState.PRESENTED: frozenset({Role.CASHIER, Role.MANAGER}),
        AdvanceState.CONFIRMED: frozenset({Role.CASHIER}),
        AdvanceState.MATCHED: frozenset({Role.MANAGER}),
        AdvanceState.REJECTED: frozenset({Role.MANAGER}),
    }
)
"""At a centre that the person is linked to. The system speaks for a bank's import."""


def require_may_say(actor: Actor, state: AdvanceState, person_id: UUID) -> None:
    """Raise DomainError `not_allowed` unless `actor` may bring this person's payment to `state`.

    The person may only present: that somebody paid is never believed because the same person says it twice.
    """
    if actor.kind is ActorKind.SYSTEM:
        return
    if actor.kind is ActorKind.PERSON and actor.id == person_id and state is AdvanceState.PRESENTED:
        return
    places = [grant.place for grant in actor.grants if grant.role in MAY_SAY[state]]
    if actor.kind is ActorKind.STAFF and _linked(person_id, places):
        return
    raise DomainError("not_allowed")


def _linked(person_id: UUID, places: list[UUID]) -> bool:
    return PersonCentre.objects.filter(person_id=person_id, centre_id__in=places).exists()
