"""What becomes due by itself. Each sweep is safe to run twice and at once, and takes a batch.

They act for nobody in particular: the task that calls them opens the system's scope.
"""

from datetime import datetime, timedelta

from django.db.models import QuerySet

from hamroh.booking.actions.releasing import let_go, release
from hamroh.booking.models import Visit, VisitPlace
from hamroh.core.itinerary.states import VisitState
from hamroh.foundation.actor import Actor
from hamroh.foundation.transactions import action

BATCH = 500
MISSED_AFTER = timedelta(hours=6)
"""Who has not been checked in so long after the planned end has not come."""


def expire_holds(*, actor: Actor, now: datetime, limit: int = BATCH) -> int:
    """Holds whose time is over; answers how many."""
    due = Visit.objects.filter(state=VisitState.HELD, hold_expires_at__lte=now)
    return _expire(due.order_by("hold_expires_at", "id"), "expire_holds", actor, now, limit)


def expire_missed_visits(*, actor: Actor, now: datetime, limit: int = BATCH) -> int:
    """Confirmed visits to which nobody came; answers how many. The person may book again from then on."""
    due = Visit.objects.filter(state=VisitState.CONFIRMED, ends_at__lte=now - MISSED_AFTER)
    return _expire(due.order_by("ends_at", "id"), "expire_missed_visits", actor, now, limit)


def _expire(due: "QuerySet[Visit]", why: str, actor: Actor, now: datetime, limit: int) -> int:
    with action(actor=actor, why=why):
        visits = list(due.select_for_update(skip_locked=True, of=("self",))[:limit])
        for visit in visits:
            let_go(visit, becomes=VisitState.EXPIRED, now=now)
    return len(visits)


def release_due_places(*, actor: Actor, now: datetime, limit: int = BATCH) -> int:
    """Places whose pause is over are free again; answers how many."""
    due = VisitPlace.objects.filter(released_at=None, release_at__lte=now)
    with action(actor=actor, why="release_due_places"):
        places = list(due.order_by("release_at", "id").select_for_update(skip_locked=True)[:limit])
        if places:
            release(places, now)
    return len(places)
