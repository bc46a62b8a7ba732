"""The demo network with the law in force and some weeks open, for tests of whole jobs."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from hamroh.booking.actions import open_days
from hamroh.foundation.actor import SYSTEM
from hamroh.foundation.scope import system_scope
from hamroh.network.models import Centre
from hamroh.project.demo.network import load_network
from tests.builders import journeys

CENTRE = "samara-kabelnaya"


def load(now: datetime, *, days: int = 3) -> Centre:
    """The network; the centre at Kabelnaya is open for booking for some days from today on."""
    journeys.release(now)
    load_network(now=now)
    centre = Centre.objects.get(key=CENTRE)
    today = now.astimezone(ZoneInfo(centre.time_zone)).date()
    with system_scope():
        open_days(actor=SYSTEM, centre_id=centre.pk, first=today, last=today + timedelta(days=days - 1))
    return centre
