"""The law in force, compiled once for each release and process."""

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from uuid import UUID

from hamroh.core.law import Law, ParsedPack, compile_law
from hamroh.foundation.errors import DomainError
from hamroh.journeys.models import OPEN_REVIEWS, LawRelease, Plan, PlanChange
from hamroh.packs.loader import parse_pack

DEFAULT_PACK = "ru"


def release_in_force(*, pack: str, now: datetime) -> LawRelease:
    """The newest release of a pack that is in force. Raises DomainError `no_law_in_force`."""
    release = (
        LawRelease.objects.filter(pack=pack, in_force_from__lte=now)
        .order_by("-in_force_from", "-recorded_at")
        .defer("content", "counts")
        .first()
    )
    if release is None:
        raise DomainError("no_law_in_force", pack=pack)
    return release


def packs_in_force(*, now: datetime) -> tuple[str, ...]:
    """The keys of all packs that have a release in force, by key."""
    rows = LawRelease.objects.filter(in_force_from__lte=now).order_by("pack")
    return tuple(rows.values_list("pack", flat=True).distinct())


def release_for(person_id: UUID, *, now: datetime) -> LawRelease:
    """The release that a person's plans rest on. Raises DomainError `no_law_in_force`.

    It is the one in force, but for somebody whose plan rests on an earlier one: until all plans have been compared
    with the new release, and while a consultant has not confirmed that theirs moves, the earlier one stays.
    """
    newest = release_in_force(pack=DEFAULT_PACK, now=now)
    plan = (
        Plan.objects.filter(person_id=person_id, superseded_at=None)
        .select_related("release")
        .defer("release__content", "release__counts")
        .first()
    )
    if plan is None or plan.release_id == newest.pk:
        return newest
    waiting = newest.compared_at is None or (
        PlanChange.objects.filter(person_id=person_id, release=newest, state__in=OPEN_REVIEWS).exists()
    )
    return plan.release if waiting else newest


def law_for(person_id: UUID, *, now: datetime) -> Law:
    """The compiled law that a person's plans rest on; see `release_for`."""
    return law_of(release_for(person_id, now=now))


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


def compile_files(files: Mapping[str, str]) -> Law:
    """The compiled law of the texts of a pack's files, once for the same texts. Raises PackError."""
    return _compiled_texts(tuple(sorted(files.items())))


@lru_cache(maxsize=8)
def _compiled(pack: str, content_hash: str) -> Law:
    return compile_files(LawRelease.objects.get(pack=pack, content_hash=content_hash).content)


@lru_cache(maxsize=4)
def _compiled_texts(files: tuple[tuple[str, str], ...]) -> Law:
    return compile_law(parse_files(dict(files)))
