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


def check(itinerary: Itinerary, request: Request, slots: Slots | None = None) -> tuple[Fault, ...]:
    """All that is wrong with it, in the order of its legs; empty if it can be taken as it is.

    Without `slots` those are left out: whoever takes them looks at each under its lock.
    """
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


def _places(itinerary: Itinerary, request: Request, slots: Slots | None) -> Iterable[Fault]:
    services = {service.key: service for service in request.services}
    for leg in itinerary.legs:
        service = services[leg.service]
        if leg.kind != service.kind:
            yield Fault(Problem.WRONG_DESK, leg.service)
        if leg.ends_at - leg.starts_at != timedelta(minutes=service.minutes):
            yield Fault(Problem.WRONG_LENGTH, leg.service)
        day = leg.starts_at.astimezone(request.zone).date()
        if day != itinerary.day or (request.latest_day is not None and day > request.latest_day):
            yield Fault(Problem.WRONG_DAY, leg.service)
        if slots is not None:
            yield from _at_slot(leg, service.minutes, slots)


def _at_slot(leg: Leg, minutes: int, slots: Slots) -> Iterable[Fault]:
    slot = _slot(leg, slots)
    if slot is None:
        yield Fault(Problem.NO_SUCH_SLOT, leg.service)
        return
    if slot.left < 1:
        yield Fault(Problem.SLOT_FULL, leg.service)
    if slot.minutes < minutes:
        yield Fault(Problem.SLOT_TOO_SHORT, leg.service)


def _slot(leg: Leg, slots: Slots) -> Slot | None:
    of_kind = slots.get(leg.kind, ())
    index = bisect_left(of_kind, leg.starts_at, key=attrgetter("start"))
    found = index < len(of_kind) and of_kind[index].start == leg.starts_at
    return of_kind[index] if found else None
