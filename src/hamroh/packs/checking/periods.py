"""Periods of the same thing follow one another: no gap, no overlap, no change that changes nothing."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from hamroh.core.law import Law, PackError, ParsedPack
from hamroh.core.law.reading import Node

_DAY = timedelta(days=1)


def find_bad_periods(pack: ParsedPack, law: Law) -> Iterator[PackError]:
    """Of groups, overrides, calendars, parameters and of the pack itself."""
    if law.first > law.last:
        yield PackError("pack.yaml", "known", "ends before it begins")
    missing = {law.first.year, law.last.year} - set(law.calendar.years)
    for year in sorted(missing):
        yield PackError("calendars/", "", f"a gap: no calendar of {year}, for which plans are made")
    for key, node in pack.node("pack.yaml").at("groups").pairs():
        yield from _group(key, node)
    yield from _overrides(law)
    for file in pack.folder("parameters"):
        if file.has("values"):
            yield from _parameter(file.at("values"))


def _group(key: str, node: Node) -> Iterator[PackError]:
    spans: dict[str, list[tuple[date, date, Node]]] = {}
    for item in node.items():
        start, end = item.at("from").day(), item.at("to").day() if item.has("to") else date.max
        if start > end:
            yield item.error("ends before it begins")
        for member in item.texts_at("members"):
            spans.setdefault(member, []).append((start, end, item))
    for member, found in spans.items():
        ordered = sorted(found, key=lambda one: one[0])
        for (_, end, _), (start, _, item) in pairwise(ordered):
            if start <= end:
                yield item.error(f"an overlap: {member} is in {key} already until {_said(end)}")
            elif start > end + _DAY:
                yield item.error(f"a gap: {member} is not in {key} from {end + _DAY} until {start - _DAY}")


def _said(end: date) -> str:
    return "further notice" if end == date.max else str(end)


def _overrides(law: Law) -> Iterator[PackError]:
    for place, one in enumerate(law.overrides):
        if one.start > one.end:
            yield PackError("rules.yaml", f"overrides.{one.key}", "ends before it begins")
        for other in law.overrides[:place]:
            shared = one.steps & other.steps
            if shared and one.start <= other.end and other.start <= one.end:
                text = f"an overlap with {other.key} for {', '.join(sorted(shared))}"
                yield PackError("rules.yaml", f"overrides.{one.key}", text)


def _parameter(values: Node) -> Iterator[PackError]:
    """`null` says that nothing is known; it can't come first, nor twice."""
    before: object = None
    for key in sorted(values.mapping(), key=str):
        item = values.at(key)
        if item.data == before:
            again = (
                "nothing is known before this day either" if before is None else "equals the period before it"
            )
            yield item.error(f"no change: {again}")
        before = item.data
