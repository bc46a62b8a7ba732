"""What hangs on the wall: numbers, never names, and nothing that could be put together to a person."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from hamroh.floor.models import Period

_CALLED = 8
_SOON = 12


@dataclass(frozen=True, slots=True)
class Called:
    """A number called to a desk; `fresh` while nobody has begun to serve it."""

    number: str
    desk_number: int
    floor: int
    room: str
    at: datetime
    fresh: bool


@dataclass(frozen=True, slots=True)
class Board:
    """A board: who is called, newest first, and who should stay near."""

    called: tuple[Called, ...]
    soon: tuple[str, ...]


def board(*, centre_id: UUID, called: int = _CALLED, soon: int = _SOON) -> Board:
    """The board of a centre: two statements on periods, which carry numbers and no rows about people."""
    open_periods = Period.objects.filter(centre_id=centre_id, ends_at__isnull=True)
    at_desks = (
        open_periods.filter(kind__in=Period.AT_DESK)
        .select_related("desk")
        .order_by("kind", "-starts_at", "-id")
    )
    waiting = open_periods.filter(kind=Period.Kind.WAITING).order_by("starts_at", "id")
    return Board(
        tuple(
            Called(
                period.number,
                period.desk.number,
                period.desk.floor,
                period.desk.room,
                period.starts_at,
                fresh=period.kind == Period.Kind.CALLED,
            )
            for period in at_desks[:called]
            if period.desk is not None
        ),
        tuple(waiting.values_list("number", flat=True)[:soon]),
    )
