"""What accounts do by themselves."""

from datetime import datetime, timedelta

from hamroh.accounts import doors
from hamroh.foundation.tasks import sweep


@sweep(name="accounts.forget_codes", cron="27 3 * * * 0")
def forget_codes(now: datetime) -> None:
    """Every night: one-time codes after a day."""
    doors.forget_codes_before(now - timedelta(days=1))
