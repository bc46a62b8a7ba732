"""Compile catalogues for the running platform; only what changed."""

import os
from pathlib import Path

import polib

from hamroh.project.messages import LANGUAGES, catalogue_path, rooms


def build() -> list[Path]:
    """Compile every catalogue whose text changed since the last time; returns the compiled files.

    A compiled file carries its source's time, so that going back to an older source is noticed too.
    It is replaced in one step: several processes may build at once.
    """
    compiled = []
    for room in rooms():
        for language in LANGUAGES:
            source = catalogue_path(room, language)
            if source.exists() and not _is_fresh(source):
                compiled.append(_compile(source))
    return compiled


def _is_fresh(source: Path) -> bool:
    target = source.with_suffix(".mo")
    return target.exists() and target.stat().st_mtime_ns == source.stat().st_mtime_ns


def _compile(source: Path) -> Path:
    target = source.with_suffix(".mo")
    stamp = source.stat()
    temporary = target.with_suffix(f".mo.{os.getpid()}")
    polib.pofile(str(source)).save_as_mofile(str(temporary))
    os.utime(temporary, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    temporary.replace(target)
    return target
