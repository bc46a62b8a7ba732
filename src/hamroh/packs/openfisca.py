"""Parameters in the shape of OpenFisca's parameter files, for whoever models taxes and benefits with it.

Its values are numbers, flags, lists or null: a text becomes a list of one, a term its length with the way of
counting beside it, a sum in minor units a decimal of the currency. Figures published side by side: the higher,
with the others in the metadata.
"""

from decimal import Decimal
from typing import Any

from hamroh.core.law import Known, Law, Parameter, ParsedPack, Source
from hamroh.core.law.stays import StayLimit
from hamroh.core.law.terms import Term


def parameter_files(pack: ParsedPack, law: Law) -> dict[str, dict[str, Any]]:
    """For each parameter the content of its file, by path: `duty/patent.yaml`; dates are ISO texts."""
    described = {
        node.file.removeprefix("parameters/"): node.text_at("description")
        for node in pack.folder("parameters")
    }
    return {
        f"{name.replace('.', '/')}.yaml": _file(
            parameter, described.get(f"{name.replace('.', '/')}.yaml", f"Product: {name}"), law.currency
        )
        for name, parameter in sorted(law.parameters.items())
    }


def _file(parameter: Parameter, description: str, currency: str) -> dict[str, Any]:
    return {
        "description": description,
        "metadata": {"unit": _unit(parameter.unit, currency)},
        "values": {
            start.isoformat(): _entry(entries, parameter.unit)
            for start, entries in zip(parameter.starts, parameter.entries, strict=True)
        },
    }


def _unit(unit: str, currency: str) -> str:
    """A currency for sums, `/1` for ratios as OpenFisca writes them."""
    if unit in {"kopecks", "roubles"}:
        return f"currency-{currency}"
    return "/1" if unit == "ratio" else unit


def _entry(entries: tuple[Known, ...], unit: str) -> dict[str, Any]:
    if not entries:
        return {"value": None}
    first = max(entries, key=_height)
    metadata: dict[str, Any] = {
        "confidence": max((one.confidence for one in entries), key=lambda one: one.rank).value,
        "reference": [_reference(source) for one in entries for source in one.sources],
    }
    if isinstance(first.value, Term):
        metadata["unit"] = first.value.unit.value
    if isinstance(first.value, StayLimit):
        metadata["unit"] = "days in a row, in a year, in a window, length of the window"
    others = [_plain(one.value, unit) for one in entries if one is not first]
    if others:
        metadata["alternatives"] = others
    return {"value": _plain(first.value, unit), "metadata": metadata}


def _height(one: Known) -> Decimal:
    """Figures by their size; of anything else the first stands."""
    figure = isinstance(one.value, int | Decimal) and not isinstance(one.value, bool)
    return Decimal(str(one.value)) if figure else Decimal(0)


def _plain(value: object, unit: str) -> object:
    if isinstance(value, Term):
        return value.count
    if isinstance(value, StayLimit):
        return [value.in_row, value.in_year, value.in_window, value.window]
    if isinstance(value, bool):
        return value
    if isinstance(value, int | Decimal):
        amount = Decimal(value) / 100 if unit == "kopecks" else Decimal(value)
        return int(amount) if amount == amount.to_integral_value() else float(amount)
    return [str(value)]


def _reference(source: Source) -> dict[str, str]:
    title = f"{source.act}, {source.article}" if source.article else source.act
    found = {"title": title}
    if source.since is not None:
        found["date"] = source.since.isoformat()
    if source.note:
        found["note"] = source.note
    return found
