"""The invented network that `./hamroh demo` shows, made by the actions that a real day would call."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """A part of the demo network. `load` does nothing when its part is there already."""

    title: str
    load: Callable[[], None]


STEPS: tuple[Step, ...] = ()
