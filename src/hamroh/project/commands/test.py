"""`./hamroh test`: everything that can be said of the code by running it."""

import argparse
import os
import sys

from hamroh.project import tools
from hamroh.project.messages import compiling
from hamroh.project.paths import CLONE

_QUICK = "not browser and not machine and not processes"


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command."""
    parser = subparsers.add_parser("test", help="run the tests; what is not known here goes to pytest")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--quick", action="store_true", help="leave out browser, processes and fresh machines")
    which.add_argument(
        "--data",
        action="store_true",
        help="only what needs PostgreSQL (HAMROH_TEST_POSTGRES: another bin folder)",
    )
    parser.add_argument("rest", nargs=argparse.REMAINDER, help="paths and options of pytest")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Provide what tests need, then let pytest have the last word; returns only when it cannot."""
    if not (arguments.quick or arguments.data):
        try:
            tools.provide()
        except tools.ToolMissingError as problem:
            print(problem, file=sys.stderr)
            return 1
    compiling.build()
    chosen = ["-m", _QUICK] if arguments.quick else ["-m", "data"] if arguments.data else []
    os.chdir(CLONE)
    # Pytest takes our place: its signals, its exit code and its last line are its own.
    return os.execv(sys.executable, [sys.executable, "-m", "pytest", *chosen, *arguments.rest])  # noqa: S606
