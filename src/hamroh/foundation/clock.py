"""The one clock. Only interfaces, tasks and commands ask it; everything below takes `now` as an argument."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime, timedelta

from django.conf import settings

_fixed: ContextVar[datetime | None] = ContextVar("hamroh_fixed_clock", default=None)


def now() -> datetime:
    """The present moment, aware, in UTC: the machine's clock plus `HAMROH_CLOCK_OFFSET`, unless fixed."""
    fixed = _fixed.get()
    if fixed is not None:
        return fixed
    return datetime.fromtimestamp(time.time(), UTC) + timedelta(seconds=settings.CLOCK_OFFSET_SECONDS)


@contextmanager
def fixed(moment: datetime) -> Iterator[None]:
    """Let `now()` answer `moment` (aware) inside the block, in this thread or task only."""
    token = _fixed.set(moment)
    try:
        yield
    finally:
        _fixed.reset(token)
