"""`./hamroh bench`: speed against peers with the same rows, indexes and durability, measured in the same run."""

import argparse
import json
import os
import subprocess
import sys
from typing import Any

from hamroh.project.paths import CLONE, SOURCE

PARTS = ("plans", "single", "replanning", "lawdiff", "booking", "people", "names", "papers")
"""Modules of `bench/`; each makes its own throw-away database where it needs one."""

WIDTH = 62


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command."""
    parser = subparsers.add_parser(
        "bench", help="measure speed against peers; only the ratios mean anything elsewhere"
    )
    parser.add_argument(
        "parts", nargs="*", metavar="part", help=f"of {', '.join(PARTS)}; all when none is named"
    )
    parser.add_argument(
        "--quick", action="store_true", help="fewer rounds and people: whether it works at all"
    )
    parser.add_argument(
        "--people", type=int, metavar="N", help="people of replanning and lawdiff; 150,000 when left out"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print a line for each figure as soon as it is known; 1 when a goal was missed, 2 when a part broke."""
    unknown = set(arguments.parts) - set(PARTS)
    if unknown:
        print(f"bench knows {', '.join(PARTS)}, not {', '.join(sorted(unknown))}", file=sys.stderr)
        return 2
    if arguments.quick:
        print("quick: fewer rounds and people; the goals are not for such a run")
    print(f"{'':<{WIDTH}} {'ours':>10} {'peer':>10} {'ratio':>8}  goal")
    missed = False
    for part in arguments.parts or PARTS:
        figures = _measure(part, quick=arguments.quick, people=arguments.people)
        if figures is None:
            return 2
        for figure in figures:
            print(_line(figure, judged=not arguments.quick), flush=True)
            missed |= not figure["met"]
    return int(missed and not arguments.quick)


def _measure(part: str, *, quick: bool, people: int | None) -> list[dict[str, Any]] | None:
    """In a process of its own: a part sets up Django on a database of its own. None when it broke."""
    command = [sys.executable, "-m", "bench", part, *(["--quick"] if quick else [])]
    places = f"{SOURCE}{os.pathsep}{CLONE}"
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DATABASE_")}
    environment |= {"PYTHONPATH": places, "HAMROH_LOG_LEVEL": "WARNING"}
    if people is not None:
        environment["HAMROH_BENCH_PEOPLE"] = str(people)
    done = subprocess.run(
        command,
        cwd=CLONE,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode:
        print(f"{part} broke", file=sys.stderr)
        return None
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]


def _line(figure: dict[str, Any], *, judged: bool) -> str:
    peer = "" if figure["baseline"] is None else _short(figure["baseline"])
    verdict = ("met" if figure["met"] else "MISSED") if judged else ""
    spread = f"({figure['spread']})" if judged and figure["spread"] else ""
    numbers = f"{_short(figure['value']):>10} {peer:>10} {figure['ratio']:>8.3f}"
    return f"{figure['name']:<{WIDTH}} {numbers}  {figure['goal']} {verdict} {spread}".rstrip()


def _short(number: float) -> str:
    return f"{number:,.0f}" if number >= 100 else f"{number:.3g}"
