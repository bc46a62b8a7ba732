"""`./hamroh codes`: the demo's staff with their current one-time codes."""

import argparse
import subprocess
import sys

from hamroh.project import machine
from hamroh.project.postgres.problem import PostgresProblemError


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command."""
    parser = subparsers.add_parser("codes", help="the demo's staff with their current one-time codes")
    parser.set_defaults(run=run)


def run(_arguments: argparse.Namespace) -> int:
    """Print them from the running demo's database."""
    words = machine.demo_words()
    try:
        with machine.database(lambda text: print(text, file=sys.stderr)) as url:
            return show(
                machine.surroundings() | {"DATABASE_URL": url, "HAMROH_PUBLIC_URL": words.get("url", "")}
            )
    except PostgresProblemError as problem:
        print(problem, file=sys.stderr)
        return 1


def show(environment: dict[str, str]) -> int:
    """Print them in a process of its own, for the caller has no Django."""
    command = [sys.executable, "-m", "hamroh.project.demo.codes"]
    return subprocess.run(command, env=environment | {"HAMROH_POOL": "0"}, check=False).returncode
