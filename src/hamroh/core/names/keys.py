"""Keys under which a person is stored, and keys with which a search looks: one shared key is a candidate.

A key is made of skeletons: the consonants of a stem in classes that hold across scripts, languages and clerks
(h, kh, q, k and g are one; d and t; b, p and f; j and ch; s and sh). Such classes are coarse, so a key joins
two words of a name in any order: an error in one word leaves the pair of the others. Keys are personal data,
as the names themselves are.

    =  whole name, or surname and given name, with vowels
    #  whole name without vowels     2  two words     1  one word
    ~  one word and the first two consonants of another (unfinished or broken)
    ^  the first two, the first three consonants of one word
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, permutations
from typing import Final

from hamroh.core.names.parts import stem, telling_words

_CLASSES: Final = str.maketrans("bpfdtkghJCzsSvaeiouy", "PPPTTKKKCCZSS.......")
_VOWELS: Final = re.compile("[aeiouy]+")
_DOUBLES: Final = re.compile(r"(.)\1+")
_OPEN: Final = "A"  # a vowel, y or v at the beginning
_HEADS: Final = (2, 3)
_MOST_WORDS: Final = 6


@dataclass(frozen=True, slots=True)
class QueryKeys:
    """What to look for first, and what else when that finds nobody who is alike enough."""

    exact: frozenset[str]
    narrow: frozenset[str]
    wide: frozenset[str]


def search_keys(surname: str, given: str, patronymic: str = "") -> frozenset[str]:
    """The keys of one spelling of a person's name; a person is stored under those of all his spellings."""
    fields = [_spoken(field) for field in (surname, given, patronymic)]
    found: set[str] = set()
    for reading in filter(None, _stored_readings(fields)):
        found |= _exact(reading) | _narrow(reading) | _wide(reading) | _alone(reading)
    if fields[0] and fields[1]:
        found |= _exact((*fields[0], *fields[1]))
    return frozenset(found)


def query_keys(text: str) -> QueryKeys:
    """The keys of a typed query: words in any order and script, the last perhaps unfinished."""
    spoken = _spoken(text)
    if len(spoken) < 2:
        alone = frozenset(f"1{skeleton(word)}" for word in spoken)
        return QueryKeys(exact=frozenset(), narrow=alone, wide=frozenset(_heads(spoken)))
    exact, narrow, wide = set[str](), set[str](), set[str]()
    for reading in _typed_readings(spoken):
        exact |= _exact(reading)
        narrow |= _narrow(reading)
        wide |= _wide(reading)
    return QueryKeys(frozenset(exact), frozenset(narrow), frozenset(wide))


@lru_cache(maxsize=65_536)
def skeleton(word: str) -> str:
    """The classes of consonants of a folded word's stem; never empty."""
    plain = stem(word).translate(_CLASSES)
    bare = plain.replace(".", "").replace("NP", "MP")
    return _DOUBLES.sub(r"\1", (_OPEN if plain.startswith(".") else "") + bare.upper())


@lru_cache(maxsize=65_536)
def soft(word: str) -> str:
    """The sounds of a folded word's stem, vowels in two classes (a: a, o, u; i: e, i, y), none at the end."""
    plain = soften(stem(word))
    return plain.rstrip("ai") or plain


def soften(plain: str) -> str:
    """A row of sounds with its vowels, diphthongs and glides in two classes."""
    return _VOWELS.sub(lambda found: "a" if set(found[0]) & set("aou") else "i", plain)


def _spoken(text: str) -> tuple[str, ...]:
    return telling_words(text)[:_MOST_WORDS]


def _stored_readings(fields: Sequence[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """All words apart, and once more with those of each field written together (Muhammad Ali)."""
    yield tuple(word for field in fields for word in field)[:_MOST_WORDS]
    if any(len(field) > 1 for field in fields):
        yield tuple("".join(field) for field in fields if field)


def _typed_readings(spoken: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """All words apart, and with each two neighbours written together."""
    yield spoken
    if len(spoken) > 2:
        for at in range(len(spoken) - 1):
            yield (*spoken[:at], spoken[at] + spoken[at + 1], *spoken[at + 2 :])


def _exact(reading: tuple[str, ...]) -> set[str]:
    return {f"={'|'.join(sorted(map(soft, reading)))}", f"#{'|'.join(sorted(map(skeleton, reading)))}"}


def _narrow(reading: tuple[str, ...]) -> set[str]:
    return {f"2{'|'.join(sorted(pair))}" for pair in combinations(map(skeleton, reading), 2)}


def _wide(reading: tuple[str, ...]) -> set[str]:
    return {f"~{one}|{other[: _HEADS[0]]}" for one, other in permutations(map(skeleton, reading), 2)}


def _alone(reading: tuple[str, ...]) -> set[str]:
    return {f"1{skeleton(word)}" for word in reading} | set(_heads(reading))


def _heads(reading: tuple[str, ...]) -> Iterator[str]:
    for bones in map(skeleton, reading):
        yield from (f"^{bones[:length]}" for length in _HEADS if length <= len(bones))
