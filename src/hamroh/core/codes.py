"""Codes that people copy by hand: recovery codes, one-time codes, numbers of papers.

Letters come from an alphabet without look-alikes (no 0 O 1 I L); a check letter finds every wrong letter and
every two neighbours changed over. Randomness is an argument. How codes are hashed and counted is no matter of core.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

ALPHABET: Final = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""31 letters: a prime, so that the weighted sum of `_check` misses no wrong letter."""
RECOVERY_BYTES: Final = 16
ONE_TIME_DIGITS: Final = 6

_DATA_LETTERS: Final = 15
_GROUP: Final = 4
_SERIAL_DIGITS: Final = 6
_CYRILLIC_TWINS: Final = str.maketrans("АВСЕНКМРТУХ", "ABCEHKMPTYX")
_ALL_LETTERS: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_PAPER: Final = re.compile(
    rf"(?P<kind>[A-Z]{{1,2}})(?P<year>[0-9]{{4}})(?P<serial>[0-9]{{{_SERIAL_DIGITS},9}})(?P<check>[2-9A-Z])"
)


class CodeProblem(StrEnum):
    """What is wrong with a typed code."""

    EMPTY = "empty"
    LENGTH = "length"
    LETTERS = "letters"
    CHECK = "check"


@dataclass(frozen=True, slots=True)
class TypedCode:
    """The code in its one right form, or the problem with what was typed."""

    code: str | None
    problem: CodeProblem | None = None


def recovery_code(entropy: bytes) -> str:
    """Fifteen letters (74 bits) and a check letter in four groups, from 16 random bytes."""
    if len(entropy) != RECOVERY_BYTES:
        raise ValueError("a recovery code needs 16 random bytes")
    number = int.from_bytes(entropy, "big")
    letters = ""
    for _ in range(_DATA_LETTERS):
        number, at = divmod(number, len(ALPHABET))
        letters += ALPHABET[at]
    return _grouped(letters + _check(letters))


def read_recovery_code(typed: str) -> TypedCode:
    """A recovery code as people type it: any case, spaces or hyphens, Cyrillic letters that look like Latin."""
    letters = _plain(typed)
    if not letters:
        return TypedCode(None, CodeProblem.EMPTY)
    if len(letters) != _DATA_LETTERS + 1:
        return TypedCode(None, CodeProblem.LENGTH)
    if not set(letters) <= set(ALPHABET):
        return TypedCode(None, CodeProblem.LETTERS)
    if _check(letters[:-1]) != letters[-1]:
        return TypedCode(None, CodeProblem.CHECK)
    return TypedCode(_grouped(letters))


def one_time_code(entropy: bytes) -> str:
    """Six digits from at least eight random bytes; digits only, since keyboards differ."""
    if len(entropy) < 8:
        raise ValueError("a one-time code needs 8 random bytes")
    return f"{int.from_bytes(entropy, 'big') % 10**ONE_TIME_DIGITS:0{ONE_TIME_DIGITS}d}"


def read_one_time_code(typed: str) -> TypedCode:
    """A one-time code as people type or paste it: digits of any script, with spaces or hyphens between."""
    bare = re.sub(r"[\s\-–—]+", "", typed)
    if not bare:
        return TypedCode(None, CodeProblem.EMPTY)
    digits = [unicodedata.decimal(letter, None) for letter in bare]
    if None in digits:
        return TypedCode(None, CodeProblem.LETTERS)
    if len(digits) != ONE_TIME_DIGITS:
        return TypedCode(None, CodeProblem.LENGTH)
    return TypedCode("".join(map(str, digits)))


def paper_number(kind: str, year: int, serial: int) -> str:
    """The number that a paper bears, such as C-2026-004518-7: kind (one or two Latin capitals), year, serial, check."""
    parts = (kind, f"{year:04d}", f"{serial:0{_SERIAL_DIGITS}d}")
    if not _PAPER.fullmatch("".join(parts) + ALPHABET[0]):
        raise ValueError("kind is one or two Latin capitals, serial has at most nine digits")
    return "-".join((*parts, _check("".join(parts), _ALL_LETTERS)))


def read_paper_number(typed: str) -> TypedCode:
    """A paper's number as people type it."""
    letters = _plain(typed)
    if not letters:
        return TypedCode(None, CodeProblem.EMPTY)
    found = _PAPER.fullmatch(letters)
    if found is None:
        return TypedCode(None, CodeProblem.LETTERS)
    if _check(letters[:-1], _ALL_LETTERS) != found["check"]:
        return TypedCode(None, CodeProblem.CHECK)
    return TypedCode("-".join(found.groups()))


def _check(letters: str, known: str = ALPHABET) -> str:
    """The letter that makes the weighted sum of all a multiple of 31."""
    weighted = sum(place * known.index(letter) for place, letter in enumerate(letters, start=2))
    return ALPHABET[-weighted % len(ALPHABET)]


def _plain(typed: str) -> str:
    upper = unicodedata.normalize("NFKC", typed).upper().translate(_CYRILLIC_TWINS)
    return re.sub(r"[\s\-–—_./]+", "", upper)


def _grouped(letters: str) -> str:
    return "-".join(letters[at : at + _GROUP] for at in range(0, len(letters), _GROUP))
