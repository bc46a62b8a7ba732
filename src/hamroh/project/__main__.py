"""The command line behind `./hamroh`."""

import argparse
import sys

from hamroh.project.commands import check, messages

COMMANDS = (check, messages)


def main(argv: list[str] | None = None) -> int:
    """Run one command; returns its exit code."""
    parser = argparse.ArgumentParser(prog="./hamroh", description="Hamroh, the companion of labour migrants")
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="command")
    for command in COMMANDS:
        command.add(subparsers)
    arguments = parser.parse_args(argv)
    return int(arguments.run(arguments))


if __name__ == "__main__":
    sys.exit(main())
