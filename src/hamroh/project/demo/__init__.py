"""The invented network that `./hamroh demo` shows, made by the actions that a real day would call."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """A part of the demo network. `load` does nothing when its part is there already."""

    title: str
    load: Callable[[], None]


def _law() -> None:
    # After Django is set up: domains can't be imported before.
    from hamroh.project.demo.law import load_law

    load_law()


STEPS: tuple[Step, ...] = (Step("Putting the law in force", _law),)
