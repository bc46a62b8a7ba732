"""People in the centre by hour as a drawing: the line of the day, the line that bookings promise, marks of the axes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from hamroh.ui import dates

WIDTH, HEIGHT = 1150, 264
LEFT, RIGHT, TOP, FOOT = 44, 1136, 34, 232
_STEPS = (1, 2, 5, 10, 20, 30, 50, 60, 100, 200, 300, 500, 1000)
_MARKS = 13
"""More hours than these would write over one another."""

Counts = Sequence[tuple[datetime, int]]


@dataclass(frozen=True, slots=True)
class Mark:
    """A number at an axis."""

    at: str
    text: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Coordinates as texts: a page may not write a comma where SVG wants a point. Lines may be empty."""

    line: str
    area: str
    soon: str
    soon_label_x: str
    soon_label_y: str
    hours: tuple[Mark, ...]
    heights: tuple[Mark, ...]
    dot_x: str
    dot_y: str
    now_y: str
    now_text: str


@dataclass(frozen=True, slots=True)
class _Scale:
    first: datetime
    span: float
    top: int

    def point(self, at: datetime, count: int) -> tuple[float, float]:
        x = LEFT + (RIGHT - LEFT) * (at - self.first).total_seconds() / self.span
        return x, FOOT - (FOOT - TOP) * min(count, self.top) / self.top


def draw_chart(by_hour: Counts, expected: Counts, zone: str, *, is_now: bool) -> Chart | None:
    """`by_hour` is how it was until now, `expected` what bookings promise from now on. None until two points make
    a line.
    """
    moments = [at for at, _ in (*by_hour, *expected)]
    if len(moments) < 2:
        return None
    step = _step(max(count for _, count in (*by_hour, *expected)))
    scale = _Scale(min(moments), max((max(moments) - min(moments)).total_seconds(), 1.0), step * 3)
    past = [scale.point(at, count) for at, count in by_hour]
    ahead = [*past[-1:], *(scale.point(at, count) for at, count in expected)] if expected else []
    line = _line(past)
    x, y = past[-1] if past else (0.0, 0.0)
    label = ahead[len(ahead) // 2] if ahead else (0.0, 0.0)
    return Chart(
        line=line,
        area=f"M{past[0][0]:.1f} {FOOT}L{line} {x:.1f} {FOOT}z" if len(past) > 1 else "",
        soon=_line(ahead) if len(ahead) > 1 else "",
        soon_label_x=f"{min(max(label[0], LEFT + 90), RIGHT - 90):.1f}",
        soon_label_y=f"{label[1] - 14 if label[1] > TOP + 20 else label[1] + 30:.1f}",
        hours=_hours(sorted(set(moments)), scale, zone),
        heights=tuple(Mark(f"{FOOT - (FOOT - TOP) * n / 3:.1f}", str(step * n)) for n in range(4)),
        dot_x=f"{x:.1f}" if past and is_now else "",
        dot_y=f"{y:.1f}",
        now_y=f"{y - 14:.1f}" if y > TOP + 30 else f"{y + 30:.1f}",
        now_text=str(by_hour[-1][1]) if by_hour else "",
    )


def _line(points: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{x:.1f} {y:.1f}" for x, y in points)


def _hours(moments: Sequence[datetime], scale: _Scale, zone: str) -> tuple[Mark, ...]:
    full = [at for at in moments if not at.minute and not at.second]
    every = -(-len(full) // _MARKS) or 1
    return tuple(Mark(f"{scale.point(at, 0)[0]:.1f}", dates.clock(at, zone=zone)) for at in full[::every])


def _step(most: int) -> int:
    return next((step for step in _STEPS if step * 3 >= most), most)
