"""Candidates in the order of likeness to what was typed, and which of their words answered to it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Generic, TypeVar

from rapidfuzz.distance import Indel, JaroWinkler

from hamroh.core.names.folding import sounds
from hamroh.core.names.keys import soft, soften
from hamroh.core.names.parts import telling_words

T = TypeVar("T")

_MATCHED: Final = 0.75
_UNFINISHED: Final = 0.93
_SHORTEST_BEGINNING: Final = 2
_EACH_UNASKED_WORD: Final = 0.01
_WORD_OR_GAP: Final = re.compile(r"[^\s]+|\s+")


@dataclass(frozen=True, slots=True)
class Candidate(Generic[T]):
    """Somebody who may be meant: a reference of the caller's and all spellings of the whole name."""

    ref: T
    spellings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a spelling, to be marked or not; the pieces together are the spelling."""

    text: str
    matched: bool


@dataclass(frozen=True, slots=True)
class Match(Generic[T]):
    """A candidate with the spelling that answered best; score is between 0 and 1."""

    ref: T
    score: float
    spelling: str
    parts: tuple[Part, ...]


def rank(query: str, candidates: Iterable[Candidate[T]], limit: int = 10) -> list[Match[T]]:
    """The best candidates, most alike first; equal ones in the order given."""
    typed = telling_words(query)
    likeness = _Likeness(typed)
    answers = [(*likeness.best(one.spellings), one.ref) for one in candidates if one.spellings]
    answers.sort(key=lambda answer: -answer[0])
    return [
        Match(ref=ref, score=round(score, 4), spelling=spelling, parts=likeness.parts(spelling))
        for score, spelling, ref in answers[:limit]
    ]


def alike(one: str, other: str) -> float:
    """How alike two folded words sound, 0 to 1; vowels count half."""
    if one == other:
        return 1.0
    heard = JaroWinkler.similarity(soft(one), soft(other))
    written = Indel.normalized_similarity(sounds(one), sounds(other))
    return 0.65 * heard + 0.35 * written


class _Likeness:
    """Likeness of names to one query; remembers the words it has met, since candidates share them."""

    def __init__(self, typed: Sequence[str]) -> None:
        self.typed = typed
        self.known: dict[str, tuple[float, ...]] = {}

    def of(self, spelling: str) -> float:
        rows = [self._row(word) for word in telling_words(spelling)]
        if not rows or not self.typed:
            return 0.0
        total = 0.0
        free = rows.copy()
        for at in range(len(self.typed)):
            if not free:
                break
            best = max(free, key=lambda row: row[at])
            total += best[at]
            free.remove(best)
        return max(0.0, total / len(self.typed) - _EACH_UNASKED_WORD * len(free))

    def best(self, spellings: Sequence[str]) -> tuple[float, str]:
        """The spelling that answers best; of equals the first."""
        return max(((self.of(spelling), spelling) for spelling in spellings), key=lambda answer: answer[0])

    def parts(self, spelling: str) -> tuple[Part, ...]:
        pieces = _WORD_OR_GAP.findall(spelling)
        return tuple(Part(text=piece, matched=self._answers(piece)) for piece in pieces)

    def _answers(self, piece: str) -> bool:
        return any(score >= _MATCHED for word in telling_words(piece) for score in self._row(word))

    def _row(self, word: str) -> tuple[float, ...]:
        row = self.known.get(word)
        if row is None:
            row = self.known[word] = tuple(self._one(at, word) for at in range(len(self.typed)))
        return row

    def _one(self, at: int, word: str) -> float:
        score = alike(self.typed[at], word)
        if at == len(self.typed) - 1 and len(self.typed[at]) >= _SHORTEST_BEGINNING:
            begun = _unstemmed(word).startswith(_unstemmed(self.typed[at]))
            score = max(score, _UNFINISHED if begun else 0.0)
        return score


@lru_cache(maxsize=65_536)
def _unstemmed(word: str) -> str:
    return soften(sounds(word))
