"""The day of the law is the day of the region: ten minutes before midnight still the old one."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.test import RequestFactory

from hamroh.foundation import clock
from hamroh.packs.loader import load_law
from hamroh.portal.place import today_at

LAW = load_law("ru")
SAMARA = ZoneInfo("Europe/Samara")


@pytest.mark.parametrize(
    ("minute", "region", "day"),
    [
        ((23, 50), "63", date(2026, 11, 16)),  # entered on the 16th, by Samara's clock
        ((0, 0), "63", date(2026, 11, 16)),
        ((23, 50), "77", date(2026, 11, 16)),  # 22:50 in Moscow
        ((0, 10), "77", date(2026, 11, 15)),  # 23:10 of the day before in Moscow
        ((0, 10), None, date(2026, 11, 15)),  # no region yet: Moscow's day
    ],
)
def test_today_is_the_day_at_the_place(minute: tuple[int, int], region: str | None, day: date) -> None:
    request = RequestFactory().get("/")
    request.session = {"answers": {"region": region}}  # type: ignore[assignment]  # a plain session
    with clock.fixed(datetime(2026, 11, 16, *minute, tzinfo=SAMARA)):
        assert today_at(request, LAW) == day
