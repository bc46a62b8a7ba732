"""A right that lives by payments, and what-ifs, as a pack's `answers.yaml` describes them.

payment:                                  # a patent that paid months keep alive
  when: {rule: has_patent}                # who has such a right
  unsure: {rule: frozen}                  # of whom nobody can say whether it lives; optional
  issued: patent_issued_on                # facts: its day of issue, the last paid day, or the paid months
  until: paid_until
  months: paid_months                     # optional: whoever has no such fact is asked for the last paid day
  withdrawn: patent_annulled_on           # the day on which it was taken away, however long it is paid; optional
  region: region                          # optional where a month costs the same everywhere
  month: "advance.month.{region}"         # what a month costs, by the month's first day
  longest: patent.year                    # how long payments can keep it alive, from the issue
  safe: patent.pay_before                 # before the last paid day: the day to name
  bank: patent.pay_advice                 # so early that the money arrives, days off counted; optional
  ask: consultant
  reasons: [patent_lives_by_payment]
  sources: [...]
  confidence: high
what_if:
  leave: {fact: leaves_on}                # the fact that is told, and those that no longer hold then
  back: {fact: came_back_on, forget: [registered_until]}
  region: {fact: new_region}
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from hamroh.core.law.compile_parameters import Parameters
from hamroh.core.law.conditions import Compiler, Reads, Test
from hamroh.core.law.parameters import Confidence, Parameter, Source
from hamroh.core.law.reading import Node
from hamroh.core.law.sources import read_confidence, read_sources

_PAYMENT = (
    *(
        "when",
        "unsure",
        "issued",
        "until",
        "months",
        "withdrawn",
        "region",
        "month",
        "longest",
        "safe",
        "bank",
        "ask",
    ),
    *("reasons", "sources", "confidence"),
)
_CHANGES = {"leave": ("date",), "back": ("date",), "region": ("region",)}


@dataclass(frozen=True, slots=True)
class PaymentRule:
    """A right that paid months keep alive. `prices` has one entry for each region, or one under "".

    `months`, `region` and `withdrawn` are empty where the pack has no such fact.
    """

    when: Test
    issued: str
    until: str
    months: str
    region: str
    prices: Mapping[str, Parameter]
    regional: bool
    longest: Parameter
    safe: Parameter
    bank: Parameter | None
    ask: str
    reasons: tuple[str, ...]
    sources: tuple[Source, ...]
    confidence: Confidence
    unsure: Test | None = None
    """Of whom nobody can say whether it is alive, however far it is paid."""
    withdrawn: str = ""
    """The fact that tells the day on which it was taken away; empty: none does."""


@dataclass(frozen=True, slots=True)
class Change:
    """The fact that is told when something happens (empty: none), and those that no longer hold then."""

    fact: str = ""
    forget: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AnswerRules:
    """What single questions need besides the rules of a plan."""

    payment: PaymentRule | None = None
    changes: Mapping[str, Change] = field(default_factory=dict)
    """How the facts change by each kind of what-if: leave, back, region."""


def read_answers(
    top: Node, compiler: Compiler, parameters: Parameters, regions: tuple[str, ...]
) -> AnswerRules:
    """The rules of a pack's `answers.yaml`."""
    top.only("payment", "what_if")
    # What this condition reads decides no plan, so it must not split the plans' memo.
    apart = replace(compiler, reads=Reads())
    payment = _payment(top.at("payment"), apart, parameters, regions) if top.has("payment") else None
    return AnswerRules(payment, _changes(top.at("what_if"), compiler) if top.has("what_if") else {})


def _changes(node: Node, compiler: Compiler) -> dict[str, Change]:
    node.only(*_CHANGES)
    return {key: _change(item.only("fact", "forget"), _CHANGES[key], compiler) for key, item in node.pairs()}


def _change(node: Node, types: tuple[str, ...], compiler: Compiler) -> Change:
    for kind in node.items_at("forget"):
        if kind.text() not in compiler.kinds:
            raise kind.error(f"no fact {kind.text()!r} in facts.yaml")
    fact = compiler.kind(node, key="fact", types=types) if node.has("fact") else ""
    return Change(fact, node.texts_at("forget"))


def _payment(node: Node, compiler: Compiler, parameters: Parameters, regions: tuple[str, ...]) -> PaymentRule:
    node.only(*_PAYMENT)
    regional = "{region}" in node.text_at("month")
    if regional:
        prices = dict(parameters.regional(node, "month", regions))
    else:
        prices = {"": parameters.named(node, "month")}
    longest, safe = (parameters.of_unit(node, key, ("term",)) for key in ("longest", "safe"))
    issued, until = (compiler.kind(node, key=key, types=("date",)) for key in ("issued", "until"))
    return PaymentRule(
        when=compiler.optional(node, "when"),
        issued=issued,
        until=until,
        months=_maybe(node, compiler, "months", "number"),
        region=_maybe(node, compiler, "region", "region"),
        prices=prices,
        regional=regional,
        longest=longest,
        safe=safe,
        bank=parameters.of_unit(node, "bank", ("term",)) if node.has("bank") else None,
        ask=node.text_at("ask"),
        reasons=node.texts_at("reasons"),
        sources=read_sources(node),
        confidence=read_confidence(node),
        unsure=compiler.compile(node.at("unsure")) if node.has("unsure") else None,
        withdrawn=_maybe(node, compiler, "withdrawn", "date"),
    )


def _maybe(node: Node, compiler: Compiler, key: str, type_: str) -> str:
    return compiler.kind(node, key=key, types=(type_,)) if node.has(key) else ""
