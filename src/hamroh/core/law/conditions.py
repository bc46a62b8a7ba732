"""Conditions: structured data, compiled once to closures over the values of the facts.

A fact that is missing satisfies no comparison. `today` can be compared like a fact.

    {all: [...]} {any: [...]} {not: ...} {rule: name}
    {known: fact}
    {fact: ground, is: work} {fact: ground, in: [work, study]} {fact: citizenship, in_group: eaeu}
    {fact: entry_date, before: 2023-01-11}   also after, on_or_before, on_or_after; a date or a fact
    {fact: months, at_least: 6}
    {fact: stays, ends_after: entry_date}    an earlier stay that ends after a day
    {age: 18, on: today, reached: true}      whole years since birth_date on a day
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from hamroh.core.calendars import add_months
from hamroh.core.law.facts import Value
from hamroh.core.law.naming import facts_in
from hamroh.core.law.reading import Node

Values = Mapping[str, Value]
Test = Callable[[Values], bool]
DatedTest = Callable[[Mapping[str, Any]], bool]
"""A comparison of facts that are known to be there and to be days or numbers."""

TODAY = "today"


@dataclass(frozen=True, slots=True)
class Group:
    """A dated group of citizenships: which countries belong to it since when, until when."""

    spans: tuple[tuple[date, date, frozenset[str]], ...]

    def has(self, country: object, day: object) -> bool:
        """Whether the country belongs to the group on this day."""
        return isinstance(day, date) and any(
            start <= day <= end and country in members for start, end, members in self.spans
        )


@dataclass(slots=True)
class Reads:
    """What the selecting conditions of a pack read; the plan's memo is keyed by it.

    `dates` holds comparisons of days by the facts that they need, each once; comparisons of today with a
    fixed day are `boundaries` instead.
    """

    categories: set[str] = field(default_factory=set)
    dates: dict[object, tuple[frozenset[str], DatedTest]] = field(default_factory=dict)
    boundaries: set[date] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Compiler:
    """Turns conditions of one pack into closures."""

    kinds: Mapping[str, str]
    """The type of each kind of fact."""
    groups: Mapping[str, Group]
    rules: dict[str, Test] = field(default_factory=dict)
    reads: Reads = field(default_factory=Reads)
    looked_at: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The facts that each named rule looks at."""

    def facts_under(self, node: Node, key: str) -> tuple[str, ...]:
        """The facts that the condition under a key looks at."""
        return facts_in(node.mapping().get(key), self.looked_at)

    def optional(self, node: Node, key: str) -> Test:
        """The condition under a key; always true when there is none."""
        return self.compile(node.at(key)) if node.has(key) else always

    def compile(self, node: Node) -> Test:
        """One condition."""
        data = node.mapping()
        for word, build in _BUILDERS.items():
            if word in data:
                return build(self, node)
        raise node.error(f"a condition has one of: {', '.join(_BUILDERS)}")

    def kind(self, node: Node, *, key: str, types: tuple[str, ...]) -> str:
        """The kind of fact named under a key, of one of these types."""
        name = node.text_at(key)
        if name == TODAY and "date" in types:
            return name
        if name not in self.kinds:
            raise node.at(key).error(f"no fact {name!r} in facts.yaml")
        if self.kinds[name] not in types:
            raise node.at(key).error(f"{name} is a {self.kinds[name]}, a {' or '.join(types)} is needed")
        return name

    def dated(self, name: object, kinds: set[str], test: DatedTest) -> Test:
        """Remember a test of days; it is false when one of the facts that it needs is missing."""
        needed = frozenset(kinds - {TODAY})
        self.reads.dates[name] = (needed, test)
        return lambda values: needed <= values.keys() and test(values)


def always(_values: Values) -> bool:
    """The condition that is always met."""
    return True


def _all(compiler: Compiler, node: Node) -> Test:
    tests = tuple(compiler.compile(item) for item in node.only("all").at("all").items())
    return lambda values: all(test(values) for test in tests)


def _any(compiler: Compiler, node: Node) -> Test:
    tests = tuple(compiler.compile(item) for item in node.only("any").at("any").items())
    return lambda values: any(test(values) for test in tests)


def _not(compiler: Compiler, node: Node) -> Test:
    test = compiler.compile(node.only("not").at("not"))
    return lambda values: not test(values)


def _rule(compiler: Compiler, node: Node) -> Test:
    name = node.only("rule").text_at("rule")
    if name not in compiler.rules:
        raise node.error(f"no rule {name!r} above this place in rules.yaml")
    return compiler.rules[name]


def _known(compiler: Compiler, node: Node) -> Test:
    kind = compiler.kind(node.only("known"), key="known", types=tuple(set(compiler.kinds.values())))
    return lambda values: kind in values


def _fact(compiler: Compiler, node: Node) -> Test:
    for word, build in _COMPARISONS.items():
        if node.has(word):
            return build(compiler, node.only("fact", word), word)
    raise node.error(f"a fact is compared by one of: {', '.join(_COMPARISONS)}")


def _is(compiler: Compiler, node: Node, word: str) -> Test:
    kind = compiler.kind(node, key="fact", types=("choice", "country", "region"))
    compiler.reads.categories.add(kind)
    wanted = node.text_at(word)
    return lambda values: values.get(kind) == wanted


def _in(compiler: Compiler, node: Node, word: str) -> Test:
    kind = compiler.kind(node, key="fact", types=("choice", "country", "region"))
    compiler.reads.categories.add(kind)
    wanted = frozenset(node.texts_at(word))
    return lambda values: values.get(kind) in wanted


def _in_group(compiler: Compiler, node: Node, word: str) -> Test:
    kind = compiler.kind(node, key="fact", types=("country",))
    name = node.text_at(word)
    if name not in compiler.groups:
        raise node.at(word).error(f"no group {name!r} in pack.yaml")
    group = compiler.groups[name]
    compiler.reads.categories.add(kind)
    return lambda values: group.has(values.get(kind), values[TODAY])


# A function of its own for each word: these comparisons are made for every plan.
_BETWEEN: dict[str, Callable[[str, str], DatedTest]] = {
    "before": lambda one, other: lambda values: values[one] < values[other],
    "after": lambda one, other: lambda values: values[one] > values[other],
    "on_or_before": lambda one, other: lambda values: values[one] <= values[other],
    "on_or_after": lambda one, other: lambda values: values[one] >= values[other],
}
_AGAINST: dict[str, Callable[[str, date], DatedTest]] = {
    "before": lambda one, day: lambda values: values[one] < day,
    "after": lambda one, day: lambda values: values[one] > day,
    "on_or_before": lambda one, day: lambda values: values[one] <= day,
    "on_or_after": lambda one, day: lambda values: values[one] >= day,
}


def _order(compiler: Compiler, node: Node, word: str) -> Test:
    kind = compiler.kind(node, key="fact", types=("date",))
    if isinstance(node.at(word).data, str):
        other = compiler.kind(node, key=word, types=("date",))
        return compiler.dated((kind, word, other), {kind, other}, _BETWEEN[word](kind, other))
    day = node.at(word).day()
    if kind == TODAY:
        turn = day if word in {"before", "on_or_after"} else day + timedelta(days=1)
        compiler.reads.boundaries.add(turn)
    return compiler.dated((kind, word, day), {kind}, _AGAINST[word](kind, day))


def _at_least(compiler: Compiler, node: Node, word: str) -> Test:
    kind = compiler.kind(node, key="fact", types=("number",))
    least = node.at(word).number()
    return compiler.dated((kind, word, least), {kind}, lambda values: values[kind] >= least)


def _ends_after(compiler: Compiler, node: Node, word: str) -> Test:
    kind = compiler.kind(node, key="fact", types=("stays",))
    other = compiler.kind(node, key=word, types=("date",))
    name = (kind, word, other)
    return compiler.dated(
        name, {kind, other}, lambda values: any(stay.left > values[other] for stay in values[kind])
    )


def _age(compiler: Compiler, node: Node) -> Test:
    node.only("age", "on", "reached")
    years = node.at("age").number()
    on = compiler.kind(node, key="on", types=("date",))
    reached = compiler.dated(("age", years, on), {"birth_date", on}, _reached(years, on))
    if node.flag_at("reached"):
        return reached
    return lambda values: "birth_date" in values and on in values and not reached(values)


def _reached(years: int, on: str) -> DatedTest:
    """Whether the age is reached; born on 29 February it is reached on 28 February."""

    def test(values: Mapping[str, Any]) -> bool:
        birth, day = values["birth_date"], values[on]
        passed: int = day.year - birth.year
        return passed > years if passed != years else bool(day >= add_months(birth, 12 * years))

    return test


_COMPARISONS: dict[str, Callable[[Compiler, Node, str], Test]] = {
    "is": _is,
    "in": _in,
    "in_group": _in_group,
    "before": _order,
    "after": _order,
    "on_or_before": _order,
    "on_or_after": _order,
    "at_least": _at_least,
    "ends_after": _ends_after,
}

_BUILDERS: dict[str, Callable[[Compiler, Node], Test]] = {
    "all": _all,
    "any": _any,
    "not": _not,
    "rule": _rule,
    "known": _known,
    "fact": _fact,
    "age": _age,
}
