"""Law releases and facts."""

from datetime import datetime

from hamroh.foundation.actor import SYSTEM
from hamroh.journeys.models import LawRelease
from hamroh.journeys.releases import put_release_in_force
from hamroh.packs.loader import read_texts


def pack_files(pack: str = "ru") -> dict[str, str]:
    """The texts of a pack's files as they lie here."""
    return read_texts(pack)


def release(now: datetime, files: dict[str, str] | None = None, *, pack: str = "ru") -> LawRelease:
    """The law of Russia, or of another pack, in force from `now` on."""
    return put_release_in_force(
        actor=SYSTEM,
        now=now,
        pack=pack,
        files=files or pack_files(pack),
        prepared_by="a lawyer",
        approved_by="another lawyer",
    )
