"""What is asked for, what is free, what is offered, and why nothing can be."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from graphlib import TopologicalSorter
from typing import TypeAlias

from hamroh.core.dispatch.lines import Spot, Walking


@dataclass(frozen=True, slots=True)
class Service:
    """Something to be done for a person at one kind of desk, in one slot of it."""

    key: str
    kind: str
    minutes: int
    after: frozenset[str] = frozenset()
    """Services that come first; those that are not asked for count as done."""
    results_after: int = 0
    """Minutes from its end until what comes after it may begin: a laboratory, a translator at work."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One bookable time at a kind of desk; `left` is how many more people it takes."""

    kind: str
    start: datetime
    minutes: int
    left: int = 1


Slots: TypeAlias = Mapping[str, Sequence[Slot]]
"""For each desk kind its slots in the order of their starts; a kind without slots may be missing."""


@dataclass(frozen=True, slots=True)
class Request:
    """A visit that somebody wants: all services on one day of the centre (`zone`), or none.

    Raises ValueError for what no caller may ask: nothing at all, a key twice, services in a circle.
    """

    services: tuple[Service, ...]
    zone: tzinfo
    earliest: datetime
    latest_day: date | None = None
    spots: Mapping[str, Spot] = field(default_factory=dict)
    """Where each desk kind is; the way to an unknown place takes as long as to another room."""
    walking: Walking = Walking()  # noqa: RUF009 - frozen

    def __post_init__(self) -> None:
        asked = {service.key: service.after for service in self.services}
        if not asked or len(asked) < len(self.services):
            raise ValueError("a request names at least one service, and each once")
        if any(service.minutes < 1 or service.results_after < 0 for service in self.services):
            raise ValueError("a service takes at least a minute")
        TopologicalSorter(asked).prepare()


@dataclass(frozen=True, slots=True)
class Leg:
    """One service of the visit and the slot that it takes; `ends_at` is when this service is done."""

    service: str
    kind: str
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Itinerary:
    """A visit: its legs in the order in which they are walked."""

    day: date
    legs: tuple[Leg, ...]

    @property
    def starts_at(self) -> datetime:
        """When the person has to be at the first desk."""
        return self.legs[0].starts_at

    @property
    def ends_at(self) -> datetime:
        """When the last service is done."""
        return self.legs[-1].ends_at


class Because(StrEnum):
    """Why there is no day."""

    NO_SLOTS = "no_slots"
    FULL = "full"
    TOO_SHORT = "too_short"
    """There are places, but each is shorter than the service."""
    NEVER_TOGETHER = "never_together"
    """Each desk has places, but on no day all of them in the right order."""


@dataclass(frozen=True, slots=True)
class Reason:
    """What stands in the way, at which desk kind (None: at no single one), and when that kind has a place."""

    because: Because
    kind: str | None = None
    nearest: date | None = None


@dataclass(frozen=True, slots=True)
class NoDay:
    """The normal "no". `nearest` is the first day after the latest asked for on which all fits."""

    reasons: tuple[Reason, ...]
    nearest: date | None = None


def day_start(day: date, zone: tzinfo) -> datetime:
    """The first moment of a day at the centre."""
    return datetime.combine(day, time.min, zone)


def collecting_request(
    *,
    service: Service,
    decided_by: date,
    zone: tzinfo,
    earliest: datetime,
    latest_day: date | None = None,
) -> Request:
    """The second, short visit: the hand-over on the first day after the state's decision is due."""
    after = day_start(decided_by + timedelta(days=1), zone)
    return Request((service,), zone, max(earliest, after), latest_day)
