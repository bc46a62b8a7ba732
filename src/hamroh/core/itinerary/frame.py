"""The rules of a visit in plain numbers, shared by the search that offers and the check that validates.

Moments are whole seconds since the epoch. Services are numbered so that each
comes after those that it needs, then in the order of their keys; places
(spots, or kinds whose spot is unknown) in the order in which they are met.
"""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from graphlib import TopologicalSorter

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
        self.walk = [[_seconds(request, start, end) for end in places] for start in places]
        self.earliest = -int(-request.earliest.timestamp() // 1)

    def may_begin(self, service: int, at: int, place: int | None, ends: Sequence[int]) -> int:
        """The first moment for a service after what was done until `at` at `place`.

        `ends` holds when each service ended; those that it needs must have ended and have results.
        """
        moment = at if place is None else at + self.walk[place][self.place[service]]
        for needed in self.needs[service]:
            moment = max(moment, ends[needed] + self.lag[needed])
        return moment


def _in_order(services: Iterable[Service]) -> tuple[Service, ...]:
    by_key = {service.key: service for service in services}
    sorter = TopologicalSorter({key: service.after for key, service in by_key.items()})
    sorter.prepare()
    found: list[Service] = []
    while sorter.is_active():
        ready = sorted(sorter.get_ready())
        found.extend(by_key[key] for key in ready if key in by_key)
        sorter.done(*ready)
    return tuple(found)


def _seconds(request: Request, start: Spot | str, end: Spot | str) -> int:
    if start == end:
        way = timedelta()
    elif isinstance(end, Spot):
        way = request.walking.between(start if isinstance(start, Spot) else None, end)
    else:
        way = request.walking.room
    return int(way.total_seconds())
