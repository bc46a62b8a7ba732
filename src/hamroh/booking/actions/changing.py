"""Confirming, moving and cancelling a visit."""

from datetime import datetime
from uuid import UUID

from hamroh.booking.access import BOOKS, SERVES, require_booker
from hamroh.booking.actions.holding import Held, check_itinerary, held_of, new_visit, stamp_visit, take
from hamroh.booking.actions.releasing import change_state, let_go
from hamroh.booking.models import Purpose, Visit
from hamroh.booking.taking import VIOLATIONS
from hamroh.core.itinerary.states import VisitState
from hamroh.core.itinerary.values import Itinerary, Request
from hamroh.foundation import idempotency
from hamroh.foundation.actor import Actor
from hamroh.foundation.errors import DomainError
from hamroh.foundation.locks import lock_row, translate_violations
from hamroh.foundation.transactions import action


def confirm_visit(*, actor: Actor, now: datetime, key: str, visit_id: UUID, identity_hash: str) -> None:
    """Bind a held visit to an identity paper (its keyed hash). A visit never changes its identity.

    Raises `identity_missing`, `not_found`, `not_allowed`, `hold_expired`, `already_booked` (another
    confirmed visit of the purpose for this person or paper), `wrong_state`.
    """
    if not identity_hash:
        raise DomainError("identity_missing")
    values = {"visit": visit_id, "identity": identity_hash}
    with translate_violations(VIOLATIONS), action(actor=actor, why="confirm_visit"):
        claim = idempotency.claim(actor=actor, key=key, operation="confirm_visit", request=values, now=now)
        if claim.outcome is not None:
            return
        visit = lock_row(Visit.objects.all(), visit_id)
        require_booker(actor, visit.person_id, visit.centre_id)
        if visit.state == VisitState.EXPIRED or (visit.hold_expires_at and visit.hold_expires_at <= now):
            raise DomainError("hold_expired")
        visit.identity_hash = identity_hash
        change_state(visit, VisitState.CONFIRMED, now)
        claim.store({"visit": str(visit_id)})


def move_visit(
    *, actor: Actor, now: datetime, key: str, visit_id: UUID, request: Request, itinerary: Itinerary
) -> Held:
    """Put a held or confirmed visit on other places of its centre; when they are gone, it stays as it was.

    The answer names the new visit; it is bound to the same person and paper. Raises as `hold_visit`, and
    `not_found`, `too_late_to_move` (it has begun), `wrong_state`, `hold_expired`.
    """
    check_itinerary(itinerary, request, now)
    stamp = stamp_visit(actor, key, "move_visit", itinerary, visit=visit_id)
    with action(actor=actor, why="move_visit"):
        old = lock_row(Visit.objects.all(), visit_id)
        require_booker(actor, old.person_id, old.centre_id)
        earlier = idempotency.recall(stamp)
        if earlier is not None:
            return held_of(earlier)
        _check_movable(old, now)
        moved = new_visit(
            centre_id=old.centre_id,
            person_id=old.person_id,
            purpose=Purpose(old.purpose),
            itinerary=itinerary,
            now=now,
        )
        moved.instead_of = old.id
        if old.state == VisitState.CONFIRMED:
            moved.state, moved.identity_hash = VisitState.CONFIRMED, old.identity_hash
            moved.hold_expires_at = None
        let_go(old, becomes=VisitState.MOVED, now=now, reused=itinerary.legs)
        return take(actor, moved, itinerary, stamp)


def _check_movable(visit: Visit, now: datetime) -> None:
    if visit.state not in {VisitState.HELD, VisitState.CONFIRMED} or visit.walk_in:
        raise DomainError("wrong_state", state=visit.state)
    if visit.hold_expires_at and visit.hold_expires_at <= now:
        raise DomainError("hold_expired")
    if visit.starts_at <= now:
        raise DomainError("too_late_to_move")


def cancel_visit(*, actor: Actor, now: datetime, key: str, visit_id: UUID) -> None:
    """Give a visit up, also on its day, or leave unserved; the places return after a pause. Raises `not_found`, `not_allowed`,
    `wrong_state`.
    """
    with action(actor=actor, why="cancel_visit"):
        values = {"visit": visit_id}
        claim = idempotency.claim(actor=actor, key=key, operation="cancel_visit", request=values, now=now)
        if claim.outcome is not None:
            return
        visit = lock_row(Visit.objects.all(), visit_id)
        roles = SERVES if visit.state == VisitState.ARRIVED else BOOKS
        require_booker(actor, visit.person_id, visit.centre_id, roles)
        let_go(visit, becomes=VisitState.CANCELLED, now=now)
        claim.store({"visit": str(visit_id)})
