"""The sweeps that take reminders in their turn and deliver messages."""

from datetime import datetime, timedelta

from hamroh.flows.reminding.sources import SOURCES
from hamroh.foundation import clock
from hamroh.foundation.tasks import sweep
from hamroh.messaging.delivery import deliver_next, roads, take_turns

AT_A_TIME = 100
STINT = timedelta(seconds=5)
"""After so long a sweep makes room for the others; the next one goes on."""


@sweep(name="reminding.turns", cron="* * * * * */2")
def turns(now: datetime) -> None:
    """Settle the reminders whose turn has come."""
    while take_turns(sources=SOURCES, now=now, limit=AT_A_TIME) == AT_A_TIME and clock.now() < now + STINT:
        pass


@sweep(name="reminding.deliver", cron="* * * * * */2", priority=-10)
def deliver(now: datetime) -> None:
    """Deliver messages until none is due; each hand-over asks the clock anew, because it takes time."""
    by = roads()
    moment = now
    while moment < now + STINT and deliver_next(sources=SOURCES, by=by, now=moment):
        moment = clock.now()
