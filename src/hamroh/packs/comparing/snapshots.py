"""A pack flattened: a text for each place, so that two sides can be laid over one another."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from operator import ge, gt, le, lt
from typing import Any

from hamroh.core.law import Law, ParsedPack, Source
from hamroh.core.law.conditions import TODAY
from hamroh.core.law.parameters import Known
from hamroh.packs.comparing.saying import Sayings

Place = tuple[str, ...]
Condition = Mapping[str, Any]
ALWAYS: Condition = {"all": []}
NEVER: Condition = {"any": []}
_CONDITIONS = frozenset({"when", "done"})
_BY_DAY: Mapping[str, Callable[[date, date], bool]] = {
    "before": lt,
    "after": gt,
    "on_or_before": le,
    "on_or_after": ge,
}
_HIDDEN = frozenset({"sources", "confidence", "note"})
"""Named beside the change of what they support; alone they change nobody's plan."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A text and what it rests on."""

    text: str | None
    sources: tuple[Source, ...] = ()


def whole(pack: ParsedPack, law: Law, say: Sayings) -> dict[Place, Piece]:
    """All that a pack says, for all days."""
    pieces = dict(_sections(pack, say, None))
    for name, parameter in law.parameters.items():
        for start, entries in zip(parameter.starts, parameter.entries, strict=True):
            pieces["parameters", name, start.isoformat()] = _value(entries, parameter.unit, say)
    for key, group in law.groups.items():
        for start, end, members in group.spans:
            until = "" if end == date.max else f" – {end}"
            pieces["groups", key, f"{start}{until}"] = Piece(", ".join(sorted(members)))
    return pieces | dict(_calendars(pack)) | dict(_wordings(pack, say))


def _calendars(pack: ParsedPack) -> Iterator[tuple[Place, Piece]]:
    for node in pack.folder("calendars"):
        for kind in ("off", "working", "disputed"):
            for item in node.items_at(kind):
                yield ("calendars", str(item.data), kind), Piece(kind)


def _wordings(pack: ParsedPack, say: Sayings) -> Iterator[tuple[Place, Piece]]:
    for file, data in pack.files.items():
        if file.startswith("wording/"):
            language = file.removeprefix("wording/").removesuffix(".yaml")
            for place, text in _leaves(data, (), say, None):
                yield ("wording", language, *place), Piece(text)


def on_day(pack: ParsedPack, law: Law, day: date, say: Sayings) -> dict[Place, Piece]:
    """What a pack says for one day; conditions that only ask for the day are decided."""
    pieces = dict(_sections(pack, say, day))
    for name, parameter in law.parameters.items():
        pieces["parameters", name] = _value(parameter.at(day), parameter.unit, say)
    for key, group in law.groups.items():
        members = {one for start, end, some in group.spans if start <= day <= end for one in some}
        pieces["groups", key] = Piece(", ".join(sorted(members)))
    return pieces


def _value(entries: tuple[Known, ...], unit: str, say: Sayings) -> Piece:
    text = say.entries(entries, unit)
    sources = tuple(dict.fromkeys(source for one in entries for source in one.sources))
    return Piece(text, sources)


def _sections(pack: ParsedPack, say: Sayings, day: date | None) -> Iterator[tuple[Place, Piece]]:
    for name, section in _named(pack):
        for key, data in section.items():
            if day is not None and not _stands(name, data, day):
                continue
            start = ("when",) if name == "rules" else ()
            for place, text in _leaves(data, start, say, day):
                yield (name, str(key), *place), Piece(text)


def _named(pack: ParsedPack) -> Iterator[tuple[str, Mapping[Any, Any]]]:
    """Sections by name; procedures become steps whatever file they stand in."""
    for file, data in pack.files.items():
        if not isinstance(data, dict) or file.split("/")[0] in {"parameters", "calendars", "wording"}:
            continue
        if file == "pack.yaml":
            yield "pack", {key: value for key, value in data.items() if key != "groups"}
        elif file.startswith("procedures/"):
            yield "steps", data["steps"]
        else:
            yield from ((str(key), value) for key, value in data.items() if isinstance(value, dict))


def _stands(section: str, data: Any, day: date) -> bool:  # noqa: ANN401  # parsed YAML
    """Whether a suspension is in force, or a bill known, on this day."""
    if section == "overrides":
        return bool(data["from"] <= day <= data["to"])
    return section != "bills" or bool(data["stage_date"] <= day)


def _leaves(data: Any, way: Place, say: Sayings, day: date | None) -> Iterator[tuple[Place, str]]:  # noqa: ANN401
    if way and way[-1] in _CONDITIONS and isinstance(data, dict):
        yield way, say.condition(decided(data, day) if day else data)
    elif isinstance(data, dict) and data:
        for key, value in data.items():
            if key not in _HIDDEN:
                yield from _leaves(value, (*way, str(key)), say, day)
    elif isinstance(data, list) and data and all(isinstance(one, dict) for one in data):
        for number, value in enumerate(data, start=1):
            yield from _leaves(value, (*way, str(number)), say, day)
    else:
        yield way, say.plain(data)


def decided(condition: Condition, day: date) -> Condition:
    """The condition as it reads on a day: what only asks for the day is settled, and what follows from it."""
    if "not" in condition:
        inner = decided(condition["not"], day)
        return NEVER if inner == ALWAYS else ALWAYS if inner == NEVER else {"not": inner}
    for word, neutral, final in (("all", ALWAYS, NEVER), ("any", NEVER, ALWAYS)):
        if word in condition:
            parts = [decided(one, day) for one in condition[word]]
            rest = [one for one in parts if one != neutral]
            if final in parts:
                return final
            return rest[0] if len(rest) == 1 else {word: rest}
    word = next((one for one in _BY_DAY if isinstance(condition.get(one), date)), "")
    if condition.get("fact") != TODAY or not word:
        return condition
    return ALWAYS if _BY_DAY[word](day, condition[word]) else NEVER
