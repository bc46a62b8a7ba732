"""What is known of a person in the law's eyes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from hamroh.core.law.stays import Stays

Value = date | str | bool | int | Stays


class Trust(StrEnum):
    """Whether somebody only said so, or an official paper or register showed it."""

    CLAIMED = "claimed"
    VERIFIED = "verified"


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts that hold now: kinds and values, which are verified, which the person says he can't tell.

    Which kinds there are, and of which type, stands in the pack's `facts.yaml`.
    A kind is answered when it has a value or is among `unknown`.
    """

    values: Mapping[str, Value] = field(default_factory=dict)
    verified: frozenset[str] = frozenset()
    unknown: frozenset[str] = frozenset()

    def trust(self, kind: str) -> Trust:
        """How far this fact can be trusted."""
        return Trust.VERIFIED if kind in self.verified else Trust.CLAIMED

    def answered(self, kind: str) -> bool:
        """Whether the question was answered, be it with "I don't know"."""
        return kind in self.values or kind in self.unknown

    def with_answer(self, kind: str, value: Value | None, *, trust: Trust = Trust.CLAIMED) -> "Facts":
        """These facts with one superseded; None means "I don't know"."""
        values = {key: old for key, old in self.values.items() if key != kind}
        if value is None:
            return Facts(values, self.verified - {kind}, self.unknown | {kind})
        values[kind] = value
        verified = self.verified | {kind} if trust is Trust.VERIFIED else self.verified - {kind}
        return Facts(values, verified, self.unknown - {kind})

    def without(self, kinds: Iterable[str]) -> "Facts":
        """These facts without some kinds, for questions that are asked anew."""
        gone = frozenset(kinds)
        values = {key: value for key, value in self.values.items() if key not in gone}
        return Facts(values, self.verified - gone, self.unknown - gone)
