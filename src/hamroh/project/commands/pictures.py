"""`./hamroh pictures`: the pictures of the READMEs, anew from a demo of their own."""

import argparse
import os
import sys
from contextlib import nullcontext

from hamroh.project import tools
from hamroh.project.paths import CLONE

FOLDER = CLONE / "docs" / "pictures"


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command."""
    parser = subparsers.add_parser("pictures", help="take the pictures of the READMEs anew")
    parser.add_argument(
        "--at", metavar="URL", help="of a fresh demo that runs already, on the day it lives at"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Start a demo on a folder that is thrown away, walk it, write the files."""
    # Only the list of packages for tests brings the browser's driver.
    from hamroh.project.pictures.throwaway import DemoFailedError, running_demo

    try:
        tools.provide()
        with nullcontext(arguments.at) if arguments.at else running_demo() as address:
            _walk(address)
    except (tools.ToolMissingError, DemoFailedError) as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


def _walk(address: str) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hamroh.project.settings")
    from hamroh.project.pictures.walking import walk

    FOLDER.mkdir(parents=True, exist_ok=True)
    walk(address, FOLDER)
