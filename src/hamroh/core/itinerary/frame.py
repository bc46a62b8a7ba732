"""The rules of a visit in plain numbers, shared by the search that offers and the check that validates.

Moments are whole seconds since the epoch. Services are numbered so that each
comes after those that it needs, then in the order of their keys; places
(spots, or kinds whose spot is unknown) in the order in which they are met.
"""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from hamroh.core.dispatch.lines import Spot
from hamroh.core.itinerary.values import Request, Service

MINUTE = 60


class Frame:
    """A request, compiled."""

    def __init__(self, request: Request) -> None:
        self.services = _in_order(request.services)
        number = {service.key: index for index, service in enumerate(self.services)}
        self.number = number
        self.length = [service.minutes * MINUTE for service in self.services]
        self.lag = [service.results_after * MINUTE for service in self.services]
        self.needs = [
            sorted(number[key] for key in service.after if key in number) for service in self.services
        ]
        places: dict[Spot | str, int] = {}
        spots = [request.spots.get(service.kind, service.kind) for service in self.services]
        self.place = [places.setdefault(spot, len(places)) for spot in spots]
        self.spots = tuple(places)
        self.request = request
        self.known: dict[tuple[int, int], int] = {}
        self.earliest = -int(-request.earliest.timestamp() // 1)

    def walk(self, start: int, end: int) -> int:
        """The way from place to place; worked out when it is first asked for."""
        way = self.known.get((start, end))
        if way is None:
            way = self.known[start, end] = _seconds(self.request, self.spots[start], self.spots[end])
        return way

    def may_begin(self, service: int, at: int, place: int | None, ends: Sequence[int]) -> int:
        """The first moment for a service after what was done until `at` at `place`.

        `ends` holds when each service ended; those that it needs must have ended and have results.
        """
        moment = at if place is None else at + self.walk(place, self.place[service])
        for needed in self.needs[service]:
            moment = max(moment, ends[needed] + self.lag[needed])
        return moment


def _in_order(services: Iterable[Service]) -> tuple[Service, ...]:
    """Round by round those whose needs are met by earlier rounds; there is no circle."""
    left = sorted(services, key=lambda one: one.key)
    found: list[Service] = []
    while left:
        waiting = {service.key for service in left}
        found += [service for service in left if waiting.isdisjoint(service.after)]
        left = [service for service in left if not waiting.isdisjoint(service.after)]
    return tuple(found)


def _seconds(request: Request, start: Spot | str, end: Spot | str) -> int:
    if start == end:
        way = timedelta()
    elif isinstance(end, Spot):
        way = request.walking.between(start if isinstance(start, Spot) else None, end)
    else:
        way = request.walking.room
    return int(way.total_seconds())
