"""Where one person is done soonest: the best order of what is left, and the desk to go to now.

Every order that the dependencies allow is looked at, but of two ways that did the same services and
ended at the same spot only the earlier is kept (or both, when one of them has a laboratory's results
sooner): who comes earlier is never done later, so nothing is lost. A service with a fixed start (an examination) is never missed for the sake of a short line.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from hamroh.core.dispatch.lines import Desk, Spot, Walking


@dataclass(frozen=True, slots=True)
class Service:
    """Something that is left to do for a person."""

    key: str
    kind: str
    minutes: int
    after: frozenset[str] = frozenset()
    """Services that come first; those that are neither left nor failed count as done."""
    booked_at: datetime | None = None
    """From this time on the person goes before the line."""
    fixed_at: datetime | None = None
    """It starts for everybody at this time; who comes later has missed it."""
    desk: str | None = None
    """Only this desk will do."""
    not_before: datetime | None = None
    """Results of something already done are awaited until then."""
    results_after: int = 0
    """Minutes from its end until what comes after it may begin: a laboratory, a translator at work."""


class Because(StrEnum):
    """Why this desk comes first."""

    ONLY_ONE_LEFT = "only_one_left"
    ONLY_ONE_POSSIBLE = "only_one_possible"
    FIXED_TIME = "fixed_time"
    BOOKED_TIME = "booked_time"
    NO_WAIT = "no_wait"
    ENDS_SOONEST = "ends_soonest"


class Hindrance(StrEnum):
    """Why a service can't be done today."""

    NO_OPEN_DESK = "no_open_desk"
    FIXED_TIME_MISSED = "fixed_time_missed"
    AFTER_CLOSING = "after_closing"
    WAITS_FOR_ANOTHER = "waits_for_another"


@dataclass(frozen=True, slots=True)
class Leg:
    """One service of the road: at which desk, when the person comes, is taken, is done."""

    service: str
    desk: str
    spot: Spot
    comes_at: datetime
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Road:
    """What is left, in the order that ends soonest; what can't be done today, and why."""

    legs: tuple[Leg, ...]
    because: Because | None
    hindered: Mapping[str, Hindrance]

    @property
    def ends_at(self) -> datetime | None:
        """When the last service is done; None if none can be done."""
        return self.legs[-1].ends_at if self.legs else None


@dataclass(frozen=True, slots=True)
class _Way:
    done: frozenset[str]
    legs: tuple[Leg, ...]
    at: datetime
    spot: Spot | None
    results: Mapping[str, datetime]
    """When the results of what is done on this way are there; only those that come later than the end."""
    rank: tuple[datetime, tuple[datetime, ...], tuple[str, ...]]
    """The smaller is better. Of ways that end alike the one that has more behind it early wins."""

    def beats(self, other: "_Way") -> bool:
        """It is nowhere worse, so that the other need not be followed."""
        later = any(self.results.get(key, self.at) > max(at, other.at) for key, at in other.results.items())
        return self.rank <= other.rank and not later and not set(self.results) - set(other.results)


def plan_road(
    *,
    left: Sequence[Service],
    desks: Iterable[Desk],
    now: datetime,
    spot: Spot | None = None,
    failed: frozenset[str] = frozenset(),
    walking: Walking = Walking(),  # noqa: B008 - frozen
) -> Road:
    """The order of `left` in which most can be done today and the last ends soonest.

    `failed` are services that were tried today and won't be done: what needs them is hindered.
    """
    by_kind: dict[str, list[Desk]] = {}
    for desk in sorted(desks, key=lambda desk: (desk.free_at, desk.key)):
        by_kind.setdefault(desk.kind, []).append(desk)
    names = frozenset(service.key for service in left)
    best = _Way(frozenset(), (), now, spot, {}, (now, (), ()))
    layer = [best]
    while layer:
        reached: dict[tuple[frozenset[str], Spot | None], list[_Way]] = {}
        for way in layer:
            for service in left:
                if service.key in way.done or (service.after & names) - way.done or service.after & failed:
                    continue
                for leg in _legs(service, by_kind, way, walking):
                    _keep(reached, _further(way, service, leg))
        layer = sorted((way for ways in reached.values() for way in ways), key=lambda way: way.rank)
        best = layer[0] if layer else best
    return Road(best.legs, _because(best, left), _hindered(left, best.done, by_kind, failed))


def _further(way: _Way, service: Service, leg: Leg) -> _Way:
    results = {**way.results, service.key: leg.ends_at + timedelta(minutes=service.results_after)}
    awaited = {key: at for key, at in results.items() if at > leg.ends_at}
    _, ends, names = way.rank
    rank = (leg.ends_at, (*ends, leg.ends_at), (*names, service.key))
    return _Way(way.done | {service.key}, (*way.legs, leg), leg.ends_at, leg.spot, awaited, rank)


def _keep(reached: dict[tuple[frozenset[str], Spot | None], list[_Way]], way: _Way) -> None:
    known = reached.setdefault((way.done, way.spot), [])
    if not any(other.beats(way) for other in known):
        known[:] = [*(other for other in known if not way.beats(other)), way]


def _legs(
    service: Service, by_kind: Mapping[str, Sequence[Desk]], way: _Way, walking: Walking
) -> Iterable[Leg]:
    for desk in _fitting(service, by_kind):
        comes_at = way.at + walking.between(way.spot, desk.spot)
        starts_at = _start(service, desk, max(comes_at, _results_at(service, way)))
        if starts_at is not None and (desk.closes_at is None or starts_at < desk.closes_at):
            ends_at = starts_at + timedelta(minutes=service.minutes)
            yield Leg(service.key, desk.key, desk.spot, comes_at, starts_at, ends_at)


def _fitting(service: Service, by_kind: Mapping[str, Sequence[Desk]]) -> list[Desk]:
    """Of the desks that would do in one room with one closing time, only the one that comes free first."""
    first: dict[tuple[Spot, datetime | None], Desk] = {}
    for desk in by_kind.get(service.kind, ()):
        if service.desk in {None, desk.key}:
            first.setdefault((desk.spot, desk.closes_at), desk)
    return list(first.values())


def _results_at(service: Service, way: _Way) -> datetime:
    awaited = [way.results[key] for key in service.after if key in way.results]
    return max([way.at, *awaited, *([service.not_before] if service.not_before else [])])


def _start(service: Service, desk: Desk, ready_at: datetime) -> datetime | None:
    if service.fixed_at is not None:
        return service.fixed_at if ready_at <= service.fixed_at else None
    free_at = desk.free_at if service.booked_at is None else min(desk.free_at, service.booked_at)
    return max(ready_at, free_at)


def _because(way: _Way, left: Sequence[Service]) -> Because | None:
    if not way.legs:
        return None
    first = way.legs[0]
    service = next(service for service in left if service.key == first.service)
    names = {other.key for other in left}
    possible = [other for other in left if other.key in way.done and not other.after & names]
    reasons = (
        (len(left) == 1, Because.ONLY_ONE_LEFT),
        (len(possible) == 1, Because.ONLY_ONE_POSSIBLE),
        (service.fixed_at is not None, Because.FIXED_TIME),
        (service.booked_at is not None and service.booked_at <= first.starts_at, Because.BOOKED_TIME),
        (first.starts_at == first.comes_at, Because.NO_WAIT),
    )
    return next((reason for holds, reason in reasons if holds), Because.ENDS_SOONEST)


def _hindered(
    left: Sequence[Service],
    done: frozenset[str],
    by_kind: Mapping[str, Sequence[Desk]],
    failed: frozenset[str],
) -> dict[str, Hindrance]:
    undone = frozenset(service.key for service in left if service.key not in done)
    return {
        service.key: _hindrance(service, undone | failed, by_kind)
        for service in left
        if service.key in undone
    }


def _hindrance(service: Service, undone: frozenset[str], by_kind: Mapping[str, Sequence[Desk]]) -> Hindrance:
    if service.after & undone:
        return Hindrance.WAITS_FOR_ANOTHER
    if not _fitting(service, by_kind):
        return Hindrance.NO_OPEN_DESK
    return Hindrance.AFTER_CLOSING if service.fixed_at is None else Hindrance.FIXED_TIME_MISSED
