"""`./hamroh law plan` makes a plan from a file of facts; `./hamroh law check` validates the packs.

Neither needs a database or Django; questions and differences have files of their own.
"""

import argparse
import json
import sys
from datetime import date
from pathlib import Path

from hamroh.core.law import PackError, compile_law, make_plan, plan_to_data, read_facts
from hamroh.packs.check import find_problems
from hamroh.packs.checking.lines import line_of
from hamroh.packs.loader import FOLDER, list_packs, load_pack
from hamroh.packs.wording import load_wording
from hamroh.project.commands import law_answer, law_diff, law_parameters
from hamroh.project.piping import quietly
from hamroh.project.plan_text import render_plan


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command."""
    parser = subparsers.add_parser("law", help="a plan from facts; validation of the law packs")
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="verb")
    plan = verbs.add_parser("plan", help="print the plan for a file of facts")
    plan.add_argument("--pack", default="ru", help="key of the law pack")
    plan.add_argument("--packs", default=FOLDER, type=Path, help="folder of the packs")
    plan.add_argument("--on", required=True, type=date.fromisoformat, help="the day of the plan, 2026-11-23")
    plan.add_argument(
        "--facts", required=True, type=Path, help="JSON file, see packs/schemas/facts.schema.json"
    )
    plan.add_argument("--lang", default="en", help="language of the words")
    plan.add_argument(
        "--json", action="store_true", help="print the plan as JSON, see packs/schemas/plan.schema.json"
    )
    plan.set_defaults(run=_plan)
    law_answer.add(verbs)
    law_diff.add(verbs)
    law_parameters.add(verbs)
    check = verbs.add_parser("check", help="validate the packs")
    check.add_argument("--packs", default=FOLDER, type=Path, help="folder of the packs")
    check.set_defaults(run=_check)
    for verb in verbs.choices.values():
        verb.set_defaults(run=quietly(verb.get_default("run")))


def _plan(arguments: argparse.Namespace) -> int:
    """Print the plan. 2 when the pack or the facts can't be read."""
    try:
        pack = load_pack(arguments.pack, arguments.packs)
        law = compile_law(pack)
        wording = load_wording(pack, arguments.lang)
        data = json.loads(arguments.facts.read_text(encoding="utf-8"))
    except (PackError, OSError, json.JSONDecodeError) as error:
        print(error, file=sys.stderr)
        return 2
    facts, errors = read_facts(law=law, data=data, today=arguments.on)
    for kind, code in errors:
        words = wording.text(f"errors.{code}") if wording.has(f"errors.{code}") else ""
        print(f"{kind}: {code}. {words}".rstrip(), file=sys.stderr)
    if errors:
        return 2
    plan = make_plan(law=law, facts=facts, today=arguments.on)
    if arguments.json:
        print(json.dumps(plan_to_data(plan), ensure_ascii=False, indent=2))
    else:
        print(render_plan(plan, wording), end="")
    return 0


def _check(arguments: argparse.Namespace) -> int:
    """Print what is wrong with each pack, with file, line and place; 1 when anything is."""
    problems = [
        problem for key in list_packs(arguments.packs) for problem in _check_one(key, arguments.packs)
    ]
    print("\n".join(problems) if problems else f"packs: {', '.join(list_packs(arguments.packs))}: all well")
    return 1 if problems else 0


def _check_one(key: str, folder: Path) -> tuple[str, ...]:
    try:
        problems = find_problems(load_pack(key, folder))
    except PackError as error:
        problems = (error,)
    return tuple(_placed(key, problem, line_of(problem, folder / key)) for problem in problems)


def _placed(key: str, problem: PackError, line: int | None) -> str:
    place = f"{key}/{problem.file}" + (f":{line}" if line else "")
    return f"{place}: {problem.key or 'file'}: {problem.problem}"
