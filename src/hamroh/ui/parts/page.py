"""Parts of any page: facts, summaries, notes, tags, codes, verdicts."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from django.utils.safestring import SafeString, mark_safe

from hamroh.ui.parts.base import Link, Part


class TagState(StrEnum):
    DONE = "done"
    NOW = "now"
    LATE = "late"
    DOUBT = "doubt"
    WAITING = ""


_FITS = 11


@dataclass(frozen=True, slots=True)
class Tag(Part):
    """A state: word first, sign and shape beside it."""

    template: ClassVar[str] = "ui/parts/tag.html"
    text: str
    state: TagState = TagState.WAITING


@dataclass(frozen=True, slots=True)
class Fact:
    """A thing that is big on the page: a date, an amount."""

    label: str
    value: str
    unit: str = ""

    @property
    def is_long(self) -> bool:
        """Whether a piece of it that may not break is too wide for the biggest letters on a small phone."""
        return max(len(piece) for piece in self.value.split(" ")) > _FITS


@dataclass(frozen=True, slots=True)
class Row:
    key: str
    value: str
    change: Link | None = None
    total: bool = False


@dataclass(frozen=True, slots=True)
class Summary(Part):
    """A summary list; with `sums` the values are amounts and stand right."""

    template: ClassVar[str] = "ui/parts/summary.html"
    rows: tuple[Row, ...]
    sums: bool = False


@dataclass(frozen=True, slots=True)
class Details(Part):
    """Folded words: why, what to bring, then the law."""

    template: ClassVar[str] = "ui/parts/details.html"
    title: str
    paragraphs: tuple[str, ...] = ()
    bring: tuple[str, ...] = ()
    small: str = ""
    open: bool = False
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class Doubt(Part):
    """Where the law or the facts are unsure: dashed, in words, with whom to ask."""

    template: ClassVar[str] = "ui/parts/doubt.html"
    tag: str
    paragraphs: tuple[str, ...]
    ask: Link | None = None


@dataclass(frozen=True, slots=True)
class Note(Part):
    """A quiet message; `warn` only for what must be mended now, with its action inside."""

    template: ClassVar[str] = "ui/parts/note.html"
    paragraphs: tuple[str, ...]
    title: str = ""
    action: Link | None = None
    warn: bool = False


@dataclass(frozen=True, slots=True)
class Empty(Part):
    """What will appear here and when."""

    template: ClassVar[str] = "ui/parts/empty.html"
    text: str


@dataclass(frozen=True, slots=True)
class Pages(Part):
    """The way through a long list; `text` says where one is."""

    template: ClassVar[str] = "ui/parts/pages.html"
    text: str
    earlier: str = ""
    later: str = ""


@dataclass(frozen=True, slots=True)
class Qr(Part):
    """A QR code drawn as one path, black on white in both themes.

    `label` says in words what the code is for; `sample` is written across it outside production, where
    the code must not be taken for a real one. Such codes are made with the highest correction.
    Bytes are drawn as they are, for standards that name their own encoding.
    """

    template: ClassVar[str] = "ui/parts/qr.html"
    data: str | bytes
    label: str
    sample: str = ""

    @property
    def code(self) -> "QrDrawing":
        """Size in modules and the path; raises segno.DataOverflowError when the text is too long."""
        return draw_qr(self.data, correction="h" if self.sample else "m")


@dataclass(frozen=True, slots=True)
class QrDrawing:
    """`view` leaves the quiet margin of four modules that readers need; `letters` and `halo` are the size of the
    word across it and of the white around it, so much that the highest correction still mends the code.
    """

    view: str
    middle: str
    path: SafeString
    letters: str
    halo: str


def draw_qr(data: str | bytes, *, correction: str) -> QrDrawing:
    """The dark modules of a QR code as horizontal runs of an SVG path."""
    import segno

    rows = [list(row) for row in segno.make(data, error=correction, micro=False, boost_error=False).matrix]
    runs = []
    for y, row in enumerate(rows):
        x = 0
        while x < len(row):
            length = 0
            while x + length < len(row) and row[x + length]:
                length += 1
            if length:
                runs.append(f"M{x} {y}h{length}v1h-{length}z")
            x += length or 1
    size = len(rows)
    # Only digits and path letters: nothing of the data itself.
    return QrDrawing(
        f"-4 -4 {size + 8} {size + 8}",
        f"{size / 2:.1f}",
        mark_safe("".join(runs)),  # noqa: S308
        f"{size / 9:.1f}",
        f"{size / 20:.1f}",
    )


@dataclass(frozen=True, slots=True)
class Ticket(Part):
    """The number of a visit with its code."""

    template: ClassVar[str] = "ui/parts/ticket.html"
    number: str
    qr: Qr


class VerdictKind(StrEnum):
    OK = "ok"
    CHANGED = "changed"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True)
class Verdict(Part):
    """What a check of a paper found: one of three, the facts to compare, what to do."""

    template: ClassVar[str] = "ui/parts/verdict.html"
    kind: VerdictKind
    title: str
    lead: str
    fact: Fact | None = None
    rows: Summary | None = None
    paragraphs: tuple[str, ...] = ()
    todo: tuple[str, ...] = ()
    action: Link | None = None

    @property
    def icon(self) -> str:
        """The template of the sign: circle, triangle or barred circle."""
        return f"ui/icons/verdict_{self.kind.value}.html"
