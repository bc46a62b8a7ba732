"""Giving places back. They return after a random pause, so that nobody can hand a place to a buyer."""

import secrets
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from hamroh.booking.models import Slot, Visit, VisitPlace
from hamroh.core.itinerary.states import VISIT, VisitState
from hamroh.core.itinerary.values import Leg
from hamroh.foundation.errors import DomainError
from hamroh.foundation.locks import lock_rows

SHORTEST_PAUSE = timedelta(minutes=2)
LONGEST_PAUSE = timedelta(minutes=20)


def let_go(visit: Visit, *, becomes: VisitState, now: datetime, reused: Sequence[Leg] = ()) -> None:
    """End a locked visit: its places return later, but those that the same visitor takes again (`reused`) at once.

    Slots of `reused` are locked here in key order, before the statement that takes them. Raises `wrong_state`.
    """
    change_state(visit, becomes, now)
    again = [
        place
        for place in visit.places.filter(released_at=None, walk_in=False)
        if any((leg.kind, leg.starts_at) == (place.desk_kind, place.starts_at) for leg in reused)
    ]
    if again:
        release([*again], now, also=_slots_of(visit, reused))
    for place in visit.places.filter(released_at=None, release_at=None):
        place.release_at = now + _pause()
        place.save(update_fields=["release_at"])


def change_state(visit: Visit, after: VisitState, now: datetime) -> None:
    """One step in the table of transitions. Raises `wrong_state`."""
    if not VISIT.allowed(VisitState(visit.state), after):
        raise DomainError("wrong_state", state=visit.state)
    visit.state = after
    visit.changed_at = now
    if after is not VisitState.HELD:
        visit.hold_expires_at = None
    visit.save(update_fields=["state", "changed_at", "hold_expires_at", "identity_hash"])


def release(places: Sequence[VisitPlace], now: datetime, also: Iterable[Slot] = ()) -> None:
    """Take these places off the counts of their slots. `also` are slots to lock with theirs, in one order."""
    wanted = {place.slot_id for place in places} | {slot.id for slot in also}
    slots = lock_rows(Slot.objects.all(), wanted)
    booked = Counter(place.slot_id for place in places if not place.walk_in)
    walked_in = Counter(place.slot_id for place in places if place.walk_in)
    for slot in slots:
        slot.taken -= booked[slot.id]
        slot.walk_in_taken -= walked_in[slot.id]
    Slot.objects.bulk_update(slots, ["taken", "walk_in_taken"])
    VisitPlace.objects.filter(pk__in=[place.pk for place in places]).update(released_at=now)


def _slots_of(visit: Visit, legs: Sequence[Leg]) -> list[Slot]:
    kinds = {leg.kind for leg in legs}
    starts = {leg.starts_at for leg in legs}
    return list(Slot.objects.filter(centre_id=visit.centre_id, desk_kind__in=kinds, starts_at__in=starts))


def _pause() -> timedelta:
    between = int((LONGEST_PAUSE - SHORTEST_PAUSE).total_seconds())
    return SHORTEST_PAUSE + timedelta(seconds=secrets.randbelow(between + 1))
