"""What day it is where the person is: the law's day is the day of the region, not of the server."""

from datetime import date
from zoneinfo import ZoneInfo

from django.http import HttpRequest

from hamroh.core.law import Law
from hamroh.foundation import clock
from hamroh.portal.questions.answers import SESSION_KEY

DEFAULT_ZONE = "Europe/Moscow"


def today_at(request: HttpRequest, law: Law) -> date:
    """Today in the region that the person named, Moscow's day before that."""
    region = request.session.get(SESSION_KEY, {}).get("region")
    zone = law.time_zones.get(str(region), DEFAULT_ZONE)
    return clock.now().astimezone(ZoneInfo(zone)).date()
