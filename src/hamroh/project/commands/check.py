"""`./hamroh check`: everything that can be said of the code without running the platform."""

import argparse
import subprocess
import sys
import time
from pathlib import Path

from hamroh.project.paths import CLONE

STEPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("format", ("ruff", "format", "--check", "--quiet", ".")),
    ("lint", ("ruff", "check", "--quiet", ".")),
    ("imports", ("lint-imports",)),
    ("types", ("mypy",)),
    ("messages", ("python", "-m", "hamroh.project", "messages", "check")),
    ("law packs", ("python", "-m", "hamroh.project", "law", "check")),
    ("house rules", ("pytest", "-q", "-p", "no:cacheprovider", "-m", "not data", "tests/architecture")),
)


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command."""
    parser = subparsers.add_parser("check", help="lint, types, imports and the rules of the house")
    parser.set_defaults(run=run)


def run(_arguments: argparse.Namespace) -> int:
    """Run every step, even after a failure, and return 0 when all passed."""
    failed = [name for name, command in STEPS if not _passes(name, command)]
    print("check: " + ("failed: " + ", ".join(failed) if failed else "all passed"))
    return 1 if failed else 0


def _passes(name: str, command: tuple[str, ...]) -> bool:
    started = time.monotonic()
    program = Path(sys.executable).parent / command[0]
    result = subprocess.run([program, *command[1:]], cwd=CLONE, capture_output=True, text=True, check=False)
    verdict = "ok" if result.returncode == 0 else "FAILED"
    print(f"{name:<12} {verdict:<7} {time.monotonic() - started:5.1f} s", flush=True)
    if result.returncode:
        print(result.stdout + result.stderr)
    return result.returncode == 0
