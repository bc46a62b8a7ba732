"""Which facts a condition looks at, for explanations: from the facts and the rule, not from the code."""

from collections.abc import Iterator, Mapping

_LISTS = ("all", "any")
_DAYS = ("before", "after", "on_or_before", "on_or_after", "ends_after", "on")


def facts_in(condition: object, rules: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The facts that a condition of a pack reads, in its order; `rules` has those of the named ones."""
    return tuple(dict.fromkeys(kind for kind in _walk(condition, rules) if kind != "today"))


def _walk(condition: object, rules: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    if not isinstance(condition, dict):
        return
    for word in _LISTS:
        for part in condition.get(word, ()):
            yield from _walk(part, rules)
    yield from _walk(condition.get("not"), rules)
    yield from rules.get(condition.get("rule", ""), ())
    yield from (condition[word] for word in ("fact", "known") if word in condition)
    yield from (condition[word] for word in _DAYS if isinstance(condition.get(word), str))
    if "age" in condition:
        yield "birth_date"
