"""A paper of ours for print."""

from dataclasses import dataclass
from typing import ClassVar

from hamroh.ui.parts.base import Part
from hamroh.ui.parts.page import Fact, Qr


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A line of a paper, with the same in Russian where the paper's language is another."""

    label: str
    value: str
    label_russian: str = ""
    value_russian: str = ""


@dataclass(frozen=True, slots=True)
class Paper(Part):
    """A receipt or a record: what it says, its code, and whether it still holds."""

    template: ClassVar[str] = "ui/parts/paper.html"
    title: str
    lines: tuple[PaperLine, ...]
    qr: Qr
    short_code: str
    fact: Fact | None = None
    title_russian: str = ""
    revoked: str = ""
