"""Every write of the floor: one keyword-only function for each thing that somebody does there."""

from hamroh.floor.actions.arriving import check_in, check_in_walk_in, come_back, leave
from hamroh.floor.actions.calling import (
    Call,
    OwnChoice,
    call_next,
    call_ticket,
    not_shown,
    recall,
    return_to_queue,
    start_service,
)
from hamroh.floor.actions.sending import direct_to_desk, send_to_desk, undo_direction
from hamroh.floor.actions.serving import Attempt, Hindered, Served, cannot_serve, hindrances_at, serve
from hamroh.floor.actions.undoing import undo_last
from hamroh.floor.actions.watching import close_desk, open_desk, pause_desk

__all__ = [
    "Attempt",
    "Call",
    "Hindered",
    "OwnChoice",
    "Served",
    "call_next",
    "call_ticket",
    "cannot_serve",
    "check_in",
    "check_in_walk_in",
    "close_desk",
    "come_back",
    "direct_to_desk",
    "hindrances_at",
    "leave",
    "not_shown",
    "open_desk",
    "pause_desk",
    "recall",
    "return_to_queue",
    "send_to_desk",
    "serve",
    "start_service",
    "undo_direction",
    "undo_last",
]
