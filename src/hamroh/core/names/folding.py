"""One form for all the ways in which hands and keyboards write the same word."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from hamroh.core.names.letters import CYRILLIC_LOOKS_LATIN, LATIN_LOOKS_CYRILLIC, SOUNDS

# ʻ (U+02BB, Uzbek Oʻ and Gʻ), ʼ (U+02BC, tutuq belgisi), and what people type instead of them.
APOSTROPHES: Final = "ʻʼ'’‘`´′ʹʽ‛ʿʾ"
_HYPHENS: Final = "-‐‑‒–—−\N{SOFT HYPHEN}"
_REMOVED: Final = str.maketrans(dict.fromkeys(APOSTROPHES + _HYPHENS))
_NOT_A_LETTER: Final = re.compile(r"[^\w]|[\d_]")
_DIGRAPHS: Final = re.compile("shch|d+(?=zh|J)|zh|kh|gh|sh|ch|ts|ng|c")
_DIGRAPH_SOUNDS: Final = dict(
    zip(
        ["shch", "zh", "kh", "gh", "sh", "ch", "ts", "ng", "c"],
        ["S", "J", "h", "g", "S", "C", "s", "n", "s"],
        strict=True,
    )
)
_DOUBLES: Final = re.compile(r"(.)\1+")
_LATIN: Final = re.compile("[A-Za-z]")
_CYRILLIC: Final = re.compile("[\u0400-\u052f]")
_TWIN_OF_LATIN: Final = str.maketrans(dict(LATIN_LOOKS_CYRILLIC))
_TWIN_OF_CYRILLIC: Final = str.maketrans(dict(CYRILLIC_LOOKS_LATIN))


def fold(text: str) -> str:
    """Lower case, one space between words, no apostrophes or hyphens, Ё as Е, one script in a word.

    The script stays. Folding what is folded changes nothing. Digits and signs become spaces.
    """
    return " ".join(filter(None, map(_fold_word, text.split())))


def words(text: str) -> list[str]:
    """The folded words of a name, in their order."""
    return fold(text).split()


@lru_cache(maxsize=65_536)
def sounds(word: str) -> str:
    """A folded word as a row of sounds in one alphabet, whatever its script; doubled sounds are one."""
    plain = without_marks(word.translate(SOUNDS))
    return _DOUBLES.sub(r"\1", _DIGRAPHS.sub(lambda found: _DIGRAPH_SOUNDS.get(found[0], ""), plain))


def mixes_scripts(word: str) -> bool:
    """Whether a word has letters of both scripts, like one typed on two keyboards."""
    return bool(_LATIN.search(word) and _CYRILLIC.search(word))


def without_marks(text: str) -> str:
    """The text without accents: Š as S, Á as A."""
    apart = unicodedata.normalize("NFD", text)
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


@lru_cache(maxsize=65_536)
def _fold_word(word: str) -> str:
    plain = unicodedata.normalize("NFKC", word.translate(_REMOVED))  # NFKC makes a space of ´
    lower = _lower(_one_script(plain)).translate(_REMOVED)
    return " ".join(_one_script(piece) for piece in _NOT_A_LETTER.sub(" ", lower).split())


def _lower(text: str) -> str:
    composed = unicodedata.normalize("NFKC", unicodedata.normalize("NFD", text).casefold())
    return "".join(letter for letter in composed if not unicodedata.combining(letter)).replace("ё", "е")


def _one_script(word: str) -> str:
    """Letters that only look like those of the word's own script become what they look like."""
    if not mixes_scripts(word):
        return word
    for script, twins in ((_LATIN, _TWIN_OF_LATIN), (_CYRILLIC, _TWIN_OF_CYRILLIC)):
        other = word.translate(twins)
        if not script.search(other):
            return other
    return word
