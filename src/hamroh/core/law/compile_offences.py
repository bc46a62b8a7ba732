"""Reading `offences.yaml`: each offence with its sanctions by subject and date.

    region_groups: {two_cities: ["77", "78"]}
    offences:
      late_patent:
        act: koap
        article: "18.20"
        steps: [patent_application]       # whose lateness it may follow
        supposes: work                    # only if the person works too, which nobody has told us
        regions: two_cities               # or outside: two_cities; without either: everywhere
        appeal: offence.appeal            # a parameter with a term
        sanctions:
          - subject: worker               # worker, official, company, host, employer
            from: 2015-01-01              # to: the last day, when it is over
            fine: {min: 1000000, max: 1500000}
            removal: possible             # none, possible, certain
            sources: [...]
            confidence: high

A fine in units of an index: `fine: {min: "15", max: "15", index: mrp, basis: proceedings_initiated_date}`.
Also `warning: true`, `arrest_days: 10`, `stop_days: [14, 90]`, `days_late: {from: 4, to: 5}`, `repeated: true`.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from hamroh.core.law.compile_parameters import Parameters, read_basis
from hamroh.core.law.offences import Fine, Offence, Removal, Sanction, Subject, Supposed
from hamroh.core.law.reading import Node
from hamroh.core.law.sources import read_confidence, read_sources

Kind = TypeVar("Kind", bound=StrEnum)

_OFFENCE = ("act", "article", "steps", "regions", "outside", "appeal", "supposes", "sanctions")
_SANCTION = (
    *("subject", "from", "to", "fine", "warning", "removal", "arrest_days", "stop_days", "days_late"),
    *("repeated", "sources", "confidence"),
)


@dataclass(frozen=True, slots=True)
class OffenceMakings:
    """What offences may refer to."""

    parameters: Parameters
    steps: frozenset[str]
    regions: tuple[str, ...]


def read_offences(top: Node, makings: OffenceMakings) -> tuple[Offence, ...]:
    """All offences in the order of the file."""
    top.only("region_groups", "offences")
    groups = {}
    if top.has("region_groups"):
        groups = {key: _regions(node, makings) for key, node in top.at("region_groups").pairs()}
    return tuple(_offence(key, node, groups, makings) for key, node in top.at("offences").pairs())


def _regions(node: Node, makings: OffenceMakings) -> frozenset[str]:
    for item in node.items():
        if item.text() not in makings.regions:
            raise item.error(f"no region {item.text()!r} in pack.yaml")
    return frozenset(item.text() for item in node.items())


def _offence(key: str, node: Node, groups: dict[str, frozenset[str]], makings: OffenceMakings) -> Offence:
    node.only(*_OFFENCE)
    for item in node.items_at("steps"):
        if item.text() not in makings.steps:
            raise item.error(f"no step {item.text()!r} in procedures/")
    sanctions = tuple(_sanction(item, makings.parameters) for item in node.at("sanctions").items())
    if not sanctions:
        raise node.at("sanctions").error("at least one sanction is needed here, with its subject and from")
    return Offence(
        key=key,
        act=node.text_at("act"),
        article=node.text_at("article"),
        steps=frozenset(node.texts_at("steps")),
        regions=_group(node, "regions", groups),
        outside=_group(node, "outside", groups),
        appeal=makings.parameters.of_unit(node, "appeal", ("term",)) if node.has("appeal") else None,
        supposes=_one_of(node, "supposes", Supposed) if node.has("supposes") else None,
        sanctions=sanctions,
    )


def _group(node: Node, key: str, groups: dict[str, frozenset[str]]) -> frozenset[str]:
    if not node.has(key):
        return frozenset()
    name = node.text_at(key)
    if name not in groups:
        raise node.at(key).error(f"no group {name!r} in region_groups at the top of this file")
    return groups[name]


def _sanction(node: Node, parameters: Parameters) -> Sanction:
    node.only(*_SANCTION)
    late = node.at("days_late").only("from", "to") if node.has("days_late") else None
    return Sanction(
        subject=_one_of(node, "subject", Subject),
        since=node.at("from").day(),
        until=node.at("to").day() if node.has("to") else date.max,
        fine=_fine(node.at("fine"), parameters) if node.has("fine") else None,
        warning=node.flag_at("warning"),
        removal=_one_of(node, "removal", Removal) if node.has("removal") else Removal.NONE,
        arrest_days=node.at("arrest_days").number() if node.has("arrest_days") else 0,
        stop_days=_stop_days(node.at("stop_days")) if node.has("stop_days") else None,
        late_from=late.at("from").number() if late else 1,
        late_to=late.at("to").number() if late and late.has("to") else None,
        repeated=node.flag_at("repeated"),
        sources=read_sources(node),
        confidence=read_confidence(node),
    )


def _one_of(node: Node, key: str, kinds: type[Kind]) -> Kind:
    if node.text_at(key) not in tuple(kinds):
        raise node.at(key).error(f"one of {', '.join(kinds)} is needed here")
    return kinds(node.text_at(key))


def _stop_days(node: Node) -> tuple[int, int]:
    days = tuple(item.number() for item in node.items())
    if len(days) != 2 or days[0] > days[1]:
        raise node.error("two numbers of days are needed here, such as [14, 90]")
    return days[0], days[1]


def _fine(node: Node, parameters: Parameters) -> Fine:
    node.only("min", "max", "index", "basis")
    if node.has("index") is not node.has("basis"):
        raise node.error(
            "index and basis go together, such as {min: '15', max: '15', index: mrp, basis: ...}"
        )
    if node.has("index"):
        least, most = node.at("min").decimal(), node.at("max").decimal()
        index, basis = parameters.of_unit(node, "index", ("major", "roubles")), read_basis(node)
    else:
        least, most = Decimal(node.at("min").number()), Decimal(node.at("max").number())
        index, basis = None, None
    if not 0 <= least <= most:
        raise node.error("min is at most max")
    return Fine(least, most, index, basis)
