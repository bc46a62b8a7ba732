"""For how many people which days and sums move: pure planning, in worker processes that know no database."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from multiprocessing import get_context

from hamroh.core.law import Facts, Law, compile_law, make_plan, read_facts
from hamroh.core.law.moves import MoveKind, compare_plans
from hamroh.packs.loader import parse_pack

SMALL = 10
"""Fewer people than this are not counted out: in a small group a number may point at somebody."""

AHEAD = 3
"""Batches that wait for each worker, so that none stands idle and memory stays small."""


@dataclass(frozen=True, slots=True)
class Side:
    """A law and a day: the texts of a pack's files, and the day for which plans are made."""

    files: Mapping[str, str]
    day: date


@dataclass(slots=True)
class Count:
    """How many people there are, how many see something move, how many may be worse off; and what moves."""

    people: int = 0
    moved: int = 0
    may_be_worse: int = 0
    moves: Counter[tuple[str, MoveKind]] = field(default_factory=Counter)

    def add(self, other: "Count") -> None:
        """Take the counts of other people in."""
        self.people += other.people
        self.moved += other.moved
        self.may_be_worse += other.may_be_worse
        self.moves.update(other.moves)

    def to_data(self) -> dict[str, object]:
        """For JSON, with small counts hidden."""
        return {
            "people": hidden(self.people),
            "moved": hidden(self.moved),
            "may_be_worse": hidden(self.may_be_worse),
            "moves": [
                {"step": step, "kind": kind.value, "people": hidden(number)}
                for (step, kind), number in sorted(self.moves.items())
            ],
        }


class _Worker:
    """What one process keeps between batches."""

    before: tuple[Law, date]
    after: tuple[Law, date]


def _start(before: Side, after: Side) -> None:
    _Worker.before = _law_of(before), before.day
    same = after.files == before.files
    _Worker.after = (_Worker.before[0] if same else _law_of(after)), after.day


def _law_of(side: Side) -> Law:
    return compile_law(parse_pack({name: text.encode() for name, text in side.files.items()}))


def _count(batch: list[str]) -> Count:
    return count_people(batch, _Worker.before, _Worker.after)


def count_people(batch: Iterable[str], before: tuple[Law, date], after: tuple[Law, date]) -> Count:
    """Compare both plans of each; `batch` holds the facts of one person in each text, as JSON.

    Where the days differ, days that are reckoned as if somebody filed today move with them: they don't count.
    """
    count = Count()
    (law, day), (other, later) = before, after
    alike = day == later and read_alike(law, other)
    for text in batch:
        data = json.loads(text)
        facts = _facts(law, data, day)
        theirs = facts if alike else _facts(other, data, later)
        old = make_plan(law=law, facts=facts, today=day)
        new = make_plan(law=other, facts=theirs, today=later)
        assumed = set()
        if day != later:
            assumed = {step.key for plan in (old, new) for step in plan.steps if step.assumed}
        moves = [one for one in compare_plans(old, new) if one.step not in assumed]
        count.people += 1
        count.moved += bool(moves)
        count.may_be_worse += any(one.may_harm for one in moves)
        count.moves.update({(one.step, one.kind) for one in moves})
    return count


def _facts(law: Law, data: object, day: date) -> Facts:
    return read_facts(law=law, data=data, today=day)[0]


def read_alike(law: Law, other: Law) -> bool:
    """Whether both laws read the same facts from the same data, so that one reading serves both."""
    return law is other or _kinds(law) == _kinds(other)


def _kinds(law: Law) -> object:
    """What decides how a fact is read."""
    rules = law.facts.values()
    return law.regions, [
        (one.key, one.type, one.choices, one.future, one.smallest, one.largest) for one in rules
    ]


def count_all(batches: Iterator[list[str]], *, before: Side, after: Side, workers: int) -> Count:
    """The same for all batches, in `workers` processes; while they reckon, the next batches are read."""
    total = Count()
    context = get_context("spawn")  # a fork would carry the database connection along
    with ProcessPoolExecutor(workers, context, _start, (before, after)) as pool:
        waiting: list[Future[Count]] = [pool.submit(_count, one) for one in islice(batches, workers * AHEAD)]
        while waiting:
            total.add(waiting.pop(0).result())
            waiting += [pool.submit(_count, one) for one in islice(batches, 1)]
    return total


def hidden(number: int) -> str:
    """A count as it may be shown."""
    return str(number) if number == 0 or number >= SMALL else f"<{SMALL}"
