"""`python -m bench PART [--quick]`: measure one part; a line of JSON for each figure. `./hamroh bench` prints them."""

import argparse
import json
from dataclasses import asdict
from importlib import import_module

from hamroh.project.commands.bench import PARTS


def main() -> None:
    """Measure the part that is named."""
    parser = argparse.ArgumentParser(prog="python -m bench")
    parser.add_argument("part", choices=PARTS)
    parser.add_argument("--quick", action="store_true")
    arguments = parser.parse_args()
    for figure in import_module(f"bench.{arguments.part}").measure(quick=arguments.quick):
        print(json.dumps(asdict(figure) | {"met": figure.met}), flush=True)


if __name__ == "__main__":
    main()
