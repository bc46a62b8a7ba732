"""Whether conditions can hold together: a search for one person whom they all fit.

What is known of that person is narrowed condition by condition. The search never calls a possible person
impossible; words it does not know, and days of two facts compared, it takes as holding or not, but not both.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from hamroh.core.countries import COUNTRIES
from hamroh.core.law import Law
from hamroh.core.law.conditions import TODAY
from hamroh.core.law.reading import Node

Condition = Mapping[str, Any]
Goal = tuple[Condition, bool]
"""A condition as it stands in the pack, and whether it is to hold."""

MISSING = "\0missing"
_TURNED = {"before": "on_or_after", "after": "on_or_before", "on_or_after": "before", "on_or_before": "after"}


@dataclass(frozen=True, slots=True)
class World:
    """What the conditions so far leave: values of categories, spans of days and ages, bare claims."""

    values: Mapping[str, frozenset[str]]
    spans: Mapping[str, tuple[int, int, bool]]
    """From, to, and whether the fact may be missing instead."""
    claims: Mapping[str, bool]


@dataclass(frozen=True, slots=True)
class Worlds:
    """The search for one law."""

    law: Law
    rules: Mapping[str, Any]

    def possible(self, goals: Iterable[Goal]) -> bool:
        """Whether some person, on some day that the pack knows, meets all of these."""
        start = (self.law.first.toordinal(), self.law.last.toordinal(), False)
        return self._search(list(goals), World({}, {TODAY: start}, {}))

    def _search(self, goals: list[Goal], world: World | None) -> bool:
        choices: list[Goal] = []
        while goals and world is not None:
            condition, holds = goals.pop()
            if "not" in condition:
                goals.append((condition["not"], not holds))
            elif "rule" in condition:
                goals.append((self.rules[condition["rule"]], holds))
            elif "all" in condition or "any" in condition:
                if holds is ("all" in condition):
                    goals += _parts(condition, holds=holds)
                else:
                    choices.append((condition, holds))
            else:
                world = self._narrow(world, condition, holds=holds)
        if world is None or not choices:
            return world is not None
        first, holds = choices.pop()
        return any(self._search([*choices, part], world) for part in _parts(first, holds=holds))

    def _narrow(self, world: World, condition: Condition, *, holds: bool) -> World | None:
        if "known" in condition:
            return self._known(world, condition["known"], holds=holds)
        if "age" in condition:
            return _age(world, condition, holds=holds)
        kind = condition.get("fact")
        if kind is not None and {"is", "in", "in_group"} & set(condition) and self._is_category(kind):
            allowed, excluded = self._named(condition)
            domain = self._values(world, kind)
            return _with_values(world, kind, domain & allowed if holds else domain - excluded)
        word = next((one for one in _TURNED if one in condition), "")
        if kind is not None and isinstance(condition.get(word), date):
            return _day(world, kind, word if holds else _TURNED[word], condition[word], holds=holds)
        return _claim(world, repr(condition), holds=holds)

    def _is_category(self, kind: str) -> bool:
        return kind != TODAY and self.law.facts[kind].type in {"country", "region", "choice"}

    def _values(self, world: World, kind: str) -> frozenset[str]:
        rule = self.law.facts[kind]
        domains = {"country": COUNTRIES, "region": self.law.regions}
        return world.values.get(kind) or frozenset([*domains.get(rule.type, rule.choices), MISSING])

    def _named(self, condition: Condition) -> tuple[frozenset[str], frozenset[str]]:
        """The values that may meet the comparison, and those that meet it on every day."""
        if "in_group" not in condition:
            named = frozenset(condition.get("in") or [condition.get("is")])
            return named, named
        spans = self.law.groups[condition["in_group"]].spans
        whole = [one for one in spans if one[0] <= self.law.first and one[1] >= self.law.last]
        return _union(members for _, _, members in spans), _union(members for _, _, members in whole)

    def _known(self, world: World, kind: str, *, holds: bool) -> World | None:
        if kind == TODAY:
            return world if holds else None
        if not self._is_category(kind):
            low, high, missing = world.spans.get(kind, (date.min.toordinal(), date.max.toordinal(), True))
            if holds:
                return _with_span(world, kind, (low, high, False))
            return _with_span(world, kind, (1, 0, True)) if missing else None
        domain = self._values(world, kind)
        return _with_values(world, kind, domain - {MISSING} if holds else domain & {MISSING})


def condition_of(node: Node) -> Condition:
    """The condition under `when`, of a pack that compiles."""
    return {str(key): value for key, value in node.at("when").mapping().items()}


def _parts(condition: Condition, *, holds: bool) -> list[Goal]:
    return [(part, holds) for part in condition.get("all", condition.get("any"))]


def _union(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset[str]().union(*sets)


def _with_values(world: World, kind: str, values: frozenset[str]) -> World | None:
    return World({**world.values, kind: values}, world.spans, world.claims) if values else None


def _with_span(world: World, kind: str, span: tuple[int, int, bool]) -> World | None:
    low, high, missing = span
    possible = low <= high or missing
    return World(world.values, {**world.spans, kind: span}, world.claims) if possible else None


def _claim(world: World, claim: str, *, holds: bool) -> World | None:
    if world.claims.get(claim, holds) is not holds:
        return None
    return World(world.values, world.spans, {**world.claims, claim: holds})


def _day(world: World, kind: str, word: str, day: date, *, holds: bool) -> World | None:
    """A comparison that does not hold leaves a missing day possible."""
    first, last = date.min.toordinal(), date.max.toordinal()
    low, high, missing = world.spans.get(kind, (first, last, True))
    edge = day.toordinal()
    bounds = {
        "before": (low, min(high, edge - 1)),
        "on_or_before": (low, min(high, edge)),
        "after": (max(low, edge + 1), high),
        "on_or_after": (max(low, edge), high),
    }
    return _with_span(world, kind, (*bounds[word], missing and not holds))


def _age(world: World, condition: Condition, *, holds: bool) -> World | None:
    """Ages on the same day exclude one another; an age that is not reached may be unknown instead."""
    kind, years = f"age on {condition['on']}", condition["age"]
    low, high, missing = world.spans.get(kind, (0, 200, True))
    reached = condition.get("reached", False) is holds
    span = (max(low, years), high) if reached else (low, min(high, years - 1))
    return _with_span(world, kind, (*span, missing and not holds))
