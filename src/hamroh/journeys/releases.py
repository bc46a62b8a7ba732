"""Writes of law releases: one person prepares, another puts in force. Files alone change nobody's plan."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db.models import F

from hamroh.accounts.roles import Role
from hamroh.foundation.actor import Actor, ActorKind
from hamroh.foundation.errors import DomainError
from hamroh.foundation.locks import lock_row, translate_violations
from hamroh.foundation.transactions import action
from hamroh.journeys.law import compile_files
from hamroh.journeys.models import LawRelease

KEEPERS = frozenset({Role.LAW_EDITOR, Role.LAWYER})
"""Who keeps the law of the whole network, at whichever centre the role is held."""

_ONE_PERSON = {
    "release_approved_by_another": "release_needs_two_people",
    "release_approver_is_another": "release_needs_two_people",
}


def require_keeper_of_law(actor: Actor) -> None:
    """Raise DomainError `not_allowed` unless `actor` is the system, a lawyer or an editor of the law."""
    held = {grant.role for grant in actor.grants} if actor.kind is ActorKind.STAFF else set()
    if actor.kind is not ActorKind.SYSTEM and not held & KEEPERS:
        raise DomainError("not_allowed")


def prepare_release(
    *, actor: Actor, now: datetime, pack: str, files: Mapping[str, str], prepared_by: str
) -> LawRelease:
    """Keep a pack for somebody else to put in force; `files` are its files' names and texts.

    The same content twice is one release, whoever came first. Raises DomainError `not_allowed`, and PackError
    when the pack is not sound.
    """
    require_keeper_of_law(actor)
    content_hash = compile_files(files).content_hash
    with action(actor=actor, why="prepare_release"):
        release, _ = LawRelease.objects.get_or_create(
            pack=pack,
            content_hash=content_hash,
            defaults={
                "content": dict(files),
                "prepared_by": prepared_by,
                "preparer": actor.id,
                "recorded_at": now,
            },
        )
    return release


def approve_release(
    *, actor: Actor, now: datetime, release_id: UUID, approved_by: str, in_force_from: datetime
) -> LawRelease:
    """Put a prepared release in force from a moment that is not past; a second call changes nothing.

    Raises DomainError `not_allowed`, `not_found`, `release_needs_two_people` when the same person prepared it,
    `release_in_past`, and `release_overtaken` when a later one has a date already.
    """
    require_keeper_of_law(actor)
    if in_force_from < now:
        raise DomainError("release_in_past")
    with translate_violations(_ONE_PERSON), action(actor=actor, why="approve_release"):
        release = lock_row(LawRelease.objects.all(), release_id)
        if release.in_force_from is not None:
            return release
        if LawRelease.objects.filter(pack=release.pack, in_force_from__gte=in_force_from).exists():
            raise DomainError("release_overtaken")
        release.approved_by, release.approver = approved_by, actor.id
        release.in_force_from = in_force_from
        release.save(update_fields=["approved_by", "approver", "in_force_from"])
    return release


def put_release_in_force(
    *,
    actor: Actor,
    now: datetime,
    pack: str,
    files: Mapping[str, str],
    prepared_by: str,
    approved_by: str,
) -> LawRelease:
    """Make a pack the law in force from `now` on, by the command of two people or for a fresh demo.

    The same content twice is one release. Raises DomainError `not_allowed`, `release_needs_two_people` when
    one person did both, and PackError when the pack is not sound.
    """
    if actor.kind is not ActorKind.SYSTEM:
        raise DomainError("not_allowed")
    with translate_violations(_ONE_PERSON), action(actor=actor, why="put_release_in_force"):
        release = prepare_release(actor=actor, now=now, pack=pack, files=files, prepared_by=prepared_by)
        if release.in_force_from is None:
            release.approved_by, release.in_force_from = approved_by, now
            release.save(update_fields=["approved_by", "in_force_from"])
    return release


def keep_counts(*, actor: Actor, release_id: UUID, counts: Mapping[str, object]) -> None:
    """Keep for how many people a prepared release moves what. Raises `not_allowed`."""
    require_keeper_of_law(actor)
    with action(actor=actor, why="keep_counts"):
        LawRelease.objects.filter(pk=release_id).update(counts=dict(counts))


def get_release(release_id: UUID) -> LawRelease:
    """A release without its files. Raises DomainError `not_found`."""
    release = LawRelease.objects.filter(pk=release_id).defer("content").first()
    if release is None:
        raise DomainError("not_found")
    return release


def list_releases(*, pack: str, limit: int = 20) -> list[LawRelease]:
    """Releases of a pack, the prepared ones first, then by the day on which they came into force."""
    rows = LawRelease.objects.filter(pack=pack).defer("content")
    return list(rows.order_by(F("in_force_from").desc(nulls_first=True), "-recorded_at")[:limit])
