"""Reads of the floor: a desk's page, the board on the wall, the person's phone, the manager's day."""

from hamroh.floor.queries.boards import Board, board
from hamroh.floor.queries.days import Day, day
from hamroh.floor.queries.desks import (
    Current,
    InLine,
    Recent,
    all_at,
    just_done,
    now_at,
    open_watch,
    queue_for,
)
from hamroh.floor.queries.live import Live, Stop, live_state
from hamroh.floor.queries.tickets import (
    TicketLine,
    find_ticket,
    get_ticket,
    last_undone,
    services_done,
    tickets_of_visits,
    waiting_for,
)

__all__ = [
    "Board",
    "Current",
    "Day",
    "InLine",
    "Live",
    "Recent",
    "Stop",
    "TicketLine",
    "all_at",
    "board",
    "day",
    "find_ticket",
    "get_ticket",
    "just_done",
    "last_undone",
    "live_state",
    "now_at",
    "open_watch",
    "queue_for",
    "services_done",
    "tickets_of_visits",
    "waiting_for",
]
