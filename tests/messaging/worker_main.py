"""The worker of the tests that kill it: the real one, with reminders about dates that never pass.

`python -m tests.messaging.worker_main`; with `keep N` it keeps N reminders that are due and ends.
"""

import os
import sys
from datetime import datetime, timedelta

import django


def main() -> None:
    """Keep reminders, or work until killed."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "hamroh.project.settings"
    django.setup()
    if sys.argv[1:2] == ["keep"]:
        _keep(int(sys.argv[2]))
        return
    from hamroh.flows.reminding.sources import SOURCES
    from hamroh.messaging.models import ReminderTopic
    from hamroh.project import worker
    from tests.messaging.builders import Dates

    class GatedDates(Dates):
        """Waits at a gate of the test whenever it is asked."""

        def still_true(self, reminder: object, now: datetime) -> bool:
            from django.db import connection

            when = "in the turn" if connection.in_atomic_block else "before handing over"
            with connection.cursor() as cursor:
                cursor.execute("SELECT gate(%s)", [f"asked {when}"])
            return True

    SOURCES[ReminderTopic.PLAN_STEP] = GatedDates()
    worker.main()


def _keep(count: int) -> None:
    from hamroh.foundation import clock
    from tests.messaging.builders import a_reminder, kept

    now = clock.now()
    until = now + timedelta(days=7)
    kept(*(a_reminder(f"step:{n}", due_at=now, until=until) for n in range(count)), now=now)


if __name__ == "__main__":
    main()
