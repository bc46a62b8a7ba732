"""Who may do what with a visit, and the only way to a visit by its key."""

from uuid import UUID

from django.db.models import QuerySet

from hamroh.accounts.roles import Role
from hamroh.booking.models import Visit
from hamroh.foundation.actor import Actor, ActorKind
from hamroh.foundation.errors import DomainError
from hamroh.people.models import PersonCentre

BOOKS = (Role.RECEPTION, Role.CONSULTANT, Role.REGISTRAR, Role.MANAGER)
SERVES = (*BOOKS, Role.CASHIER, Role.MEDIC, Role.EXAMINER, Role.TRANSLATOR)
OPENS = (Role.MANAGER, Role.ADMINISTRATOR)


def require(actor: Actor, roles: tuple[Role, ...], centre_id: UUID) -> None:
    """Staff with one of the roles at the centre, or the system. Raises `not_allowed`."""
    if actor.kind is ActorKind.SYSTEM:
        return
    if actor.kind is not ActorKind.STAFF or not any(actor.holds(role, centre_id) for role in roles):
        raise DomainError("not_allowed")


def require_booker(
    actor: Actor, person_id: UUID | None, centre_id: UUID, roles: tuple[Role, ...] = BOOKS
) -> None:
    """The person, for themselves, who books at the centre, or who books where the person is served already.

    Raises `not_allowed`.
    """
    own = actor.kind is ActorKind.PERSON and actor.id is not None and actor.id == person_id
    if own or _serves(actor, person_id, centre_id, roles):
        return
    require(actor, roles, centre_id)


def _serves(actor: Actor, person_id: UUID | None, centre_id: UUID, roles: tuple[Role, ...]) -> bool:
    places = {grant.place for grant in actor.grants if grant.role in roles}
    if person_id is None or not places or centre_id in places:
        return False
    return PersonCentre.objects.filter(person_id=person_id, centre_id__in=places).exists()


def get_visit(*, actor: Actor, visit_id: UUID) -> Visit:
    """A visit that the actor may see, with its places. Raises `not_found`, also for what is not theirs.

    Staff pages that show whose visit it is log the look through people, as for any look at a person.
    """
    visit = visible(Visit.objects.prefetch_related("places"), actor).filter(pk=visit_id).first()
    if visit is None:
        raise DomainError("not_found")
    return visit


def visible(visits: "QuerySet[Visit]", actor: Actor) -> "QuerySet[Visit]":
    """Those of the visits that the actor may see."""
    if actor.kind is ActorKind.SYSTEM:
        return visits
    if actor.kind is ActorKind.PERSON and actor.id is not None:
        return visits.filter(person_id=actor.id)
    served = {grant.place for grant in actor.grants if grant.role in SERVES}
    return visits.filter(centre_id__in=served)
