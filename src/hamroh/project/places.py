"""Folders of this user outside the clone: data on one side, keys on the other."""

import os
from pathlib import Path

ROOT_DATA = Path("/var/lib/hamroh")
ROOT_CONFIG = Path("/etc/hamroh")


def data_home() -> Path:
    """Where the embedded database and everything made at run time lie.

    `HAMROH_DATA`; else for root `/var/lib/hamroh`; else the user's data directory.
    """
    chosen = os.environ.get("HAMROH_DATA")
    if chosen:
        return Path(chosen).absolute()
    return ROOT_DATA if os.geteuid() == 0 else _xdg("XDG_DATA_HOME", ".local/share") / "hamroh"


def config_home() -> Path:
    """Where keys lie: never inside the data directory, so that a copy of the data alone opens nothing.

    `HAMROH_CONFIG`; else for root `/etc/hamroh`; else the user's configuration directory.
    """
    chosen = os.environ.get("HAMROH_CONFIG")
    if chosen:
        return Path(chosen).absolute()
    return ROOT_CONFIG if os.geteuid() == 0 else _xdg("XDG_CONFIG_HOME", ".config") / "hamroh"


def _xdg(variable: str, default: str) -> Path:
    """The folder that the variable names; a relative one is ignored, as its specification asks."""
    value = Path(os.environ.get(variable, ""))
    return value if value.is_absolute() else Path.home() / default
