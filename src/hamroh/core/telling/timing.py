"""When to try again, and at which hours a person may be written to."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

PAUSES = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=15),
    timedelta(hours=1),
    timedelta(hours=3),
    timedelta(hours=6),
    timedelta(hours=12),
    timedelta(hours=24),
)
"""After the first, the second, … attempt; together almost two days, then we give up."""

MORNING = time(9)
EVENING = time(21)


def retry_at(attempts: int, now: datetime) -> datetime | None:
    """When to try again after `attempts` (1 or more) that failed for now; None when it is time to give up."""
    if attempts > len(PAUSES):
        return None
    return now + PAUSES[attempts - 1]


def polite_time(moment: datetime, zone: ZoneInfo) -> datetime:
    """`moment` itself between 9:00 and 21:00 in the person's zone, otherwise the next 9:00 there.

    Nobody is woken by a reminder. `moment` is aware, and so is the answer.
    """
    local = moment.astimezone(zone)
    if MORNING <= local.time() < EVENING:
        return moment
    day = local.date() if local.time() < MORNING else local.date() + timedelta(days=1)
    return datetime.combine(day, MORNING, tzinfo=zone).astimezone(moment.tzinfo)
