"""Draws the mark of `ui/mark.svg` as PNG files for the manifest; `python -m hamroh.portal.offline.icons` writes them.

They are in the repository, because a phone wants pixels; a test draws them anew and compares.
"""

from itertools import pairwise
from pathlib import Path

from PIL import Image, ImageDraw

FOLDER = Path(__file__).resolve().parents[1] / "static" / "portal"
ICONS = {
    "icon-192": (192, False),
    "icon-512": (512, False),
    "icon-mask-512": (512, True),
    "icon-180": (180, True),
}
"""Name, pixels, and whether the ground reaches the edges because the phone cuts the corners itself."""

NIGHT, AMBER, WHITE = "#23265a", "#ffb55e", "#fff"
GRID = 48
FINER = 4
"""Drawn so many times larger, then made smaller, for smooth edges."""

Point = tuple[float, float]


def draw(pixels: int, *, bleeds: bool) -> Image.Image:
    """The mark on its ground; a mark that bleeds is smaller, so that a round cut spares it."""
    size = pixels * FINER
    image = Image.new("RGBA", (size, size), NIGHT if bleeds else (0, 0, 0, 0))
    pen = _Pen(ImageDraw.Draw(image), size, 0.74 if bleeds else 1.0)
    if not bleeds:
        pen.ground()
    pen.line([(32, 21), (32, 37.5)], AMBER)
    pen.line([(16, 21), (16, 37.5)], WHITE)
    pen.line(_curve((16, 31.5), (24, 31.5), (24, 25.5), (32, 25.5)), WHITE)
    pen.dot((16, 11.5), 4.2, WHITE)
    pen.dot((32, 11.5), 4.2, AMBER)
    return image.resize((pixels, pixels), Image.Resampling.LANCZOS)


class _Pen:
    """Draws in the units of the mark's own grid."""

    def __init__(self, canvas: ImageDraw.ImageDraw, size: int, share: float) -> None:
        self.canvas = canvas
        self.size = size
        self.unit = size * share / GRID
        self.edge = size * (1 - share) / 2

    def ground(self) -> None:
        self.canvas.rounded_rectangle((0, 0, self.size - 1, self.size - 1), 13 * self.unit, fill=NIGHT)

    def dot(self, centre: Point, radius: float, colour: str) -> None:
        x, y = (self.edge + at * self.unit for at in centre)
        reach = radius * self.unit
        self.canvas.ellipse((x - reach, y - reach, x + reach, y + reach), fill=colour)

    def line(self, points: list[Point], colour: str) -> None:
        """A stroke of six units with round ends."""
        for (x, y), (to_x, to_y) in pairwise(points):
            ends = [self.edge + at * self.unit for at in (x, y, to_x, to_y)]
            self.canvas.line(ends, fill=colour, width=round(6 * self.unit))
        for point in points:
            self.dot(point, 3, colour)


def _curve(start: Point, first: Point, second: Point, end: Point, steps: int = 40) -> list[Point]:
    """Points of a cubic Bézier curve."""
    points = []
    for step in range(steps + 1):
        t = step / steps
        weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
        corners = (start, first, second, end)
        x = sum(weight * corner[0] for weight, corner in zip(weights, corners, strict=True))
        y = sum(weight * corner[1] for weight, corner in zip(weights, corners, strict=True))
        points.append((x, y))
    return points


def write(folder: Path = FOLDER) -> None:
    """Write all icons, each with few colours: they are flat."""
    for name, (pixels, bleeds) in ICONS.items():
        picture = draw(pixels, bleeds=bleeds)
        picture.quantize(64, Image.Quantize.FASTOCTREE).save(folder / f"{name}.png", optimize=True)


if __name__ == "__main__":
    write()
