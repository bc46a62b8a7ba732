"""The sweeps that follow a release: counting whom a prepared one moves, comparing all plans with one in force."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from hamroh.foundation import clock
from hamroh.foundation.actor import SYSTEM
from hamroh.foundation.errors import DomainError
from hamroh.foundation.tasks import sweep
from hamroh.journeys.comparing import compare_next
from hamroh.journeys.law import DEFAULT_PACK, compile_files, law_of, release_in_force
from hamroh.journeys.models import LawRelease
from hamroh.journeys.queries import facts_in_batches
from hamroh.journeys.releases import keep_counts
from hamroh.packs.comparing.counting import Count, count_people

AT_A_TIME = 500
"""Plans compared in one transaction: little memory, and little to do again after a crash."""
STINT = timedelta(seconds=20)
BATCH = 2000
ZONE = ZoneInfo("Europe/Moscow")
"""Comparing is for one day for everybody; what a consultant sees is reckoned for the centre's own."""


@sweep(name="planning.compare", cron="* * * * * */10")
def compare(now: datetime) -> None:
    """Find the plans that the release in force moves, a stint at a time; more workers share the work."""
    moment = now
    while moment < now + STINT:
        if (
            compare_next(actor=SYSTEM, now=moment, today=_day(now), pack=DEFAULT_PACK, limit=AT_A_TIME)
            is None
        ):
            return
        moment = clock.now()


@sweep(name="planning.count", cron="* * * * * */20", priority=-20)
def count(now: datetime) -> None:
    """Count for each prepared release whom it moves; the numbers stand beside it when somebody decides."""
    waiting = LawRelease.objects.filter(pack=DEFAULT_PACK, in_force_from=None, counts__isnull=True)
    release = waiting.order_by("recorded_at").first()
    if release is None:
        return
    try:
        before = law_of(release_in_force(pack=DEFAULT_PACK, now=now))
    except DomainError:
        return  # nothing is in force yet, so that nobody has a plan
    day = _day(now)
    after = compile_files(release.content)
    total = Count()
    for batch in facts_in_batches(BATCH):
        total.add(count_people(batch, (before, day), (after, day)))
    keep_counts(actor=SYSTEM, release_id=release.id, counts=total.to_data())


def _day(now: datetime) -> date:
    return now.astimezone(ZONE).date()
