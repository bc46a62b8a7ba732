"""Programs and fonts that tests need and pip cannot bring: found, or installed where we may."""

import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Tool:
    """Something that must be on the machine, and Debian's package that brings it."""

    name: str
    package: str
    is_there: Callable[[], bool]


def _program(*names: str) -> Callable[[], bool]:
    return lambda: any(shutil.which(name) for name in names)


def _cyrillic_font() -> bool:
    """A font with the letters that Tajik, Kyrgyz and Kazakh add to the Russian ones."""
    folders = [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".local/share/fonts"]
    names = ("DejaVuSans.ttf", "NotoSans-Regular.ttf")
    return any(True for folder in folders for name in names for _ in folder.rglob(name))


TOOLS = (
    Tool("Chromium", "chromium", _program("chromium", "chromium-browser", "google-chrome")),
    Tool("Tesseract", "tesseract-ocr", _program("tesseract")),
    Tool("a font with all Cyrillic letters", "fonts-dejavu-core", _cyrillic_font),
)


class ToolMissingError(RuntimeError):
    """Tests cannot run; the text holds the line to type."""


def provide() -> None:
    """Install what is missing, when this is Debian and we are root. Raises ToolMissingError otherwise."""
    missing = _missing()
    if not missing:
        return
    packages = [tool.package for tool in missing]
    names = ", ".join(tool.name for tool in missing)
    commands = ["apt-get update", f"apt-get install -y --no-install-recommends {' '.join(packages)}"]
    line = " && ".join(commands)
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise ToolMissingError(f"Tests need {names}. As root, on Debian:\n\n    {line}\n")
    for command in commands:
        print(f"Installing {names}: {command}", flush=True)
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        done = subprocess.run(command.split(), env=environment, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise ToolMissingError(
                f"{done.stdout[-2000:]}{done.stderr[-2000:]}\nThis failed:\n\n    {line}\n"
            )
    if _missing():
        raise ToolMissingError(f"This ran, and something is still missing:\n\n    {line}\n")


def _missing() -> list[Tool]:
    return [tool for tool in TOOLS if not tool.is_there()]
