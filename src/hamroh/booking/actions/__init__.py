"""Every write of this domain: opening days, holding and changing visits, and the sweeps.

Each raises DomainError with the codes that its docstring names.
"""

from hamroh.booking.actions.changing import cancel_visit, confirm_visit, move_visit
from hamroh.booking.actions.coming import (
    admit_walk_in,
    mark_arrived,
    mark_served,
    take_walk_in_places,
    undo_arrival,
    undo_served,
)
from hamroh.booking.actions.holding import HOLD_FOR, Held, hold_visit
from hamroh.booking.actions.opening import open_day, open_days
from hamroh.booking.actions.sweeps import expire_holds, expire_missed_visits, release_due_places

__all__ = [
    "HOLD_FOR",
    "Held",
    "admit_walk_in",
    "cancel_visit",
    "confirm_visit",
    "expire_holds",
    "expire_missed_visits",
    "hold_visit",
    "mark_arrived",
    "mark_served",
    "move_visit",
    "open_day",
    "open_days",
    "release_due_places",
    "take_walk_in_places",
    "undo_arrival",
    "undo_served",
]
