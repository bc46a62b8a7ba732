"""Where things lie on disk."""

from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2]
"""The folder that holds the package `hamroh`."""

PACKAGE = SOURCE / "hamroh"
CLONE = SOURCE.parent
"""The clone's top; only the commands of a developer may need it."""
