"""People in the centre by hour as a drawing: points of a line, marks of its axes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from hamroh.ui import dates

WIDTH, HEIGHT = 1150, 264
LEFT, RIGHT, TOP, FOOT = 44, 1136, 34, 232
_STEPS = (1, 2, 5, 10, 20, 30, 50, 60, 100, 200, 300, 500, 1000)


@dataclass(frozen=True, slots=True)
class Mark:
    """A number at an axis."""

    at: str
    text: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Coordinates as texts: a page may not write a comma where SVG wants a point."""

    line: str
    area: str
    hours: tuple[Mark, ...]
    heights: tuple[Mark, ...]
    dot_x: str
    dot_y: str
    now_y: str
    now_text: str


def draw_chart(by_hour: Sequence[tuple[datetime, int]], zone: str) -> Chart | None:
    """None until two points make a line."""
    if len(by_hour) < 2:
        return None
    step = _step(max(count for _, count in by_hour))
    top = step * 3
    first, last = by_hour[0][0], by_hour[-1][0]
    span = max((last - first).total_seconds(), 1.0)
    points = [
        (
            LEFT + (RIGHT - LEFT) * (at - first).total_seconds() / span,
            FOOT - (FOOT - TOP) * min(count, top) / top,
        )
        for at, count in by_hour
    ]
    line = " ".join(f"{x:.1f} {y:.1f}" for x, y in points)
    x, y = points[-1]
    return Chart(
        line=line,
        area=f"M{LEFT} {FOOT}L{line} {x:.1f} {FOOT}z",
        hours=tuple(
            Mark(f"{px:.1f}", dates.clock(at, zone=zone))
            for (at, _), (px, _) in zip(by_hour[:-1], points[:-1], strict=True)
        ),
        heights=tuple(Mark(f"{FOOT - (FOOT - TOP) * n / 3:.1f}", str(step * n)) for n in range(4)),
        dot_x=f"{x:.1f}",
        dot_y=f"{y:.1f}",
        now_y=f"{y - 14:.1f}" if y > TOP + 30 else f"{y + 30:.1f}",
        now_text=str(by_hour[-1][1]),
    )


def _step(most: int) -> int:
    return next((step for step in _STEPS if step * 3 >= most), most)
