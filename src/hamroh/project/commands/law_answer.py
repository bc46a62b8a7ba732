"""`./hamroh law answer`: one question about a file of facts, in words or as JSON. Needs no database."""

import argparse
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hamroh.core.law import Facts, Law, PackError, ParsedPack, compile_law, read_facts
from hamroh.core.law.answers import (
    facts_after_leaving,
    facts_elsewhere,
    facts_leaving,
    suppose,
    suppose_new_law,
)
from hamroh.core.law.answers.replies import (
    Reply,
    reply_late,
    reply_patent,
    reply_payment,
    reply_stay,
    reply_supposition,
)
from hamroh.packs.lines import in_words
from hamroh.packs.loader import load_pack
from hamroh.packs.wording import Wording, load_wording
from hamroh.project.plain_words import plain_day, plain_sum


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks, on which day, under which law."""

    law: Law
    facts: Facts
    today: date
    arguments: argparse.Namespace


def add(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the verb."""
    parser = verbs.add_parser("answer", help="one question: pay, late, alive, stay, what-if")
    parser.add_argument("--pack", default="ru", help="key of the law pack")
    parser.add_argument("--on", required=True, type=date.fromisoformat, help="the day, 2026-11-23")
    parser.add_argument(
        "--facts", required=True, type=Path, help="JSON file, see packs/schemas/facts.schema.json"
    )
    parser.add_argument("--ask", required=True, choices=tuple(_ASKED), help="the question")
    parser.add_argument("--months", type=int, default=1, help="pay: for how many months")
    parser.add_argument("--repeated", action="store_true", help="late: it happened before within a year")
    parser.add_argument("--leave", type=date.fromisoformat, help="what-if: I leave on this day")
    parser.add_argument("--back", type=date.fromisoformat, help="what-if: and come back on this one")
    parser.add_argument("--region", help="what-if: I work in this region")
    parser.add_argument("--then", type=date.fromisoformat, help="what-if: on this day, by its law")
    parser.add_argument("--law-on", type=date.fromisoformat, help="what-if: the law changes on this day")
    parser.add_argument("--law", type=Path, help="what-if: under the pack in this folder")
    parser.add_argument("--lang", default="en", help="language of the words")
    parser.add_argument(
        "--json", action="store_true", help="print JSON, see packs/schemas/answers.schema.json"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the answer. 2 when the pack, the facts or the question can't be read."""
    try:
        pack = load_pack(arguments.pack)
        wording = load_wording(pack, arguments.lang)
        asked = _read(pack, arguments, wording)
        lines, data = _ASKED[arguments.ask](asked)
    except (PackError, OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 2
    texts = in_words(lines, wording, day=plain_day, money=lambda minor: plain_sum(minor, wording))
    if arguments.json:
        head = {"ask": arguments.ask, "pack": asked.law.key, "on": asked.today.isoformat()}
        whole = head | {"content_hash": pack.content_hash, "answer": data, "words": list(texts)}
        print(json.dumps(whole, ensure_ascii=False, indent=2))
    else:
        print("\n".join(texts))
    return 0


def _read(pack: ParsedPack, arguments: argparse.Namespace, wording: Wording) -> Asked:
    """The facts of the file; ValueError names those that can't be read."""
    law = compile_law(pack)
    data = json.loads(arguments.facts.read_text(encoding="utf-8"))
    facts, errors = read_facts(law=law, data=data, today=arguments.on)
    if errors:
        texts = (f"{kind}: {code}. {_problem(code, wording)}".rstrip() for kind, code in errors)
        raise ValueError("\n".join(texts))
    return Asked(law, facts, arguments.on, arguments)


def _problem(code: str, wording: Wording) -> str:
    return wording.text(f"errors.{code}") if wording.has(f"errors.{code}") else ""


def _pay(asked: Asked) -> Reply:
    return reply_payment(law=asked.law, facts=asked.facts, today=asked.today, months=asked.arguments.months)


def _alive(asked: Asked) -> Reply:
    return reply_patent(law=asked.law, facts=asked.facts, today=asked.today)


def _stay(asked: Asked) -> Reply:
    return reply_stay(law=asked.law, facts=asked.facts, today=asked.today)


def _late(asked: Asked) -> Reply:
    repeated = asked.arguments.repeated
    return reply_late(law=asked.law, facts=asked.facts, today=asked.today, repeated=repeated)


def _what_if(asked: Asked) -> Reply:
    """One thing changed: leaving (and coming back), another region, another day, another law."""
    arguments, law, facts = asked.arguments, asked.law, asked.facts
    if arguments.law_on:
        found = suppose_new_law(law=law, facts=facts, day=arguments.law_on)
        return reply_supposition(found, facts)
    folder = arguments.law
    other = compile_law(load_pack(folder.name, folder.parent)) if folder else None
    then, on = _changed(asked)
    found = suppose(law=law, facts=facts, today=asked.today, then=then, on=on, other=other)
    return reply_supposition(found, facts)


def _changed(asked: Asked) -> tuple[Facts, date | None]:
    arguments, law, facts = asked.arguments, asked.law, asked.facts
    left, back, on = arguments.leave, arguments.back, arguments.then
    if back and (not left or back < left):
        raise ValueError("--back lies after --leave")
    if left and back:
        facts, on = facts_after_leaving(law=law, facts=facts, left=left, back=back), back
    elif left:
        facts = facts_leaving(law=law, facts=facts, left=left)
    if arguments.region:
        if arguments.region not in law.regions:
            raise ValueError(f"--region: one of {', '.join(law.regions)}")
        facts = facts_elsewhere(law=law, facts=facts, region=arguments.region)
    return facts, on


_ASKED: dict[str, Callable[[Asked], Reply]] = {
    "pay": _pay,
    "late": _late,
    "alive": _alive,
    "stay": _stay,
    "what-if": _what_if,
}
