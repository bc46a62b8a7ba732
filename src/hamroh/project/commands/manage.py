"""`./hamroh manage …`: Django's own commands, on the database of this machine."""

import argparse
import subprocess
import sys

from hamroh.project import machine
from hamroh.project.postgres.problem import PostgresProblemError


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command."""
    parser = subparsers.add_parser(
        "manage", help="Django's commands, on DATABASE_URL, the running demo's database or the demo's own",
        prefix_chars="\0",
    )  # fmt: skip
    parser.add_argument("arguments", nargs="*")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Run one; returns its exit code."""
    try:
        with machine.database(lambda text: print(text, file=sys.stderr)) as url:
            environment = machine.surroundings() | {"DATABASE_URL": url, "HAMROH_POOL": "0"}
            environment.setdefault("HAMROH_LOG_LEVEL", "WARNING")
            environment["DJANGO_SETTINGS_MODULE"] = "hamroh.project.settings"
            environment.setdefault("HAMROH_CLOCK_OFFSET", machine.demo_words().get("clock", "0"))
            command = [sys.executable, "-m", "django", *arguments.arguments]
            return subprocess.run(command, env=environment, check=False).returncode
    except PostgresProblemError as problem:
        print(problem, file=sys.stderr)
        return 1
