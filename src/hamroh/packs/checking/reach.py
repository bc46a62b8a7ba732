"""Rules that can never apply, cases that can never be reached, situations that no case covers."""

from collections.abc import Iterator

from hamroh.core.law import Law, PackError, ParsedPack
from hamroh.core.law.reading import Node
from hamroh.packs.checking.worlds import Condition, Goal, Worlds, condition_of

ALWAYS: Condition = {"all": []}
NEVER = "this can never hold together with the conditions around it"


def find_unreachable(pack: ParsedPack, law: Law) -> Iterator[PackError]:
    """Everything with a `when` that nobody can meet, and steps whose cases leave somebody out."""
    rules = pack.node("rules.yaml")
    worlds = Worlds(law, {str(key): node.data for key, node in rules.at("rules").pairs()})
    sane: list[Goal] = [(condition_of(node), False) for _, node in rules.at("contradictions").pairs()]
    for name, section in rules.pairs():
        if name not in {"rules", "moments"} and isinstance(section.data, dict):
            for _, node in section.pairs():
                yield from _when(worlds, node, [] if name == "contradictions" else sane)
    for _, node in pack.node("facts.yaml").at("facts").pairs():
        yield from _when(worlds, node, sane)
    if "events.yaml" in pack.files:
        for _, node in pack.node("events.yaml").at("events").pairs():
            yield from _when(worlds, node, sane)
    for file in pack.folder("procedures"):
        for _, step in file.at("steps").pairs():
            yield from _step(worlds, law, step, sane)


def _when(worlds: Worlds, node: Node, around: list[Goal]) -> Iterator[PackError]:
    conditional = isinstance(node.data, dict) and node.has("when")
    if conditional and not worlds.possible([*around, (condition_of(node), True)]):
        yield node.at("when").error(NEVER)


def _step(worlds: Worlds, law: Law, step: Node, sane: list[Goal]) -> Iterator[PackError]:
    around = [*sane, (condition_of(step), True)]
    if not worlds.possible(around):
        yield step.at("when").error(NEVER)
        return
    for key in ("fees", "documents"):
        for node in step.items_at(key):
            yield from _when(worlds, node, around)
    before: list[Goal] = []
    nowhere: list[Goal] = []
    for case in step.items_at("cases"):
        when = condition_of(case) if case.has("when") else ALWAYS
        nowhere.append((when, False))
        if not worlds.possible([*around, *before, (when, True)]):
            yield case.error("nobody gets here: the cases above take everybody, or its condition never holds")
        if _always_known(law, case):
            before.append((when, False))
    if worlds.possible([*around, *nowhere]):
        yield step.at("cases").error("a gap: for somebody no case holds; end with one without `when`")


def _always_known(law: Law, case: Node) -> bool:
    """Whether the case decides whatever the day: it has no term, or one that is known throughout."""
    if not case.has("term"):
        return True
    term = law.parameters[case.text_at("term")]
    return term.starts[0] <= law.first and all(term.entries)


def find_unused_rules(pack: ParsedPack) -> Iterator[PackError]:
    """Named conditions that nothing refers to."""
    used = {name for file, data in pack.files.items() if "wording/" not in file for name in _named(data)}
    for key, node in pack.node("rules.yaml").at("rules").pairs():
        if key not in used:
            yield node.error("nobody uses this rule")


def _named(data: object) -> Iterator[object]:
    if isinstance(data, dict):
        if set(data) == {"rule"}:
            yield data["rule"]
        for value in data.values():
            yield from _named(value)
    elif isinstance(data, list):
        for value in data:
            yield from _named(value)


def find_endless_moments(law: Law) -> Iterator[PackError]:
    """Moments that follow from nothing known, or in the end from themselves."""
    after = {one.key: one.after for one in law.moments if one.after}
    for moment in law.moments:
        name, way = moment.after, [moment.key]
        while name in after and name not in way:
            way.append(name)
            name = after[name]
        place = f"moments.{moment.key}.after"
        if name in way:
            yield PackError("rules.yaml", place, f"a cycle: {' > '.join([*way, name])}")
        elif moment.after and name not in {*law.facts, "today", *(one.key for one in law.moments)}:
            yield PackError("rules.yaml", place, f"no fact and no moment {name!r}")
