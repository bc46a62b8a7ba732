"""Sources and confidence as they stand beside every value and rule of a pack."""

from hamroh.core.law.parameters import Confidence, Source
from hamroh.core.law.reading import Node


def read_sources(node: Node) -> tuple[Source, ...]:
    """The sources named here; PackError when there is none: nothing in a pack stands without one."""
    if not node.has("sources"):
        raise node.error("sources are missing")
    sources = tuple(_source(item) for item in node.items_at("sources"))
    if not sources:
        raise node.error("sources are empty")
    return sources


def _source(node: Node) -> Source:
    node.only("act", "article", "from", "note")
    article = node.at("article").data if node.has("article") else ""
    return Source(
        act=node.text_at("act"),
        article=str(article),
        since=node.at("from").day() if node.has("from") else None,
        note=node.text_at("note", ""),
    )


def read_confidence(node: Node) -> Confidence:
    """How sure the pack is of this; PackError when it does not say."""
    text = node.text_at("confidence")
    if text not in tuple(Confidence):
        raise node.at("confidence").error(f"one of {', '.join(Confidence)} is needed here")
    return Confidence(text)
