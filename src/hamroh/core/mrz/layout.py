"""Where each field stands, and how pasted text becomes lines."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from hamroh.core.mrz.model import Format

_TWINS: Final = str.maketrans("АВСЕНКМОРТУХІЅЈ«‹〈", "ABCEHKMOPTYXISJ<<<")
_LENGTHS: Final = {Format.TD3: (44, 44), Format.TD1: (30, 30, 30)}


@dataclass(frozen=True, slots=True)
class Place:
    """A field: line and first column from 0, and its length."""

    line: int
    start: int
    length: int

    def of(self, lines: tuple[str, ...]) -> str:
        """The field's text."""
        return lines[self.line][self.start : self.start + self.length]


@dataclass(frozen=True, slots=True)
class Layout:
    """The places of one format; a field's own check digit, where it has one, stands right after it."""

    kind: Place
    issuer: Place
    names: Place
    number: Place
    nationality: Place
    born: Place
    sex: Place
    expires: Place
    personal: Place
    composite: Place
    composite_of: tuple[Place, ...]


LAYOUTS: Final = {
    Format.TD3: Layout(
        kind=Place(0, 0, 2),
        issuer=Place(0, 2, 3),
        names=Place(0, 5, 39),
        number=Place(1, 0, 9),
        nationality=Place(1, 10, 3),
        born=Place(1, 13, 6),
        sex=Place(1, 20, 1),
        expires=Place(1, 21, 6),
        personal=Place(1, 28, 14),
        composite=Place(1, 43, 1),
        composite_of=(Place(1, 0, 10), Place(1, 13, 7), Place(1, 21, 22)),
    ),
    Format.TD1: Layout(
        kind=Place(0, 0, 2),
        issuer=Place(0, 2, 3),
        names=Place(2, 0, 30),
        number=Place(0, 5, 9),
        nationality=Place(1, 15, 3),
        born=Place(1, 0, 6),
        sex=Place(1, 7, 1),
        expires=Place(1, 8, 6),
        personal=Place(0, 15, 15),
        composite=Place(1, 29, 1),
        composite_of=(Place(0, 5, 25), Place(1, 0, 7), Place(1, 8, 7), Place(1, 18, 11)),
    ),
}


def to_lines(text: str) -> tuple[str, ...]:
    """Lines without spaces in capitals; Cyrillic twins and quotation marks as what they look like.

    One long line is cut at 44 or 30.
    """
    normal = unicodedata.normalize("NFKC", text.replace("&lt;", "<")).upper().translate(_TWINS)
    lines = tuple(line for line in (re.sub(r"\s", "", line) for line in normal.splitlines()) if line)
    if len(lines) == 1:
        for lengths in _LENGTHS.values():
            if len(lines[0]) == sum(lengths):
                return tuple(lines[0][at : at + lengths[0]] for at in range(0, sum(lengths), lengths[0]))
    return lines


def format_of(lines: tuple[str, ...]) -> Format | None:
    """The format that has so many lines."""
    return next((one for one, lengths in _LENGTHS.items() if len(lengths) == len(lines)), None)


def fitted(lines: tuple[str, ...], form: Format) -> tuple[str, ...]:
    """Fillers at the end of the line of names, which nobody counts, are added or taken away."""
    at = LAYOUTS[form].names.line
    length = _LENGTHS[form][at]
    line = lines[at].ljust(length, "<")
    line = line[:length] if not line[length:].strip("<") else line
    return (*lines[:at], line, *lines[at + 1 :])


def wrong_lengths(lines: tuple[str, ...], form: Format) -> list[int]:
    """The lines that are too long or too short, from 0."""
    return [at for at, length in enumerate(_LENGTHS[form]) if len(lines[at]) != length]
