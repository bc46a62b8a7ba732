"""Lines to fields, each with its own check."""

import re
from datetime import date
from typing import Final

from hamroh.core.mrz import digits
from hamroh.core.mrz.layout import LAYOUTS, Layout, Place, fitted, format_of, to_lines, wrong_lengths
from hamroh.core.mrz.model import Document, FieldError, Format, PartialDate, Problem, Reading

_ALLOWED: Final = re.compile("[A-Z0-9<]*")
_LETTERS: Final = re.compile("[A-Z<]*")
_DATE: Final = re.compile("[0-9]{2}([0-9]{2}|<<)([0-9]{2}|<<)")
_KINDS: Final = {Format.TD3: "P", Format.TD1: "IAC"}
_YEARS_AHEAD: Final = 50


def read(text: str, *, today: date) -> Reading:
    """Read two lines of a passport or three of a card, as typed or pasted.

    `today` tells the century of two-digit years: nobody was born after today, and no document ends more
    than fifty years ahead. Every problem is an entry of `errors`; the other fields are read all the same.
    """
    lines = to_lines(text)
    form = format_of(lines)
    if form is None:
        return Reading(None, (FieldError("text", Problem.LINES if lines else Problem.EMPTY),))
    lines = fitted(lines, form)
    wrong = [_wrong_length(lines, at) for at in wrong_lengths(lines, form)]
    wrong = wrong or [_strange(at, line) for at, line in enumerate(lines) if not _ALLOWED.fullmatch(line)]
    return Reading(None, tuple(wrong), lines) if wrong else _Reader(form, lines, today).reading()


def _wrong_length(lines: tuple[str, ...], at: int) -> FieldError:
    return FieldError("line", Problem.LENGTH, at + 1, 1, len(lines[at]))


def _strange(at: int, line: str) -> FieldError:
    """The first sign of a line that no such zone has."""
    column = next(index for index, letter in enumerate(line, start=1) if not _ALLOWED.fullmatch(letter))
    return FieldError("line", Problem.CHARACTER, at + 1, column, column)


class _Reader:
    """Reads the fields of one zone and gathers what is wrong."""

    def __init__(self, form: Format, lines: tuple[str, ...], today: date) -> None:
        self.form = form
        self.lines = lines
        self.today = today
        self.layout: Layout = LAYOUTS[form]
        self.errors: list[FieldError] = []

    def reading(self) -> Reading:
        layout = self.layout
        kind = layout.kind.of(self.lines)
        if kind[0] not in _KINDS[self.form]:
            self._wrong("kind", layout.kind, Problem.KIND)
        surname, given, cut = self._names()
        number, personal = self._number()
        document = Document(
            format=self.form,
            kind=kind.rstrip("<"),
            issuer=self._letters("issuer", layout.issuer),
            number=number,
            surname=surname,
            given=given,
            names_cut=cut,
            nationality=self._letters("nationality", layout.nationality),
            born=self._date("born", layout.born),
            sex=self._sex(),
            expires=self._date("expires", layout.expires),
            personal=personal,
        )
        self._composite()
        return Reading(document, tuple(self.errors), self.lines)

    def _wrong(self, field: str, place: Place, problem: Problem, proposal: str | None = None) -> None:
        first = place.start + 1
        error = FieldError(field, problem, place.line + 1, first, place.start + place.length, proposal)
        self.errors.append(error)

    def _letters(self, field: str, place: Place) -> str:
        text = place.of(self.lines)
        if not _LETTERS.fullmatch(text):
            self._wrong(field, place, Problem.CHARACTER, text.translate(digits.TO_LETTERS))
        return text.rstrip("<")

    def _names(self) -> tuple[str, str, bool]:
        place = self.layout.names
        text = place.of(self.lines)
        surname, _, given = text.strip("<").partition("<<")
        if not _LETTERS.fullmatch(text):
            self._wrong("names", place, Problem.CHARACTER, text.translate(digits.TO_LETTERS))
        elif not surname:
            self._wrong("names", place, Problem.NAME)
        return _spaced(surname), _spaced(given), not text.endswith("<")

    def _number(self) -> tuple[str, str]:
        """Number and personal data; a card's number of more than nine signs goes on in the personal data."""
        place, personal = self.layout.number, self.layout.personal
        rest = personal.of(self.lines)
        if self.form is Format.TD1 and self._digit_after(place) == "<" and rest.strip("<"):
            more, _, rest = rest.partition("<")
            number = place.of(self.lines) + more[:-1]
            if not digits.holds(number, more[-1:]):
                self._wrong("number", place, Problem.CHECK_DIGIT)
            return number.strip("<"), _spaced(rest)
        self._checked("number", place)
        if self.form is Format.TD3:
            self._checked("personal", personal)
        return place.of(self.lines).rstrip("<"), _spaced(rest)

    def _digit_after(self, place: Place) -> str:
        return self.lines[place.line][place.start + place.length]

    def _checked(self, field: str, place: Place, *, digits_only: bool = False) -> bool:
        text, digit = place.of(self.lines), self._digit_after(place)
        if digits.holds(text, digit):
            return True
        self._wrong(field, place, Problem.CHECK_DIGIT, digits.proposal(text, digit, digits_only=digits_only))
        return False

    def _sex(self) -> str:
        text = self.layout.sex.of(self.lines)
        if text not in "MF<":
            self._wrong("sex", self.layout.sex, Problem.SEX)
        return text if text in "MF" else "X"

    def _date(self, field: str, place: Place) -> PartialDate | None:
        text = place.of(self.lines)
        if not self._checked(field, place, digits_only=True) or not text.strip("<"):
            return None
        found = _dated(text, self.today, past=field == "born")
        if found is None:
            self._wrong(field, place, Problem.DATE)
        return found

    def _composite(self) -> None:
        """Only when all else holds: otherwise it says nothing new."""
        text = "".join(place.of(self.lines) for place in self.layout.composite_of)
        if not self.errors and not digits.holds(text, self.layout.composite.of(self.lines)):
            self._wrong("composite", self.layout.composite, Problem.COMPOSITE)


def _dated(text: str, today: date, *, past: bool) -> PartialDate | None:
    """YYMMDD with << for what is unknown, or None when there is no such day."""
    if not _DATE.fullmatch(text):
        return None
    month = None if text[2:4] == "<<" else int(text[2:4])
    day = None if text[4:] == "<<" else int(text[4:])
    year = 2000 + int(text[:2])
    if past:
        year -= 100 if (year, month or 1, day or 1) > (today.year, today.month, today.day) else 0
    elif year > today.year + _YEARS_AHEAD:
        year -= 100
    try:
        date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return None
    return PartialDate(year, month, day)


def _spaced(text: str) -> str:
    return re.sub("<+", " ", text).strip()
