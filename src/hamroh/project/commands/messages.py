"""`./hamroh messages`: gather, check and compile the interface texts."""

import argparse

from hamroh.project.messages import compiling, gather, rules
from hamroh.project.paths import CLONE


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command."""
    parser = subparsers.add_parser("messages", help="catalogues of interface texts: extract, check, build")
    parser.add_argument("what", choices=("extract", "check", "build"))
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Do one of the three; `check` returns 1 and prints what is wrong."""
    if arguments.what == "check":
        lines = rules.problems()
        print("\n".join(lines) or "messages: all translated")
        return 1 if lines else 0
    changed = gather.merge() if arguments.what == "extract" else compiling.build()
    for path in changed:
        print(path.relative_to(CLONE))
    return 0
