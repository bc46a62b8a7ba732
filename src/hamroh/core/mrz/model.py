"""What a machine-readable zone says, and what is wrong with it."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Format(StrEnum):
    """TD3: two lines of 44 (passports). TD1: three lines of 30 (cards)."""

    TD3 = "td3"
    TD1 = "td1"


class Problem(StrEnum):
    """Why a field cannot be trusted."""

    EMPTY = "empty"
    LINES = "lines"
    LENGTH = "length"
    CHARACTER = "character"
    KIND = "kind"
    CHECK_DIGIT = "check_digit"
    COMPOSITE = "composite"
    DATE = "date"
    SEX = "sex"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class FieldError:
    """One problem: the field's name, its place (line and columns from 1, columns inclusive), and a proposal.

    `proposal` is the field's text as it probably stands in the document; it was not used.
    """

    field: str
    problem: Problem
    line: int = 0
    first_column: int = 0
    last_column: int = 0
    proposal: str | None = None


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of which day or month may be unknown (printed as <<)."""

    year: int
    month: int | None
    day: int | None

    @property
    def exact(self) -> date | None:
        """The date when all of it is known."""
        if self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)


@dataclass(frozen=True, slots=True)
class Document:
    """The fields as read; dates are None when unknown or impossible. `sex` is M, F or X (not stated).

    A name printed as one only stands in `surname`. `names_cut` says that the line was too short for all names.
    """

    format: Format
    kind: str
    issuer: str
    number: str
    surname: str
    given: str
    names_cut: bool
    nationality: str
    born: PartialDate | None
    sex: str
    expires: PartialDate | None
    personal: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A document and what is wrong with it; without a document the text is no machine-readable zone.

    `lines` is the text in which the columns of errors are counted.
    """

    document: Document | None
    errors: tuple[FieldError, ...] = ()
    lines: tuple[str, ...] = field(default=(), compare=False)

    @property
    def good(self) -> bool:
        """Whether every check holds."""
        return self.document is not None and not self.errors
