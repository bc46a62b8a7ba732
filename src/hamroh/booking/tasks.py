"""Sweeps of booking: holds that expired, places to give back, visits that nobody came to, days to open."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from hamroh.booking.actions import (
    expire_holds,
    expire_missed_visits,
    open_days,
    release_due_places,
)
from hamroh.booking.queries import HORIZON
from hamroh.foundation.actor import SYSTEM
from hamroh.foundation.tasks import sweep
from hamroh.network.queries import list_centres


@sweep(name="booking.holds", cron="* * * * * */20")
def give_back(now: datetime) -> None:
    """Expire holds, and free the places whose pause is over."""
    expire_holds(actor=SYSTEM, now=now)
    release_due_places(actor=SYSTEM, now=now)


@sweep(name="booking.missed", cron="0 * * * * 0")
def close_missed(now: datetime) -> None:
    """Close the visits that nobody came to."""
    expire_missed_visits(actor=SYSTEM, now=now)


@sweep(name="booking.open_days", cron="30 2 * * * 0")
def open_ahead(now: datetime) -> None:
    """Make the slots of each centre up to the horizon; days that are open already stay as they are."""
    for centre in list_centres():
        today = now.astimezone(ZoneInfo(centre.time_zone)).date()
        open_days(actor=SYSTEM, centre_id=centre.pk, first=today, last=today + HORIZON - timedelta(days=1))
