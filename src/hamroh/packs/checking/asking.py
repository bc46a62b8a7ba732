"""Questions stand in an order in which each rests only on answers that are there already."""

from collections.abc import Iterator

from hamroh.core.law import Law, PackError, ParsedPack
from hamroh.core.law.naming import facts_in


def find_asked_too_early(pack: ParsedPack) -> Iterator[PackError]:
    """Questions whose condition looks at a fact that is asked only below them; of a pack that compiles.

    An answer then opens or closes only questions after it: the order decides, and the questions end.
    """
    looked_at: dict[str, tuple[str, ...]] = {}
    for key, node in pack.node("rules.yaml").at("rules").pairs():
        looked_at[key] = facts_in(node.data, looked_at)
    facts = tuple(pack.node("facts.yaml").at("facts").pairs())
    below = {key for key, node in facts if node.flag_at("ask")}
    for key, node in facts:
        if not node.flag_at("ask"):
            continue
        for kind in facts_in(node.mapping().get("when"), looked_at):
            if kind in below:
                yield node.error(f"its condition looks at {kind}, which is asked below it; move it up")
        below.discard(key)


def find_untold(law: Law) -> Iterator[PackError]:
    """Facts that are told when they happen but that no event asks for, and events that ask for facts without words."""
    asked = {kind: event.key for event in law.events for kind in event.asks}
    for kind, rule in law.facts.items():
        if rule.tell and kind not in asked:
            yield PackError("facts.yaml", f"facts.{kind}", "no event of events.yaml asks for it")
        if kind in asked and not (rule.ask or rule.tell):
            yield PackError("events.yaml", f"events.{asked[kind]}", f"{kind} is neither asked nor told")
