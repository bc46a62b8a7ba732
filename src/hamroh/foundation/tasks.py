"""The one wrapper of every task, and the rescue of jobs whose worker died.

A task acts for nobody in particular, so it runs in the system's scope; it is told the time; and it gives its
thread's database connection back, which nobody else would do.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import wraps

from django.db import connection
from procrastinate import JobContext
from procrastinate.contrib.django import app
from procrastinate.exceptions import UniqueViolation
from procrastinate.jobs import Status

from hamroh.foundation import clock, idempotency, ratelimit
from hamroh.foundation.scope import system_scope

Sweep = Callable[[datetime], None]

DEAD_AFTER_SECONDS = 15
"""A worker that has not said for so long that it lives is dead; it says so every three seconds."""


@contextmanager
def entered() -> Iterator[datetime]:
    """What every task runs in; gives the present moment."""
    try:
        # A sweep works on the rows of many people, none of whom is there.
        with system_scope():
            yield clock.now()
    finally:
        connection.close()


def sweep(*, name: str, cron: str, priority: int = 0) -> Callable[[Sweep], Sweep]:
    """Run the function, which is told the time, whenever `cron` says; at most one run waits at a time.

    Six fields: the seconds come last. Safe to run twice at once, because two workers may.
    """

    def decorate(function: Sweep) -> Sweep:
        @wraps(function)
        def run(timestamp: int) -> None:  # noqa: ARG001  # the time it was planned for; the clock may be offset
            with entered() as now:
                function(now)

        app.periodic(cron=cron)(app.task(name=name, queueing_lock=name, priority=priority)(run))
        return function

    return decorate


@app.periodic(cron="* * * * * */5")
@app.task(name="foundation.rescue", queueing_lock="foundation.rescue", pass_context=True, priority=100)
async def rescue(context: JobContext, timestamp: int) -> None:  # noqa: ARG001
    """Put back the jobs of workers that died or whose row is gone.

    A sweep whose next run waits already is not needed twice: it is closed instead.
    """
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=DEAD_AFTER_SECONDS):
        try:
            await manager.retry_job(job)
        except UniqueViolation:
            await manager.finish_job(job, status=Status.ABORTED, delete_job=True)


@sweep(name="foundation.forget", cron="17 3 * * * 0")
def forget(now: datetime) -> None:
    """Every night: keys of requests after a month, buckets of limits after two days."""
    idempotency.forget_before(now - timedelta(days=30))
    ratelimit.forget_before(now - timedelta(days=2))
