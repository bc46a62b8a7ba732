"""`./hamroh test`: everything that can be said of the code by running it."""

import argparse
import os
import sys

from hamroh.project import tools
from hamroh.project.messages import compiling
from hamroh.project.paths import CLONE

_MARKS = {"--quick": "not browser and not machine and not processes", "--data": "data"}


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command."""
    parser = subparsers.add_parser(
        "test",
        help="run the tests; --quick: without browser, processes and fresh machines; --data: only what needs "
        "PostgreSQL (HAMROH_TEST_POSTGRES: another bin folder); anything else goes to pytest",
        prefix_chars="\0",
    )
    parser.add_argument("rest", nargs="*")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Provide what tests need, then let pytest have the last word; returns only when it cannot."""
    marks = [_MARKS[word] for word in arguments.rest if word in _MARKS]
    if not marks:
        try:
            tools.provide()
        except tools.ToolMissingError as problem:
            print(problem, file=sys.stderr)
            return 1
    compiling.build()
    chosen = ["-m", " and ".join(f"({mark})" for mark in marks)] if marks else []
    rest = [word for word in arguments.rest if word not in _MARKS]
    os.chdir(CLONE)
    # Pytest takes our place: its signals, its exit code and its last line are its own.
    return os.execv(sys.executable, [sys.executable, "-m", "pytest", *chosen, *rest])  # noqa: S606
