"""What happens to people after their plan is made, as a pack's `events.yaml` describes it.

events:
  moved: {when: {rule: is_registered}, asks: [moved_on]}   # who can have it happen, which facts tell it
  came_back: {journey: true}                               # asks for the days of leaving and of coming back
"""

from dataclasses import dataclass, replace

from hamroh.core.law.conditions import Compiler, Reads, Test
from hamroh.core.law.reading import Node


@dataclass(frozen=True, slots=True)
class EventRule:
    """Something that a person tells when it has happened; `asks` are the facts that tell it, in asking order."""

    key: str
    when: Test
    asks: tuple[str, ...]
    journey: bool
    """Somebody left and came back: two days are asked, and what follows from them is the law's what-if."""


def read_events(top: Node, compiler: Compiler) -> tuple[EventRule, ...]:
    """The events of a pack's `events.yaml`. PackError for a fact that the pack does not have."""
    # What these conditions read decides no plan, so it must not split the plans' memo.
    apart = replace(compiler, reads=Reads())
    return tuple(_event(key, node, apart) for key, node in top.only("events").at("events").pairs())


def _event(key: str, node: Node, compiler: Compiler) -> EventRule:
    node.only("when", "asks", "journey")
    for kind in node.items_at("asks"):
        if kind.text() not in compiler.kinds:
            raise kind.error(f"no fact {kind.text()!r} in facts.yaml")
    event = EventRule(key, compiler.optional(node, "when"), node.texts_at("asks"), node.flag_at("journey"))
    if event.journey is bool(event.asks):
        raise node.error("an event asks for facts, or it is a journey")
    return event
