"""The search itself, over any store of keys: wider keys only when narrower ones found nobody alike."""

from collections.abc import Callable, Iterator
from typing import TypeVar

from hamroh.core.names.keys import QueryKeys, query_keys
from hamroh.core.names.ranking import Candidate, Match, rank

T = TypeVar("T")

# Gives candidates that own at least one of the keys, those that own most of them first, at most so many.
Lookup = Callable[[list[str], int], list[Candidate[T]]]


def find(text: str, lookup: Lookup[T], limit: int = 10) -> list[Match[T]]:
    """The people whom a typed name may mean, most alike first. Asks the store once as a rule, three times at most."""
    found: list[Match[T]] = []
    for keys, most, good in _steps(query_keys(text)):
        found = rank(text, lookup(sorted(keys), most), limit)
        if found and found[0].score >= good:
            break
    return found


def _steps(keys: QueryKeys) -> Iterator[tuple[frozenset[str], int, float]]:
    """Keys to ask for, how many candidates at most, and the likeness of the first that is good enough."""
    asked: frozenset[str] = frozenset()
    for more, most, good in ((keys.exact, 30, 0.9), (keys.narrow, 40, 0.86), (keys.wide, 120, 0.0)):
        asked |= more
        if more:
            yield asked, most, good
