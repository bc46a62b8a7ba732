"""Shows at a terminal what is being done, and how long each step took."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

_WIDTH = 58


@contextmanager
def step(title: str) -> Iterator[None]:
    """Print the title at once and the seconds when it is done."""
    started = time.monotonic()
    print(f"  {title + ' …':<{_WIDTH}}", end="" if sys.stdout.isatty() else "\n", flush=True)
    yield
    done = f"{time.monotonic() - started:6.1f} s"
    print(done if sys.stdout.isatty() else f"  {title + ': done':<{_WIDTH}}{done}", flush=True)


def say(text: str) -> None:
    """A remark in the middle of a step."""
    print(f"\n    {text}" if sys.stdout.isatty() else f"    {text}", flush=True)
