"""Closed tables of transitions: what is not in the table can't happen."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

State = TypeVar("State", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Transitions(Generic[State]):
    """Which state may follow which. Every state has a line, be it an empty one."""

    table: Mapping[State, frozenset[State]]

    def __post_init__(self) -> None:
        missing = set(type(next(iter(self.table)))) - set(self.table)
        if missing:
            raise ValueError(f"no line for {sorted(missing)}")

    def allowed(self, before: State, after: State) -> bool:
        """Whether `after` may follow `before`."""
        return after in self.table[before]

    def sources(self, after: State) -> frozenset[State]:
        """All states from which `after` can be reached in one step."""
        return frozenset(before for before, line in self.table.items() if after in line)
