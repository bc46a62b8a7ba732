"""Visits of somebody who is erased: they stay as numbers of a day, nobody's."""

from datetime import datetime
from uuid import UUID

from hamroh.booking.actions.releasing import let_go
from hamroh.booking.models import Visit, VisitPlace
from hamroh.core.itinerary.states import VisitState
from hamroh.foundation.actor import Actor
from hamroh.foundation.rls import erase_by
from hamroh.foundation.transactions import action

_OPEN = (VisitState.HELD, VisitState.CONFIRMED)


def erase_visits(*, actor: Actor, person_id: UUID, now: datetime) -> int:
    """Cancel what lies ahead, take the person out of every visit; answers how many stay as numbers.

    The person must be marked as erased; in the system's scope.
    """
    with action(actor=actor, why="erase_visits"):
        mine = Visit.objects.filter(person_id=person_id).order_by("id")
        for visit in mine.filter(state__in=_OPEN).select_for_update(of=("self",)):
            let_go(visit, becomes=VisitState.CANCELLED, now=now)
        ids = list(mine.values_list("id", flat=True))
        VisitPlace.objects.filter(visit_id__in=ids).update(person_id=None)
        Visit.objects.filter(id__in=ids).update(person=None, identity_hash="")
        erase_by("booking_erase", person_id)
    return len(ids)
