"""The earliest day on which all services fit, and on it the order that ends earliest.

Best first: the partial order with the least possible end is taken up next. For a given order the
first slot that can be reached is always the best one, for whoever is done earlier is never later
anywhere else; so only orders are searched. Of two ways that did the same services and ended at the
same place, one that is nowhere later than the other replaces it.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from heapq import heappop, heappush
from operator import attrgetter

from hamroh.core.itinerary.frame import Frame
from hamroh.core.itinerary.reasons import list_reasons
from hamroh.core.itinerary.values import Itinerary, Leg, NoDay, Request, Slot, Slots, day_start

_START = attrgetter("start")


def find(request: Request, slots: Slots) -> Itinerary | NoDay:
    """The visit that ends earliest on the earliest day on which everything fits, or why there is none.

    Of the slots that lead to the same end the latest are chosen, so that the stay is short.
    Full and short slots are passed over; they only make the reasons of a "no" more exact.
    """
    frame = Frame(request)
    for day, starts in _days(request, frame, slots):
        order = _Day(frame, starts).search()
        if order is None:
            continue
        if request.latest_day is not None and day > request.latest_day:
            return NoDay(list_reasons(request, slots), nearest=day)
        return Itinerary(day, _legs(frame, _shorten(frame, starts, order)))
    return NoDay(list_reasons(request, slots))


def _days(request: Request, frame: Frame, slots: Slots) -> Iterator[tuple[date, list[list[int]]]]:
    """The days on which each service has some slot, with the starts of the slots that it can use."""
    of_service = [slots.get(service.kind, ()) for service in frame.services]
    moment = request.earliest
    while True:
        heads = [bisect_left(line, moment, key=_START) for line in of_service]
        if any(head == len(line) for head, line in zip(heads, of_service, strict=True)):
            return
        first = max(line[head].start for head, line in zip(heads, of_service, strict=True))
        day = first.astimezone(request.zone).date()
        start = max(day_start(day, request.zone), request.earliest)
        moment = day_start(day + timedelta(days=1), request.zone)
        starts = [_starts(line, start, moment, service.minutes)
                  for line, service in zip(of_service, frame.services, strict=True)]  # fmt: skip
        if all(starts):
            yield day, starts


def _starts(line: Sequence[Slot], start: datetime, end: datetime, minutes: int) -> list[int]:
    low = bisect_left(line, start, key=_START)
    high = bisect_left(line, end, lo=low, key=_START)
    return [
        int(slot.start.timestamp())
        for slot in line[low:high]
        if slot.left > 0 and slot.minutes >= minutes
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Way:
    """What was done so far: services as bits, where and when the last ended, each one's start and end."""

    done: int
    at: int
    place: int | None
    order: tuple[tuple[int, int], ...]
    ends: tuple[int, ...]


class _Day:
    """The search on one day."""

    def __init__(self, frame: Frame, starts: list[list[int]]) -> None:
        self.frame = frame
        self.starts = starts
        self.count = len(frame.services)
        self.all = (1 << self.count) - 1
        self.needs = [sum(1 << needed for needed in line) for line in frame.needs]
        self.tail = self._tails()
        self.lagging = [index for index, lag in enumerate(frame.lag) if lag]
        self.kept: dict[tuple[int, int | None], list[tuple[int, ...]]] = {}

    def _tails(self) -> list[int]:
        """For each service the least time from its start to the end of all that needs it."""
        frame = self.frame
        tails: dict[int, int] = {}

        def tail(index: int) -> int:
            if index not in tails:
                later = (frame.lag[index] + tail(other)
                         for other in range(self.count) if index in frame.needs[other])  # fmt: skip
                tails[index] = frame.length[index] + max(later, default=0)
            return tails[index]

        return [tail(index) for index in range(self.count)]

    def search(self) -> tuple[tuple[int, int], ...] | None:
        """The services with their starts in the best order, or None if they don't fit into this day."""
        frame = self.frame
        heap = [(0, 0, 0, _Way(0, frame.earliest, None, (), (0,) * self.count))]
        serial = 0
        while heap:
            bound, _, _, way = heappop(heap)
            if way.done == self.all:
                return way.order
            for least, after in self._after(way):
                serial += 1
                heappush(heap, (max(bound, least), -len(after.order), serial, after))
        return None

    def _after(self, way: _Way) -> list[tuple[int, _Way]]:
        """What can follow, each with the least end that it can lead to; nothing if something no longer fits."""
        frame, found, ends = self.frame, [], list(way.ends)
        todo = [index for index in range(self.count) if not way.done >> index & 1]
        left = sum(frame.length[index] for index in todo)
        least = way.at + left
        for index in todo:
            # What it needs and is not done yet came before it in this loop, with its least end.
            begin = frame.may_begin(index, way.at, way.place, ends)
            line = self.starts[index]
            head = bisect_left(line, begin)
            if head == len(line):
                return []
            start = line[head]
            ends[index] = start + frame.length[index]
            least = max(least, start + self.tail[index])
            if not self.needs[index] & ~way.done:
                found.append((index, start))
        ways = ((self._step(way, index, start), left - frame.length[index]) for index, start in found)
        return [(max(least, after.at + rest), after) for after, rest in ways if self._keep(after)]

    def _step(self, way: _Way, index: int, start: int) -> _Way:
        end = start + self.frame.length[index]
        ends = (*way.ends[:index], end, *way.ends[index + 1 :])
        place = self.frame.place[index]
        return _Way(way.done | 1 << index, end, place, (*way.order, (index, start)), ends)

    def _keep(self, way: _Way) -> bool:
        """Whether no way known so far is at least as early in everything that still matters."""
        mine = (way.at, *(way.ends[index] for index in self.lagging))
        known = self.kept.setdefault((way.done, way.place), [])
        if any(all(a <= b for a, b in zip(other, mine, strict=True)) for other in known):
            return False
        known.append(mine)
        return True


def _shorten(
    frame: Frame, starts: list[list[int]], order: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """The same order with each start as late as the next ones allow; the last one stays."""
    moved = [order[-1]]
    for index, _ in reversed(order[:-1]):
        following, next_start = moved[0]
        limit = next_start - frame.walk(frame.place[index], frame.place[following])
        for other, start in moved:
            if index in frame.needs[other]:
                limit = min(limit, start - frame.lag[index])
        line = starts[index]
        moved.insert(0, (index, line[bisect_right(line, limit - frame.length[index]) - 1]))
    return moved


def _legs(frame: Frame, order: Sequence[tuple[int, int]]) -> tuple[Leg, ...]:
    legs = []
    for index, start in order:
        service = frame.services[index]
        begins = datetime.fromtimestamp(start, UTC)
        legs.append(Leg(service.key, service.kind, begins, begins + timedelta(minutes=service.minutes)))
    return tuple(legs)
