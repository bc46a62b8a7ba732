"""Every value and rule names its sources and how sure we are of it."""

from collections.abc import Iterator

from hamroh.core.law import PackError, ParsedPack
from hamroh.core.law.reading import Node
from hamroh.core.law.sources import read_confidence, read_sources

_WITHOUT_CONFIDENCE = "bills"
"""A bill is no law: how sure we are of it says its stage."""


def find_uncited(pack: ParsedPack) -> Iterator[PackError]:
    """Places that lack one of the two, or name a source wrongly; those that lack both the compiler finds."""
    for name in sorted(pack.files):
        if not name.startswith("wording/"):
            for node in _cited(pack.node(name)):
                yield from _problems(node)


def find_early(pack: ParsedPack) -> Iterator[PackError]:
    """Values that start before any of the acts that they rest on; of a pack that compiles."""
    for node in pack.folder("parameters"):
        yield from _early(node)


def _cited(node: Node) -> Iterator[Node]:
    if isinstance(node.data, dict):
        if "sources" in node.data or "confidence" in node.data:
            yield node
        for key in node.data:
            if key != "sources":
                yield from _cited(node.at(key))
    elif isinstance(node.data, list):
        for item in node.items():
            yield from _cited(item)


def _problems(node: Node) -> Iterator[PackError]:
    try:
        read_sources(node)
    except PackError as error:
        yield error
    if node.path.split(".")[0] == _WITHOUT_CONFIDENCE and not node.has("confidence"):
        return
    if not node.has("confidence"):
        yield node.error("confidence is missing")
        return
    try:
        read_confidence(node)
    except PackError as error:
        yield error


def _early(node: Node) -> Iterator[PackError]:
    """A value that starts before any of the acts that it rests on is in force."""
    for key in node.at("values").mapping() if node.has("values") else ():
        item = node.at("values").at(key)
        start = Node(key, node.file, item.path).day()
        for one in item.items() if isinstance(item.data, list) else (item,):
            days = [source.since for source in read_sources(one)] if one.data is not None else []
            known = [day for day in days if day is not None]
            if known and len(known) == len(days) and min(known) > start:
                yield one.error(f"starts before its source, which is in force from {min(known)}")
