"""Why there is no day: told only after the search has found none."""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from operator import attrgetter

from hamroh.core.itinerary.values import Because, Reason, Request, Slot, Slots, day_start


def list_reasons(request: Request, slots: Slots) -> tuple[Reason, ...]:
    """The desk kinds that stand in the way, by key; if none does alone, that they never fit together."""
    end = _end(request)
    kinds: dict[str, int] = {}
    for service in request.services:
        kinds[service.kind] = max(service.minutes, kinds.get(service.kind, 0))
    reasons = []
    for kind, minutes in sorted(kinds.items()):
        line = slots.get(kind, ())
        line = line[bisect_left(line, request.earliest, key=attrgetter("start")) :]
        asked = [slot for slot in line if end is None or slot.start < end]
        because = _because(asked, minutes)
        if because is not None:
            reasons.append(Reason(because, kind, _nearest(line, minutes, request)))
    return tuple(reasons) or (Reason(Because.NEVER_TOGETHER),)


def _end(request: Request) -> datetime | None:
    if request.latest_day is None:
        return None
    return day_start(request.latest_day + timedelta(days=1), request.zone)


def _because(asked: Sequence[Slot], minutes: int) -> Because | None:
    if not asked:
        return Because.NO_SLOTS
    long_enough = [slot for slot in asked if slot.minutes >= minutes]
    if not long_enough:
        return Because.TOO_SHORT
    return None if any(slot.left > 0 for slot in long_enough) else Because.FULL


def _nearest(line: Sequence[Slot], minutes: int, request: Request) -> date | None:
    usable = (slot for slot in line if slot.left > 0 and slot.minutes >= minutes)
    first = next(usable, None)
    return first.start.astimezone(request.zone).date() if first else None
