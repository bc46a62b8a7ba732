"""Reads of the floor: a desk's page, the board on the wall, the person's phone, the manager's day."""

from hamroh.floor.queries.boards import Board, board
from hamroh.floor.queries.choosing import DeskChoice, Seat, desks_to_take, seat_at
from hamroh.floor.queries.days import Day, day
from hamroh.floor.queries.desks import (
    Current,
    InLine,
    Recent,
    all_at,
    desk_of_visit,
    just_done,
    now_at,
    open_watch,
    queue_for,
)
from hamroh.floor.queries.live import Live, Stop, live_state
from hamroh.floor.queries.sending import desks_to_direct_to, desks_to_send_to, directed_to
from hamroh.floor.queries.tickets import (
    TicketLine,
    find_ticket,
    get_ticket,
    last_undone,
    may_return_by_phone,
    services_done,
    tickets_of_visits,
    waiting_for,
)

__all__ = [
    "Board",
    "Current",
    "Day",
    "DeskChoice",
    "InLine",
    "Live",
    "Recent",
    "Seat",
    "Stop",
    "TicketLine",
    "all_at",
    "board",
    "day",
    "desk_of_visit",
    "desks_to_direct_to",
    "desks_to_send_to",
    "desks_to_take",
    "directed_to",
    "find_ticket",
    "get_ticket",
    "just_done",
    "last_undone",
    "live_state",
    "may_return_by_phone",
    "now_at",
    "open_watch",
    "queue_for",
    "seat_at",
    "services_done",
    "tickets_of_visits",
    "waiting_for",
]
