"""A name in the other script, for display and as a first proposal; what a passport prints always wins."""

import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from hamroh.core.names import letters
from hamroh.core.names.folding import APOSTROPHES

_VOWELS: Final = frozenset("aeiouyäöüаеёиоуыэюя")
_LONGEST: Final = 4
_WORD: Final = re.compile(r"[\wʻʼ]+")
_TYPED_APOSTROPHES: Final = str.maketrans(dict.fromkeys(APOSTROPHES, "ʻ"))


class Practice(StrEnum):
    """Whose way of writing Cyrillic in Latin letters, or of reading Latin letters."""

    ICAO = "icao"
    RUSSIAN = "russian"
    UZBEK = "uzbek"
    TAJIK = "tajik"
    KYRGYZ = "kyrgyz"
    KAZAKH = "kazakh"


_TO_LATIN: Final[Mapping[Practice, Mapping[str, str]]] = MappingProxyType(
    {
        Practice.ICAO: letters.ICAO,
        Practice.RUSSIAN: letters.RUSSIAN_CARRIERS,
        Practice.UZBEK: letters.UZBEK,
        Practice.TAJIK: letters.TAJIK,
        Practice.KYRGYZ: letters.KYRGYZ,
        Practice.KAZAKH: letters.KAZAKH,
    }
)
_READING: Final[Mapping[Practice, Mapping[str, str]]] = MappingProxyType(
    {
        Practice.TAJIK: letters.TAJIK_LATIN,
        Practice.KYRGYZ: letters.KYRGYZ_LATIN,
        Practice.KAZAKH: letters.KYRGYZ_LATIN,
    }
)


@lru_cache(maxsize=8_192)
def to_latin(text: str, practice: Practice = Practice.RUSSIAN) -> str:
    """Cyrillic letters as a passport of that practice prints them; other signs stay. Case is kept."""
    table = _TO_LATIN[practice]
    return _cased(
        text, lambda word: "".join(_latin_letter(word, at, table, practice) for at in range(len(word)))
    )


@lru_cache(maxsize=8_192)
def to_cyrillic(text: str, practice: Practice = Practice.UZBEK) -> str:
    """A Latin passport name as a Russian translator usually writes it. Case is kept."""
    return _cased(text.translate(_TYPED_APOSTROPHES), lambda word: _read_aloud(word, practice))


def _latin_letter(word: str, at: int, table: Mapping[str, str], practice: Practice) -> str:
    letter = word[at]
    after_vowel = at > 0 and word[at - 1] in _VOWELS
    if letter == "е" and practice is Practice.UZBEK and (at == 0 or after_vowel):
        return "ye"
    return table.get(letter, letter)


def _read_aloud(word: str, practice: Practice) -> str:
    written = ""
    at = 0
    while at < len(word):
        length, sound = _longest(word, at, practice)
        written += sound
        at += length
    return written


def _longest(word: str, at: int, practice: Practice) -> tuple[int, str]:
    """How many letters from `at` on are read as one, and how."""
    after_vowel = at > 0 and word[at - 1] in _VOWELS
    national = practice in {Practice.KYRGYZ, Practice.KAZAKH}
    special = letters.AFTER_VOWEL_KYRGYZ if national else letters.AFTER_VOWEL
    tables: list[Mapping[str, str]] = [special] if after_vowel else [letters.FIRST_LETTERS] if at == 0 else []
    tables += [_READING.get(practice, {}), letters.LATIN_TO_CYRILLIC]
    for length in range(_LONGEST, 0, -1):
        piece = word[at : at + length]
        for table in tables:
            if len(piece) == length and piece in table:
                return length, table[piece]
    return 1, word[at]


def _cased(text: str, write: Callable[[str], str]) -> str:
    return _WORD.sub(lambda found: _like(found[0], write(found[0].lower())), text)


def _like(model: str, word: str) -> str:
    """The word with the case of the model: all capitals, a capital first, or small."""
    if len(model) > 1 and model.isupper():
        return word.upper()
    return word[:1].upper() + word[1:] if model[:1].isupper() else word
