"""Who may work where on the floor, and who sees whom there.

A desk belongs to a role: the cash desk to cashiers, the examination to examiners. A desk of a state
body hosted in the centre sees the application before it and nothing else of the visit. Every look at
the person who stands at a desk is logged.
"""

from datetime import datetime
from uuid import UUID

from hamroh.accounts.roles import Role
from hamroh.floor.log import period_at
from hamroh.foundation.actor import Actor, ActorKind
from hamroh.foundation.errors import DomainError
from hamroh.network.models import Desk
from hamroh.people.access import PersonCard, look_up_person

WORKS_AT: dict[str, frozenset[Role]] = {
    "cash_desk": frozenset({Role.CASHIER}),
    "medical": frozenset({Role.MEDIC}),
    "exam": frozenset({Role.EXAMINER}),
    "translation": frozenset({Role.TRANSLATOR}),
    "consultant": frozenset({Role.CONSULTANT}),
}
"""By the key of a desk kind. Kinds that are not named belong to reception, those of the state to registrars."""

MEETS_PEOPLE = frozenset({Role.RECEPTION, Role.CONSULTANT, Role.MANAGER})
"""Who checks people in and lets them go."""


def roles_at(desk: Desk) -> frozenset[Role]:
    """The roles that may work at this desk."""
    kind = desk.desk_kind
    if kind.of_the_state or desk.hosted_body:
        return frozenset({Role.REGISTRAR})
    return WORKS_AT.get(kind.key, frozenset({Role.RECEPTION})) | {Role.MANAGER}


def find_desk(*, centre_id: UUID, desk_id: UUID) -> Desk:
    """A desk of this centre. Raises `desk_unknown`."""
    desk = (
        Desk.objects.select_related("desk_kind").filter(id=desk_id, centre_id=centre_id, is_open=True).first()
    )
    if desk is None:
        raise DomainError("desk_unknown")
    return desk


def get_desk(*, actor: Actor, desk_id: UUID) -> Desk:
    """The desk, for somebody who may work there. Raises `desk_unknown`, `not_allowed`."""
    desk = Desk.objects.select_related("desk_kind").filter(id=desk_id, is_open=True).first()
    if desk is None:
        raise DomainError("desk_unknown")
    if not any(actor.holds(role, desk.centre_id) for role in roles_at(desk)):
        raise DomainError("not_allowed")
    return desk


def look_at_desk(
    *, actor: Actor, now: datetime, desk_id: UUID, ticket_id: UUID | None = None
) -> PersonCard | None:
    """Who stands at this desk, for somebody who works there; the look is logged.

    None when nobody stands there, or somebody who has given no name. Raises `desk_unknown`, `not_allowed`.
    """
    desk = get_desk(actor=actor, desk_id=desk_id)
    period = period_at(desk, ticket_id)
    if period is None or period.ticket.person_id is None:
        return None
    return look_up_person(
        actor=actor, person_id=period.ticket.person_id, page="desk", why="stands_at_desk", now=now
    )


def list_desks(*, actor: Actor, centre_id: UUID) -> list[Desk]:
    """The desks of a centre at which this actor may work, by their numbers."""
    desks = (
        Desk.objects.select_related("desk_kind").filter(centre_id=centre_id, is_open=True).order_by("number")
    )
    return [desk for desk in desks if any(actor.holds(role, centre_id) for role in roles_at(desk))]


def require_reception(*, actor: Actor, centre_id: UUID) -> None:
    """Somebody who meets people at the door, or the kiosk there. Raises `not_allowed`."""
    if actor.kind is ActorKind.SYSTEM:
        return
    if not any(actor.holds(role, centre_id) for role in MEETS_PEOPLE):
        raise DomainError("not_allowed")


def require_own_or_reception(*, actor: Actor, person_id: UUID | None, centre_id: UUID) -> None:
    """The person of the ticket, or whoever meets people there. Raises `not_allowed`."""
    if actor.kind is ActorKind.PERSON and person_id is not None and actor.id == person_id:
        return
    require_reception(actor=actor, centre_id=centre_id)


def require_manager(*, actor: Actor, centre_id: UUID) -> None:
    """Who answers for the day. Raises `not_allowed`."""
    if not actor.holds(Role.MANAGER, centre_id):
        raise DomainError("not_allowed")


def sees_whole_visit(desk: Desk) -> bool:
    """Whether this desk sees the other services of a visit; desks of state bodies do not."""
    return not desk.hosted_body and not desk.desk_kind.of_the_state
