"""Reading the procedures of a pack: their steps, cases, fees and papers."""

from collections.abc import Mapping
from dataclasses import dataclass

from hamroh.core.law.compile_parameters import Parameters
from hamroh.core.law.conditions import TODAY, Compiler
from hamroh.core.law.reading import Node
from hamroh.core.law.rules import Case, DocumentRule, FeeKind, FeeRule, IfLate, StepKind, StepRule
from hamroh.core.law.sources import read_confidence, read_sources

_DESKS = (
    "reception data_entry photo translation cash_desk medical insurance exam fingerprints registration "
    "application consultant hand_over"
)
DESK_KINDS = frozenset(_DESKS.split())
_STEP_KEYS = "kind when done produces needs desks by_state anchor cases advised fees documents if_late"


@dataclass(frozen=True, slots=True)
class Makings:
    """What steps may refer to."""

    compiler: Compiler
    parameters: Parameters
    documents: frozenset[str]
    moments: Mapping[str, tuple[str, ...]]
    """The facts that each moment follows from."""
    regions: tuple[str, ...]


def read_steps(nodes: tuple[Node, ...], makings: Makings) -> tuple[StepRule, ...]:
    """All steps in the order of their `order`; each may need only steps before it."""
    steps: list[StepRule] = []
    ordered = sorted(nodes, key=lambda node: node.at("order").number())
    for node in ordered:
        procedure = node.only("order", "procedure", "steps").text_at("procedure")
        for key, item in node.at("steps").pairs():
            steps.append(_step(key, procedure, item, makings))
            _check_needs(item, steps)
    return tuple(steps)


def _check_needs(node: Node, steps: list[StepRule]) -> None:
    for item in node.items_at("needs"):
        if item.text() not in {step.key for step in steps[:-1]}:
            raise item.error(f"no step {item.text()!r} before this one")


def _step(key: str, procedure: str, node: Node, makings: Makings) -> StepRule:
    node.only(*_STEP_KEYS.split())
    compiler = makings.compiler
    anchor = _anchor(node, makings)
    seen = (*compiler.facts_under(node, "when"), *makings.moments.get(anchor, (anchor,) if anchor else ()))
    return StepRule(
        key=key,
        procedure=procedure,
        kind=_kind(node),
        when=compiler.compile(node.at("when")),
        done=compiler.compile(node.at("done")) if node.has("done") else _never,
        produces=compiler.kind(node, key="produces", types=("date",)) if node.has("produces") else "",
        needs=node.texts_at("needs"),
        desks=_desks(node),
        by_state=node.flag_at("by_state"),
        anchor=anchor,
        cases=tuple(_case(item, makings, seen) for item in node.at("cases").items()),
        advised=makings.parameters.named(node, "advised") if node.has("advised") else None,
        fees=tuple(_fee(item, makings) for item in node.items_at("fees")),
        documents=tuple(_document(item, makings) for item in node.items_at("documents")),
        if_late=_if_late(node.at("if_late")) if node.has("if_late") else None,
    )


def _never(_values: object) -> bool:
    return False


def _kind(node: Node) -> StepKind:
    text = node.text_at("kind", StepKind.ACT)
    if text not in tuple(StepKind):
        raise node.at("kind").error(f"one of {', '.join(StepKind)} is needed here")
    return StepKind(text)


def _desks(node: Node) -> tuple[str, ...]:
    for item in node.items_at("desks"):
        if item.text() not in DESK_KINDS:
            raise item.error(f"no desk kind {item.text()!r}")
    return node.texts_at("desks")


def _anchor(node: Node, makings: Makings) -> str:
    if not node.has("anchor"):
        return ""
    name = node.text_at("anchor")
    if name in makings.moments:
        return name
    return makings.compiler.kind(node, key="anchor", types=("date",))


def _case(node: Node, makings: Makings, seen: tuple[str, ...]) -> Case:
    node.only("when", "term", "reasons", "sources", "confidence")
    if not node.texts_at("reasons"):
        raise node.error("reasons are missing")
    return Case(
        when=makings.compiler.optional(node, "when"),
        term=makings.parameters.named(node, "term") if node.has("term") else None,
        reasons=node.texts_at("reasons"),
        sources=read_sources(node),
        confidence=read_confidence(node),
        facts=tuple(dict.fromkeys([*seen, *makings.compiler.facts_under(node, "when")])),
    )


def _fee(node: Node, makings: Makings) -> FeeRule:
    node.only("key", "kind", "when", "parameter", "at", "doubt", "times")
    kind = node.text_at("kind")
    if kind not in {FeeKind.FIXED, FeeKind.UP_TO, FeeKind.SET_BY_CENTRE}:
        raise node.at("kind").error("fixed, up_to or set_by_centre is needed here")
    moment = node.text_at("at", TODAY)
    if moment != TODAY and moment not in makings.moments:
        raise node.at("at").error(f"no moment {moment!r} in rules.yaml")
    regional = "{region}" in node.text_at("parameter", "-")
    parameters = makings.parameters
    if regional:
        found = dict(parameters.regional(node, "parameter", makings.regions))
    else:
        found = {"": parameters.named(node, "parameter")} if kind != FeeKind.SET_BY_CENTRE else {}
    when = makings.compiler.optional(node, "when")
    doubt, times = node.text_at("doubt", ""), ""
    if node.has("times"):
        times = makings.compiler.kind(node, key="times", types=("number",))
        makings.compiler.reads.categories.add(times)  # another number is another price
    return FeeRule(node.text_at("key"), FeeKind(kind), when, found, regional, moment, doubt, times)


def _document(node: Node, makings: Makings) -> DocumentRule:
    if isinstance(node.data, str):
        key, when = node, makings.compiler.optional(Node({}, node.file, node.path), "when")
    else:
        key, when = node.only("key", "when").at("key"), makings.compiler.optional(node, "when")
    if key.text() not in makings.documents:
        raise key.error(f"no document {key.text()!r} in documents.yaml")
    return DocumentRule(key.text(), when)


def _if_late(node: Node) -> IfLate:
    node.only("key", "sources", "confidence")
    return IfLate(node.text_at("key"), read_sources(node))
