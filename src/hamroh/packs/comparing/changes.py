"""Two sides of a pack laid over one another: what was added, taken away, changed."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum

from hamroh.core.law import Law, ParsedPack, Source, compile_law
from hamroh.packs.comparing.saying import Sayings
from hamroh.packs.comparing.snapshots import Piece, on_day, whole


class Area(StrEnum):
    """Where in the law something changes, in the order in which a lawyer reads."""

    PACK = "pack"
    VALUE = "parameters"
    STEP = "steps"
    FINDING = "findings"
    CONTRADICTION = "contradictions"
    RULE = "rules"
    MOMENT = "moments"
    GROUP = "groups"
    CALENDAR = "calendars"
    OVERRIDE = "overrides"
    BILL = "bills"
    SUM = "sums"
    DOCUMENT = "documents"
    FACT = "facts"
    OTHER = "other"
    WORDING = "wording"


@dataclass(frozen=True, slots=True)
class Change:
    """One line: of what (`key`), which part of it (`field`), before and after; None where it did not exist."""

    area: Area
    key: str
    field: str
    before: str | None
    after: str | None
    sources: tuple[Source, ...] = ()
    """What the new side rests on."""

    def to_data(self) -> dict[str, object]:
        """For JSON."""
        return asdict(self) | {
            "area": self.area.value,
            "sources": [f"{one.act} {one.article}".strip() for one in self.sources],
        }


def compare_packs(old: ParsedPack, new: ParsedPack, phrases: Mapping[str, str]) -> tuple[Change, ...]:
    """Everything that two packs differ in, history and wording included. Raises PackError."""
    before, after = compile_law(old), compile_law(new)
    return _compare(
        whole(old, before, Sayings(phrases, before.currency)),
        whole(new, after, Sayings(phrases, after.currency)),
    )


def compare_days(
    pack: ParsedPack, law: Law, first: date, second: date, phrases: Mapping[str, str]
) -> tuple[Change, ...]:
    """What is different on the second day: values, groups, suspensions, bills, dated conditions."""
    say = Sayings(phrases, law.currency)
    return _compare(on_day(pack, law, first, say), on_day(pack, law, second, say))


def _compare(
    before: Mapping[tuple[str, ...], Piece], after: Mapping[tuple[str, ...], Piece]
) -> tuple[Change, ...]:
    changes = list(_changes(before, after))
    order = list(Area)
    return tuple(sorted(changes, key=lambda one: order.index(one.area)))


def _changes(
    before: Mapping[tuple[str, ...], Piece], after: Mapping[tuple[str, ...], Piece]
) -> Iterator[Change]:
    nothing = Piece(None)
    for place in dict.fromkeys([*before, *after]):
        old, new = before.get(place, nothing), after.get(place, nothing)
        if old.text != new.text:
            area, key, *parts = place
            known = Area(area) if area in tuple(Area) else Area.OTHER
            yield Change(known, key, ".".join(parts), old.text, new.text, new.sources)
