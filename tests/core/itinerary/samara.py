"""A filing day as at a centre in Samara, in plain values."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hamroh.core.dispatch.lines import Spot
from hamroh.core.itinerary.values import Request, Service, Slot

SAMARA = ZoneInfo("Europe/Samara")
TUESDAY = date(2026, 11, 24)
OPENING = datetime(2026, 11, 24, 5, tzinfo=UTC)
"""Nine in the morning in Samara."""
HALL, UPSTAIRS = Spot(1, "hall"), Spot(2, "21")
FILING = (
    Service("copy", "copy", 10),
    Service("cash", "cash", 5, frozenset({"copy"})),
    Service("translation", "translation", 5, frozenset({"copy"}), results_after=90),
    Service("medical", "medical", 40, frozenset({"cash"}), results_after=60),
    Service("insurance", "insurance", 5, frozenset({"copy"})),
    Service("exam", "exam", 75, frozenset({"cash"})),
    Service("print", "print", 10, frozenset({"copy"})),
    Service("registration", "registration", 10, frozenset({"translation"})),
    Service("file", "file", 15, frozenset({"cash", "translation", "medical", "insurance", "exam", "print"})),
)
STEP = {"exam": 90, "medical": 40, "copy": 10, "print": 10, "file": 15, "registration": 10}


def at(minutes: int) -> datetime:
    """So many minutes after the opening."""
    return OPENING + timedelta(minutes=minutes)


def slot(kind: str, minutes: int, length: int = 60, left: int = 1) -> Slot:
    return Slot(kind, at(minutes), length, left)


def ask(
    *services: Service, earliest: datetime = OPENING, latest: date | None = None, spots: bool = False
) -> Request:
    places = {"a": HALL, "b": UPSTAIRS, "c": HALL} if spots else {}
    return Request(services, SAMARA, earliest, latest, places)


def month(days: int = 30, skip: frozenset[str] = frozenset()) -> dict[str, list[Slot]]:
    """All slots of all desks from nine to seven, on so many days in a row."""
    return {
        kind: [
            Slot(kind, at(day * 1440 + minute), step, 3)
            for day in range(days)
            for minute in range(0, 600, step)
        ]
        for service in FILING
        for kind in (service.kind,)
        for step in (STEP.get(service.kind, 5),)
        if kind not in skip
    }
