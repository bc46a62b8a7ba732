"""`./hamroh law parameters`: the figures of a pack in the shape of OpenFisca's parameter files."""

import argparse
import sys
from pathlib import Path
from typing import Any

import yaml

from hamroh.core.law import PackError, compile_law
from hamroh.packs.loader import load_pack
from hamroh.packs.openfisca import parameter_files


def add(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the verb."""
    parser = verbs.add_parser("parameters", help="the figures of a pack in the shape of OpenFisca's files")
    parser.add_argument("--pack", default="ru", help="key of the law pack")
    parser.add_argument(
        "--to", type=Path, help="write a file for each below this folder, instead of printing"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print all as one tree, or write a file for each. 2 when the pack can't be read."""
    try:
        pack = load_pack(arguments.pack)
        files = parameter_files(pack, compile_law(pack))
    except PackError as error:
        print(error, file=sys.stderr)
        return 2
    if arguments.to is None:
        print(_yaml(files), end="")
        return 0
    for name, content in files.items():
        path = arguments.to / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_yaml(content), encoding="utf-8")
    print(f"{len(files)} parameters below {arguments.to}")
    return 0


def _yaml(content: Any) -> str:  # noqa: ANN401  # plain data
    return yaml.safe_dump(content, allow_unicode=True, sort_keys=False)
