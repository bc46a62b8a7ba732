"""The law in force, compiled once for each release and process."""

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache

from hamroh.core.law import Law, ParsedPack, compile_law
from hamroh.foundation.errors import DomainError
from hamroh.journeys.models import LawRelease
from hamroh.packs.loader import parse_pack

DEFAULT_PACK = "ru"


def release_in_force(*, pack: str, now: datetime) -> LawRelease:
    """The newest release of a pack that is in force. Raises DomainError `no_law_in_force`."""
    release = (
        LawRelease.objects.filter(pack=pack, in_force_from__lte=now)
        .order_by("-in_force_from", "-recorded_at")
        .defer("content")
        .first()
    )
    if release is None:
        raise DomainError("no_law_in_force", pack=pack)
    return release


def law_of(release: LawRelease) -> Law:
    """The compiled law of a release."""
    return _compiled(release.pack, release.content_hash)


def law_in_force(*, now: datetime, pack: str = DEFAULT_PACK) -> Law:
    """The compiled law of the release that is in force. Raises DomainError `no_law_in_force`."""
    return law_of(release_in_force(pack=pack, now=now))


def parse_files(files: Mapping[str, str]) -> ParsedPack:
    """A pack from the texts of its files. Raises PackError."""
    return parse_pack({name: text.encode() for name, text in files.items()})


def pack_of(pack: str, content_hash: str) -> ParsedPack:
    """The parsed files of a release that is kept."""
    return parse_files(LawRelease.objects.get(pack=pack, content_hash=content_hash).content)


@lru_cache(maxsize=8)
def _compiled(pack: str, content_hash: str) -> Law:
    return compile_law(pack_of(pack, content_hash))
