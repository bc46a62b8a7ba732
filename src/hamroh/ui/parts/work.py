"""Parts of the workspace."""

from dataclasses import dataclass
from typing import ClassVar

from hamroh.ui.parts.base import Link, Part
from hamroh.ui.parts.page import Empty, Tag


@dataclass(frozen=True, slots=True)
class Bar(Part):
    """The top of every page of the workspace: sections, centre, its clock, who is signed in."""

    template: ClassVar[str] = "ui/parts/bar.html"
    sections: tuple[Link, ...]
    centre: str
    moment: str
    who: str
    who_href: str
    home: str


@dataclass(frozen=True, slots=True)
class Column:
    text: str
    number: bool = False
    hidden: bool = False
    """The heading is for screen readers only."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell; `small` is the quieter second line, `found` was matched by a search."""

    text: str = ""
    small: str = ""
    tag: Tag | None = None
    link: Link | None = None
    button: bool = False
    found: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    cells: tuple[Cell, ...]
    here: bool = False


@dataclass(frozen=True, slots=True)
class Table(Part):
    """A table with its caption; the first cell of a line is its heading. Without lines `empty` is shown."""

    template: ClassVar[str] = "ui/parts/table.html"
    caption: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    empty: Empty
    caption_hidden: bool = False
    caption_small: str = ""

    @property
    def is_tabbed(self) -> bool:
        """Whether something in it takes the focus; if nothing does, the table itself must, to be scrolled by keys."""
        return any(cell.link is not None for line in self.lines for cell in line.cells)

    @property
    def rows(self) -> tuple[tuple[bool, tuple[tuple[Column, Cell], ...]], ...]:
        """For each line whether it is lit, and its cells with their columns."""
        return tuple((line.here, tuple(zip(self.columns, line.cells, strict=True))) for line in self.lines)


@dataclass(frozen=True, slots=True)
class Tab:
    text: str
    href: str
    here: bool = False
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Tabs(Part):
    template: ClassVar[str] = "ui/parts/tabs.html"
    label: str
    items: tuple[Tab, ...]


@dataclass(frozen=True, slots=True)
class Search(Part):
    """The search box; Ctrl K reaches it from everywhere. It is sent by POST: what people look for is personal.

    `kept` names what is searched for now; with it the search can be cleared.
    """

    template: ClassVar[str] = "ui/parts/search.html"
    action: str
    label: str
    value: str = ""
    name: str = "q"
    kept: str = ""


@dataclass(frozen=True, slots=True)
class Tile:
    label: str
    number: str
    small: str = ""
    lit: bool = False


@dataclass(frozen=True, slots=True)
class Tiles(Part):
    template: ClassVar[str] = "ui/parts/tiles.html"
    items: tuple[Tile, ...]
