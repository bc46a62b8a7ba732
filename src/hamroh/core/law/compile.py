"""From a parsed pack to the compiled law. Errors name the file and the key."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from hamroh.core.calendars import Calendar, Year, make_calendar
from hamroh.core.law.compile_offences import OffenceMakings, read_offences
from hamroh.core.law.compile_parameters import Parameters, read_parameters
from hamroh.core.law.compile_steps import Makings, read_steps
from hamroh.core.law.conditions import TODAY, Compiler, Group
from hamroh.core.law.events import EventRule, read_events
from hamroh.core.law.naming import facts_in
from hamroh.core.law.offences import Offence
from hamroh.core.law.paying import AnswerRules, read_answers
from hamroh.core.law.reading import Node, PackError
from hamroh.core.law.residence import Residence, read_residence
from hamroh.core.law.rules import (
    Bill,
    ContradictionRule,
    DocumentKind,
    FactRule,
    FindingKind,
    FindingRule,
    Law,
    Moment,
    Override,
    SumRule,
)
from hamroh.core.law.sources import read_confidence, read_sources
from hamroh.core.law.terms import Term

Rule = TypeVar("Rule")

FACT_TYPES = ("date", "country", "region", "choice", "number", "stays")
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ParsedPack:
    """The files of a pack by their path inside it, parsed but not interpreted."""

    files: Mapping[str, object]
    content_hash: str

    def node(self, name: str) -> Node:
        """The top of a file; PackError when the pack has no such file."""
        if name not in self.files:
            raise PackError(name, "", "this file is missing")
        return Node(self.files[name], name)

    def folder(self, name: str) -> tuple[Node, ...]:
        """The tops of all files of a folder, by name."""
        return tuple(self.node(file) for file in sorted(self.files) if file.startswith(name + "/"))


def compile_law(pack: ParsedPack) -> Law:
    """The law of this pack. PackError for anything that is missing, misspelt or of the wrong type."""
    top = pack.node("pack.yaml")
    facts = tuple((key, node) for key, node in pack.node("facts.yaml").at("facts").pairs())
    rules = pack.node("rules.yaml")
    compiler = _compiler(facts, top, rules)
    regions = tuple(key for key, _ in top.at("regions").pairs())
    parameters = read_parameters(pack.folder("parameters"), regions)
    documents = _documents(pack.node("documents.yaml"), parameters)
    moments = _each(rules, "moments", lambda key, node: _moment(key, node, compiler, parameters))
    makings = Makings(compiler, parameters, frozenset(documents), _moment_facts(moments), regions)
    steps = read_steps(pack.folder("procedures"), makings)
    known = frozenset(step.key for step in steps)
    overrides = _each(rules, "overrides", lambda key, node: _override(key, node, known))
    bills = _each(rules, "bills", lambda key, node: _bill(key, node, known, compiler))
    return Law(
        key=top.text_at("key"),
        content_hash=pack.content_hash,
        currency=top.text_at("currency"),
        languages=top.texts_at("languages"),
        regions=regions,
        time_zones={key: node.text_at("time_zone") for key, node in top.at("regions").pairs()},
        first=top.at("known").at("from").day(),
        last=top.at("known").at("to").day(),
        calendar=_calendar(pack.folder("calendars")),
        groups=compiler.groups,
        parameters=parameters.by_name,
        facts={key: _fact(key, node, compiler) for key, node in facts},
        contradictions=_each(rules, "contradictions", lambda key, node: _contradiction(key, node, compiler)),
        moments=moments,
        steps=steps,
        findings=_each(rules, "findings", lambda key, node: _finding(key, node, compiler)),
        overrides=overrides,
        bills=bills,
        sums=_each(rules, "sums", lambda key, node: _sum(key, node, known)),
        documents=documents,
        boundaries=tuple(
            sorted(compiler.reads.boundaries | _boundaries(parameters, compiler.groups, overrides, bills))
        ),
        term_starts=_term_starts(parameters),
        reads=compiler.reads,
        residence=_residence(pack, makings),
        offences=_offences(pack, makings, known),
        answers=_answers(pack, makings),
        events=_events(pack, compiler),
    )


def _answers(pack: ParsedPack, makings: Makings) -> AnswerRules:
    if "answers.yaml" not in pack.files:
        return AnswerRules()
    return read_answers(pack.node("answers.yaml"), makings.compiler, makings.parameters, makings.regions)


def _events(pack: ParsedPack, compiler: Compiler) -> tuple[EventRule, ...]:
    return read_events(pack.node("events.yaml"), compiler) if "events.yaml" in pack.files else ()


def _compiler(facts: tuple[tuple[str, Node], ...], top: Node, rules: Node) -> Compiler:
    """The compiler of conditions, with the named ones in it."""
    compiler = Compiler(
        {key: _one_of(node.at("type"), FACT_TYPES) for key, node in facts},
        {key: _group(node) for key, node in top.at("groups").pairs()},
    )
    for key, node in rules.at("rules").pairs():
        compiler.rules[key] = compiler.compile(node)
        compiler.looked_at[key] = facts_in(node.data, compiler.looked_at)
    return compiler


def _residence(pack: ParsedPack, makings: Makings) -> Residence | None:
    if "stay.yaml" not in pack.files:
        return None
    return read_residence(pack.node("stay.yaml"), makings.compiler, makings.parameters)


def _offences(pack: ParsedPack, makings: Makings, steps: frozenset[str]) -> tuple[Offence, ...]:
    if "offences.yaml" not in pack.files:
        return ()
    return read_offences(
        pack.node("offences.yaml"), OffenceMakings(makings.parameters, steps, makings.regions)
    )


def _each(node: Node, key: str, build: Callable[[str, Node], Rule]) -> tuple[Rule, ...]:
    return tuple(build(name, item) for name, item in node.at(key).pairs())


def _one_of(node: Node, allowed: tuple[str, ...]) -> str:
    if node.text() not in allowed:
        raise node.error(f"one of {', '.join(allowed)} is needed here")
    return node.text()


def _group(node: Node) -> Group:
    return Group(
        tuple(
            (
                span.only("from", "to", "members", "sources", "confidence").at("from").day(),
                span.at("to").day() if span.has("to") else date.max,
                frozenset(span.texts_at("members")),
            )
            for span in node.items()
            if read_sources(span)
        )
    )


_FACT = (
    *("type", "choices", "ask", "tell", "vital"),
    *("when", "future", "not_before", "smallest", "largest"),
)


def _fact(key: str, node: Node, compiler: Compiler) -> FactRule:
    node.only(*_FACT)
    before = compiler.kind(node, key="not_before", types=("date",)) if node.has("not_before") else ""
    return FactRule(
        key=key,
        type=node.text_at("type"),
        choices=node.texts_at("choices"),
        ask=node.flag_at("ask"),
        tell=node.flag_at("tell"),
        vital=node.flag_at("vital"),
        when=compiler.optional(node, "when"),
        future=node.flag_at("future"),
        not_before=before,
        smallest=node.at("smallest").number() if node.has("smallest") else 0,
        largest=node.at("largest").number() if node.has("largest") else 0,
    )


def _documents(node: Node, parameters: Parameters) -> dict[str, DocumentKind]:
    return {
        key: DocumentKind(
            key=key,
            issuer=item.only("issuer", "translation", "valid").text_at("issuer"),
            translation=item.flag_at("translation"),
            valid=parameters.named(item, "valid") if item.has("valid") else None,
        )
        for key, item in node.at("documents").pairs()
    }


def _moment(key: str, node: Node, compiler: Compiler, parameters: Parameters) -> Moment:
    node.only("fact", "after", "term", "times")
    after = node.text_at("after") if node.has("after") else ""
    return Moment(
        key=key,
        fact=compiler.kind(node, key="fact", types=("date",)) if node.has("fact") else "",
        after=after,
        term=parameters.named(node, "term") if node.has("term") else None,
        times=compiler.kind(node, key="times", types=("number",)) if node.has("times") else "",
    )


def _moment_facts(moments: tuple[Moment, ...]) -> dict[str, tuple[str, ...]]:
    """The facts that each moment follows from, its own first."""
    found: dict[str, tuple[str, ...]] = {}
    for one in moments:
        before = found.get(one.after, (one.after,))
        found[one.key] = tuple(kind for kind in (one.fact, one.times, *before) if kind not in {"", TODAY})
    return found


def _contradiction(key: str, node: Node, compiler: Compiler) -> ContradictionRule:
    node.only("facts", "when")
    return ContradictionRule(key, node.texts_at("facts"), compiler.compile(node.at("when")))


def _finding(key: str, node: Node, compiler: Compiler) -> FindingRule:
    node.only("kind", "when", "consultant", "since", "sources", "confidence")
    return FindingRule(
        key=key,
        kind=FindingKind(_one_of(node.at("kind"), tuple(FindingKind))),
        when=compiler.compile(node.at("when")),
        consultant=node.flag_at("consultant"),
        sources=read_sources(node),
        confidence=read_confidence(node),
        facts=compiler.facts_under(node, "when"),
        since=compiler.kind(node, key="since", types=("date",)) if node.has("since") else "",
    )


def _override(key: str, node: Node, steps: frozenset[str]) -> Override:
    node.only("from", "to", "steps", "sources", "confidence")
    return Override(
        key=key,
        start=node.at("from").day(),
        end=node.at("to").day(),
        steps=_steps(node, steps),
        sources=read_sources(node),
        confidence=read_confidence(node),
    )


def _bill(key: str, node: Node, steps: frozenset[str], compiler: Compiler) -> Bill:
    node.only("stage", "stage_date", "expected", "when", "steps", "sources")
    return Bill(
        key=key,
        stage=node.text_at("stage"),
        stage_date=node.at("stage_date").day(),
        expected=node.at("expected").day() if node.has("expected") else None,
        when=compiler.optional(node, "when"),
        steps=_steps(node, steps),
        sources=read_sources(node),
    )


def _sum(key: str, node: Node, steps: frozenset[str]) -> SumRule:
    node.only("steps", "only_with")
    _steps(node, steps)
    return SumRule(key, node.texts_at("steps"), node.text_at("only_with"))


def _steps(node: Node, known: frozenset[str]) -> frozenset[str]:
    for item in node.items_at("steps"):
        if item.text() not in known:
            raise item.error(f"no step {item.text()!r} in procedures/")
    return frozenset(node.texts_at("steps"))


def _calendar(nodes: tuple[Node, ...]) -> Calendar:
    try:
        return make_calendar(_year(node) for node in nodes)
    except ValueError as error:
        if isinstance(error, PackError):
            raise
        raise PackError("calendars/", "", str(error)) from None


def _year(node: Node) -> Year:
    node.only("year", "off", "working", "disputed", "sources", "confidence")
    read_sources(node)
    days = {
        key: frozenset(item.day() for item in node.items_at(key)) for key in ("off", "working", "disputed")
    }
    year = node.at("year").number()
    for key, found in days.items():
        if any(day.year != year for day in found):
            raise node.at(key).error(f"a day of another year than {year}")
    return Year(year, days["off"], days["working"], days["disputed"])


def _term_starts(parameters: Parameters) -> tuple[date, ...]:
    terms = (
        one
        for one in parameters.by_name.values()
        if any(entries and isinstance(entries[0].value, Term) for entries in one.entries)
    )
    return tuple(sorted({start for one in terms for start in one.starts}))


def _boundaries(
    parameters: Parameters,
    groups: Mapping[str, Group],
    overrides: tuple[Override, ...],
    bills: tuple[Bill, ...],
) -> set[date]:
    days = {start for one in parameters.by_name.values() for start in one.starts}
    days |= {bill.stage_date for bill in bills}
    for group in groups.values():
        for start, end, _ in group.spans:
            days |= {start, end + _DAY} if end < date.max else {start}
    for one in overrides:
        days |= {one.start, one.end + _DAY}
    return days
