"""The command line behind `./hamroh`."""

import argparse
import sys
from importlib import import_module

COMMANDS = (
    "account",
    "demo",
    "codes",
    "test",
    "check",
    "bench",
    "law",
    "messages",
    "manage",
    "pictures",
    "prepare",
    "release",
    "serve",
)


def main(argv: list[str] | None = None) -> int:
    """Run one command; returns its exit code."""
    parser = argparse.ArgumentParser(prog="./hamroh", description="Hamroh, the companion of labour migrants")
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="command")
    words = sys.argv[1:] if argv is None else argv
    # Only the command that is called is imported: `law` must work where no server part is installed.
    for name in words[:1] if words[:1] and words[0] in COMMANDS else COMMANDS:
        import_module(f"hamroh.project.commands.{name}").add(subparsers)
    arguments = parser.parse_args(words)
    try:
        return int(arguments.run(arguments))
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
