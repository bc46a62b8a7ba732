"""`./hamroh law diff A B`: what changes between two days of a pack or two folders, in words a lawyer reads.

Only `--people` needs a database: it counts for how many people which days and sums move, and names nobody.
"""

import argparse
import json
import os
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hamroh.core.law import PackError, ParsedPack, compile_law
from hamroh.packs.comparing import ENGLISH, Area, Change, compare_days, compare_packs
from hamroh.packs.comparing.counting import Count, Side, count_all, hidden
from hamroh.packs.loader import FOLDER, load_pack, read_texts

WORKERS = 2
BATCH = 2000


@dataclass(frozen=True, slots=True)
class Named:
    """One side: a pack by key or folder, and a day where one was given."""

    folder: Path
    key: str
    day: date | None

    @property
    def pack(self) -> ParsedPack:
        """The parsed files."""
        return load_pack(self.key, self.folder)

    @property
    def texts(self) -> dict[str, str]:
        """The files as texts."""
        return read_texts(self.key, self.folder)


def add(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the verb."""
    parser = verbs.add_parser("diff", help="what changes between two days of a pack, or between two packs")
    parser.add_argument("sides", nargs="*", metavar="SIDE", help="ru@2026-11-01, or a folder with pack.yaml")
    parser.add_argument("--pack", default="ru", help="key of the law pack, with --on twice")
    parser.add_argument("--on", action="append", type=date.fromisoformat, default=[], help="a day; give two")
    parser.add_argument("--json", action="store_true", help="print the changes as JSON")
    parser.add_argument(
        "--people", action="store_true", help="count people of the database of DATABASE_URL whose plan moves"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the changes. 2 when a side can't be read or is not named."""
    try:
        before, after = _sides(arguments)
        changes = _compare(before, after)
        titles = _titles(before.pack) | _titles(after.pack)
    except (PackError, ValueError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    count = _people(before, after) if arguments.people else None
    if arguments.json:
        data: dict[str, object] = {"changes": [one.to_data() for one in changes]}
        if count is not None:
            data["people"] = count.to_data()
        print(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        print("\n".join(_lines(changes, titles)) or "nothing changes")
        if count is not None:
            print("\n".join(_people_lines(count)))
    return 0


def _sides(arguments: argparse.Namespace) -> tuple[Named, Named]:
    if not arguments.sides and len(arguments.on) == 2:
        first, second = (Named(FOLDER, arguments.pack, day) for day in arguments.on)
        return first, second
    if len(arguments.sides) != 2 or arguments.on:
        raise ValueError("two sides are needed: ru@2026-11-01 ru@2027-01-01, two folders, or --on twice")
    first, second = (_side(text) for text in arguments.sides)
    return first, second


def _side(text: str) -> Named:
    name, _, day = text.partition("@")
    path = Path(name).absolute()
    place = (path.parent, path.name) if (path / "pack.yaml").is_file() else (FOLDER, name)
    return Named(*place, date.fromisoformat(day) if day else None)


def _compare(before: Named, after: Named) -> tuple[Change, ...]:
    if before.day and after.day and (before.folder, before.key) == (after.folder, after.key):
        pack = before.pack
        return compare_days(pack, compile_law(pack), before.day, after.day, ENGLISH)
    return compare_packs(before.pack, after.pack, ENGLISH)


def _titles(pack: ParsedPack) -> dict[tuple[Area, str], str]:
    """What a parameter is, in the words of its file."""
    return {
        (Area.VALUE, node.file[len("parameters/") : -len(".yaml")].replace("/", ".")): node.text_at(
            "description"
        )
        for node in pack.folder("parameters")
    }


def _lines(changes: Iterable[Change], titles: Mapping[tuple[Area, str], str]) -> Iterable[str]:
    area = None
    for one in changes:
        if one.area is not area:
            area = one.area
            yield f"{area.value}"
        place = f"{one.key} {one.field}".strip()
        title = titles.get((one.area, one.key))
        yield f"  {place}" + (f" ({title})" if title else "")
        yield f"    was  {'–' if one.before is None else one.before or 'nobody'}"
        rests = "; ".join(f"{source.act} {source.article}".strip() for source in one.sources)
        yield f"    is   {'–' if one.after is None else one.after or 'nobody'}" + (
            f"  [{rests}]" if rests else ""
        )


def _people(before: Named, after: Named) -> Count:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hamroh.project.settings")
    import django

    django.setup()
    from hamroh.foundation import clock
    from hamroh.foundation.scope import system_scope
    from hamroh.journeys.queries import facts_in_batches

    day = before.day or after.day or clock.now().date()
    sides = (Side(one.texts, one.day or day) for one in (before, after))
    # Everybody is counted and nobody is shown: no single person's or centre's scope would do.
    with system_scope():
        first, second = sides
        return count_all(facts_in_batches(BATCH), before=first, after=second, workers=WORKERS)


def _people_lines(count: Count) -> Iterable[str]:
    yield f"people: {hidden(count.people)}; something moves for {hidden(count.moved)}"
    yield f"people who may be worse off: {hidden(count.may_be_worse)}"
    for (step, kind), number in sorted(count.moves.items()):
        yield f"  {step or 'the whole plan'}: {kind.value}: {hidden(number)}"
