"""The rules of how long somebody may stay, and reading them from a pack's `stay.yaml`.

    stay:
      entry: entry_date                # the fact with the day of the present entry
      earlier: stays                   # the fact with the stays before it, of type stays
      ask: consultant                  # whom to ask where the law is not sure: wording answers.ask.consultant
      rules:                           # the first that holds
        by_patent: {when: {rule: has_patent}, until: paid_until, reasons: [...], sources: [...], confidence: high}
        resident: {when: {rule: free_status}, reasons: [...], ...}     # neither until nor limit: no end in days
        visa_free: {limit: stay.limit, reasons: [...], ...}            # a parameter of unit stay_limit

A rule of low confidence gives no number, only whom to ask. The limit is taken by the law of each day of the stay.
"""

from dataclasses import dataclass, replace

from hamroh.core.law.compile_parameters import Parameters
from hamroh.core.law.conditions import Compiler, Reads, Test
from hamroh.core.law.parameters import Confidence, Parameter, Source
from hamroh.core.law.reading import Node
from hamroh.core.law.sources import read_confidence, read_sources


@dataclass(frozen=True, slots=True)
class StayRule:
    """For whom, and until when: the day of a fact, a limit in days, or no end in days."""

    key: str
    when: Test
    until: str
    limit: Parameter | None
    reasons: tuple[str, ...]
    sources: tuple[Source, ...]
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Residence:
    """How long somebody may stay: the facts that it is reckoned from and the rules in order."""

    entry: str
    earlier: str
    ask: str
    rules: tuple[StayRule, ...]


def read_residence(top: Node, compiler: Compiler, parameters: Parameters) -> Residence:
    """The rules of a pack's `stay.yaml`."""
    node = top.only("stay").at("stay").only("entry", "earlier", "ask", "rules")
    # What these conditions read decides no plan, so it must not split the plans' memo.
    apart = replace(compiler, reads=Reads())
    rules = tuple(_rule(key, item, apart, parameters) for key, item in node.at("rules").pairs())
    return Residence(
        entry=compiler.kind(node, key="entry", types=("date",)),
        earlier=compiler.kind(node, key="earlier", types=("stays",)),
        ask=node.text_at("ask"),
        rules=rules,
    )


def _rule(key: str, node: Node, compiler: Compiler, parameters: Parameters) -> StayRule:
    node.only("when", "until", "limit", "reasons", "sources", "confidence")
    if node.has("until") and node.has("limit"):
        raise node.error("until names a day and limit a number of days: one of them is needed here")
    if not node.texts_at("reasons"):
        raise node.error("reasons are missing")
    return StayRule(
        key=key,
        when=compiler.optional(node, "when"),
        until=compiler.kind(node, key="until", types=("date",)) if node.has("until") else "",
        limit=parameters.of_unit(node, "limit", ("stay_limit",)) if node.has("limit") else None,
        reasons=node.texts_at("reasons"),
        sources=read_sources(node),
        confidence=read_confidence(node),
    )
