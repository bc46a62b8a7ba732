"""Law releases and facts."""

from datetime import datetime

from hamroh.foundation.actor import SYSTEM
from hamroh.journeys.actions import put_release_in_force
from hamroh.journeys.models import LawRelease
from hamroh.packs.loader import FOLDER


def pack_files(pack: str = "ru") -> dict[str, str]:
    """The texts of a pack's files as they lie here."""
    root = FOLDER / pack
    return {
        path.relative_to(root).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(root.rglob("*.yaml"))
    }


def release(now: datetime, files: dict[str, str] | None = None) -> LawRelease:
    """The law of Russia in force from `now` on."""
    return put_release_in_force(
        actor=SYSTEM,
        now=now,
        pack="ru",
        files=files or pack_files(),
        prepared_by="a lawyer",
        approved_by="another lawyer",
    )
