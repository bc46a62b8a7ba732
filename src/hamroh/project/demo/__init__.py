"""The invented network that `./hamroh demo` shows, made by the actions that a real day would call."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """A part of the demo network. `load` does nothing when its part is there already."""

    title: str
    load: Callable[[], None]


# Domains can't be imported before Django is set up.
def _law() -> None:
    from hamroh.project.demo.law import load_law

    load_law()


def _network() -> None:
    from hamroh.foundation import clock
    from hamroh.project.demo.network import load_network

    load_network(now=clock.now())


def _days() -> None:
    from hamroh.booking.tasks import open_ahead
    from hamroh.foundation import clock
    from hamroh.foundation.scope import system_scope
    from hamroh.project.demo.holidays import close_holidays

    # Nobody in particular opens the days of all centres.
    with system_scope():
        close_holidays(now=clock.now())
        open_ahead(clock.now())


STEPS: tuple[Step, ...] = (
    Step("Putting the law in force", _law),
    Step("Making the demo's centres and staff", _network),
    Step("Opening the next weeks for booking", _days),
)
