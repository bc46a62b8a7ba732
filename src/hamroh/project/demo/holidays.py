"""The demo's centres in Russia stay shut on public holidays, as the pack's calendar has them."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from hamroh.booking.queries import HORIZON
from hamroh.foundation.actor import SYSTEM
from hamroh.journeys.law import law_in_force
from hamroh.network.actions import close_day
from hamroh.network.queries import list_centres, list_closed_days

_BACK = timedelta(days=31)
_FRIDAY = 5


def close_holidays(*, now: datetime) -> None:
    """Shut each centre on the holidays from a month ago up to the horizon; safe to repeat.

    On Saturdays these centres work by a plan of their own, which the calendar does not know.
    """
    calendar = law_in_force(now=now).calendar
    for centre in list_centres(branches_abroad=False):
        today = now.astimezone(ZoneInfo(centre.time_zone)).date()
        days = [today - _BACK + timedelta(days=ahead) for ahead in range((_BACK + HORIZON).days)]
        closed = set(list_closed_days(centre.pk, days[0], days[-1]))
        for day in days:
            is_week_day = day.isoweekday() <= _FRIDAY
            if centre.is_demo and is_week_day and day not in closed and calendar.is_working_day(day) is False:
                close_day(actor=SYSTEM, centre_id=centre.pk, day=day, reason="public holiday")
