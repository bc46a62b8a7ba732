"""Whether an itinerary still stands: asked before its places are taken, whoever proposed it."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from operator import attrgetter

from hamroh.core.itinerary.frame import Frame
from hamroh.core.itinerary.values import Itinerary, Leg, Request, Slot, Slots


class Problem(StrEnum):
    """What is wrong with an itinerary."""

    SERVICES_DIFFER = "services_differ"
    """Something that was asked for is missing, comes twice, or was not asked for."""
    WRONG_DESK = "wrong_desk"
    WRONG_LENGTH = "wrong_length"
    NO_SUCH_SLOT = "no_such_slot"
    SLOT_FULL = "slot_full"
    SLOT_TOO_SHORT = "slot_too_short"
    TOO_EARLY = "too_early"
    """Before the earliest moment asked for, before the person can be there, or before what it needs."""
    WRONG_DAY = "wrong_day"


@dataclass(frozen=True, slots=True)
class Fault:
    """A problem and the service that has it (None: the whole)."""

    problem: Problem
    service: str | None = None


def check(itinerary: Itinerary, request: Request, slots: Slots) -> tuple[Fault, ...]:
    """All that is wrong with it, in the order of its legs; empty if it can be taken as it is."""
    asked = {service.key for service in request.services}
    named = [leg.service for leg in itinerary.legs]
    if len(named) != len(asked) or set(named) != asked:
        return (Fault(Problem.SERVICES_DIFFER),)
    return (*_order(itinerary, request), *_places(itinerary, request, slots))


def _order(itinerary: Itinerary, request: Request) -> Iterable[Fault]:
    frame = Frame(request)
    ends = [_after_all(itinerary)] * len(frame.services)
    at, place = frame.earliest, None
    for leg in itinerary.legs:
        index = frame.number[leg.service]
        starts = int(leg.starts_at.timestamp())
        if starts < frame.may_begin(index, at, place, ends):
            yield Fault(Problem.TOO_EARLY, leg.service)
        at = ends[index] = starts + frame.length[index]
        place = frame.place[index]


def _after_all(itinerary: Itinerary) -> int:
    """A moment so late that whatever needs a service not done yet comes too early."""
    return int(max(leg.ends_at for leg in itinerary.legs).timestamp())


def _places(itinerary: Itinerary, request: Request, slots: Slots) -> Iterable[Fault]:
    services = {service.key: service for service in request.services}
    for leg in itinerary.legs:
        service = services[leg.service]
        slot = _slot(leg, slots)
        day = leg.starts_at.astimezone(request.zone).date()
        late = request.latest_day is not None and day > request.latest_day
        wrong = (
            (leg.kind != service.kind, Problem.WRONG_DESK),
            (leg.ends_at - leg.starts_at != timedelta(minutes=service.minutes), Problem.WRONG_LENGTH),
            (late or day != itinerary.day, Problem.WRONG_DAY),
            (slot is None, Problem.NO_SUCH_SLOT),
            (slot is not None and slot.left < 1, Problem.SLOT_FULL),
            (slot is not None and slot.minutes < service.minutes, Problem.SLOT_TOO_SHORT),
        )
        for holds, problem in wrong:
            if holds:
                yield Fault(problem, leg.service)


def _slot(leg: Leg, slots: Slots) -> Slot | None:
    of_kind = slots.get(leg.kind, ())
    index = bisect_left(of_kind, leg.starts_at, key=attrgetter("start"))
    found = index < len(of_kind) and of_kind[index].start == leg.starts_at
    return of_kind[index] if found else None
