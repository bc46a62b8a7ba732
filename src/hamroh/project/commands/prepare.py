"""`./hamroh prepare`: what an operator runs after each update, before `./hamroh serve`."""

import argparse

from hamroh.project import prepare


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command."""
    parser = subparsers.add_parser(
        "prepare",
        help="catalogues, static files and migrations for DATABASE_URL, whose login owns the tables",
    )
    parser.set_defaults(run=run)


def run(_arguments: argparse.Namespace) -> int:
    """Prepare without the demo."""
    prepare.prepare(demo=False)
    return 0
