"""The command line behind `./hamroh`."""

import argparse
import sys

from hamroh.project.commands import check, demo, manage, messages, prepare, serve, test

COMMANDS = (demo, test, check, messages, manage, prepare, serve)


def main(argv: list[str] | None = None) -> int:
    """Run one command; returns its exit code."""
    parser = argparse.ArgumentParser(prog="./hamroh", description="Hamroh, the companion of labour migrants")
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="command")
    for command in COMMANDS:
        command.add(subparsers)
    arguments = parser.parse_args(argv)
    try:
        return int(arguments.run(arguments))
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
