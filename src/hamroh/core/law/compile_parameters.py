"""Reading the parameters of a pack: one file for each, in the shape of OpenFisca's parameter files.

    description: ...
    unit: minor | major | ratio | flag | text | term | stay_limit      # kopecks and roubles are minor and major
    values:
      2025-09-01: {value: 420000, confidence: high, sources: [...]}
      2027-01-01: null                       # from here on nothing is known
      2026-01-01: [{value: ...}, {...}]      # figures published side by side

A file with `product: [a, b.{region}]` has no values of its own: roubles and coefficients multiplied. Nor has one
with `index: {of: mrp, multiple: tax.multiple, basis: jan1_of_year}`: a multiple of an index (core.law.indexed).
The name of a parameter is its path: `parameters/duty/patent.yaml` is `duty.patent`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from hamroh.core.law.indexed import Basis, multiply_index
from hamroh.core.law.parameters import Content, Known, Parameter, multiply
from hamroh.core.law.reading import Node
from hamroh.core.law.sources import read_confidence, read_sources
from hamroh.core.law.stays import StayLimit
from hamroh.core.law.terms import Running, Term, Unit

MINOR = ("minor", "kopecks")
DECIMAL = ("major", "roubles", "ratio")
UNITS = (*MINOR, *DECIMAL, "flag", "text", "term", "stay_limit")
LIMITS = ("in_row", "in_year", "in_window", "window")


@dataclass(frozen=True, slots=True)
class Parameters:
    """All parameters by name."""

    by_name: dict[str, Parameter] = field(default_factory=dict)

    def named(self, node: Node, key: str) -> Parameter:
        """The parameter whose name stands under a key."""
        name = node.text_at(key)
        if name not in self.by_name:
            raise node.at(key).error(f"no parameter {name!r}")
        return self.by_name[name]

    def of_unit(self, node: Node, key: str, units: tuple[str, ...]) -> Parameter:
        """The parameter under a key, whose unit is one of these."""
        found = self.named(node, key)
        if found.unit not in units:
            raise node.at(key).error(f"{found.name} is in {found.unit}; {' or '.join(units)} is needed here")
        return found

    def regional(self, node: Node, key: str, regions: tuple[str, ...]) -> Mapping[str, Parameter]:
        """The parameters of a name with `{region}` in it, for the regions that have one."""
        names = {region: node.text_at(key).replace("{region}", region) for region in regions}
        found = {region: self.by_name[name] for region, name in names.items() if name in self.by_name}
        if not found:
            raise node.at(key).error(f"no region has a parameter {node.text_at(key)!r}")
        return found


def read_parameters(nodes: tuple[Node, ...], regions: tuple[str, ...]) -> Parameters:
    """All parameters; the products after those that they are made of."""
    parameters = Parameters()
    products, indexed = [], []
    for node in nodes:
        if node.has("product"):
            products.append(node)
        elif node.has("index"):
            indexed.append(node)
        else:
            name = _name(node)
            parameters.by_name[name] = _parameter(name, node)
    for node in products:
        _multiply(node.only("description", "product"), parameters, regions)
    for node in indexed:
        name = _name(node)
        parameters.by_name[name] = _indexed(name, node.only("description", "index").at("index"), parameters)
    return parameters


def _indexed(name: str, node: Node, parameters: Parameters) -> Parameter:
    index, multiple = (
        parameters.of_unit(node.only("of", "multiple", "basis"), key, units)
        for key, units in (("of", ("major", "roubles")), ("multiple", ("ratio",)))
    )
    return multiply_index(name, index, multiple, read_basis(node))


def read_basis(node: Node) -> Basis:
    """The basis under its key; PackError when it is none of those that there are."""
    text = node.text_at("basis")
    if text not in tuple(Basis):
        raise node.at("basis").error(f"one of {', '.join(Basis)} is needed here")
    return Basis(text)


def _name(node: Node) -> str:
    return node.file.removeprefix("parameters/").removesuffix(".yaml").replace("/", ".")


def _parameter(name: str, node: Node) -> Parameter:
    node.only("description", "unit", "values").text_at("description")
    unit = node.text_at("unit")
    if unit not in UNITS:
        raise node.at("unit").error(f"one of {', '.join(UNITS)} is needed here")
    values: dict[date, tuple[Known, ...]] = {}
    for key in node.at("values").mapping():
        item = node.at("values").at(key)
        values[Node(key, node.file, item.path).day()] = _entries(item, unit)
    starts = tuple(sorted(values))
    return Parameter(name, unit, starts, tuple(values[start] for start in starts))


def _entries(node: Node, unit: str) -> tuple[Known, ...]:
    if node.data is None:
        return ()
    nodes = tuple(node.items()) if isinstance(node.data, list) else (node,)
    return tuple(_known(item, unit) for item in nodes)


def _known(node: Node, unit: str) -> Known:
    node.only("value", "confidence", "sources", "note")
    return Known(_content(node.at("value"), unit), read_confidence(node), read_sources(node), _note(node))


def _note(node: Node) -> str:
    return node.text_at("note", "")


def _content(node: Node, unit: str) -> Content:
    if unit in MINOR:
        return node.number()
    if unit in DECIMAL:
        return node.decimal()
    if unit == "flag":
        if not isinstance(node.data, bool):
            raise node.error("true or false is needed here")
        return node.data
    if unit == "stay_limit":
        return _stay_limit(node)
    return _term(node) if unit == "term" else node.text()


def _stay_limit(node: Node) -> StayLimit:
    node.only(*LIMITS, "counts_from")
    days = {key: node.at(key).number() for key in LIMITS if node.has(key)}
    if not days.keys() - {"window"}:
        raise node.error(
            "a limit of stay has in_row, in_year or in_window, such as {in_window: 90, window: 180}"
        )
    if ("in_window" in days) is not ("window" in days):
        raise node.error("in_window and window go together, such as {in_window: 90, window: 180}")
    if min(days.values()) < 1:
        raise node.error("a limit of stay is at least 1 day")
    since = node.at("counts_from").day() if node.has("counts_from") else date.min
    return StayLimit(
        days.get("in_row"), days.get("in_year"), days.get("in_window"), days.get("window", 0), since
    )


def _term(node: Node) -> Term:
    node.only("count", "unit", "first_day_may_count", "longer", "running")
    unit = node.text_at("unit")
    if unit not in tuple(Unit):
        raise node.at("unit").error(f"one of {', '.join(Unit)} is needed here")
    count = node.at("count").number()
    if count < 1:
        raise node.at("count").error("a term is at least 1 long")
    longer = node.at("longer").number() if node.has("longer") else 0
    if longer and (unit != Unit.CALENDAR_DAYS or longer <= count):
        raise node.at("longer").error("more than count, and only in calendar days")
    running = node.text_at("running", Running.AS_BEFORE)
    if running not in tuple(Running):
        raise node.at("running").error(f"one of {', '.join(Running)} is needed here")
    return Term(count, Unit(unit), node.flag_at("first_day_may_count"), longer, Running(running))


def _multiply(node: Node, parameters: Parameters, regions: tuple[str, ...]) -> None:
    """The product for each region that has all factors, or one when no factor is regional."""
    names = tuple(item.text() for item in node.at("product").items())
    places = regions if any("{region}" in name for name in names) else ("",)
    for place in places:
        wanted = tuple(name.replace("{region}", place) for name in names)
        missing = [name for name in wanted if name not in parameters.by_name]
        if missing and not any("{region}" in name for name in names):
            raise node.at("product").error(f"no parameter {', '.join(missing)}")
        if not missing:
            name = f"{_name(node)}.{place}" if place else _name(node)
            factors = tuple(parameters.by_name[one] for one in wanted)
            parameters.by_name[name] = multiply(name, factors)
