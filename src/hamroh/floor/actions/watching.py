"""A desk opens, takes a break, closes."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models.functions import Greatest

from hamroh.floor import access
from hamroh.floor.log import Hand, once, require_empty
from hamroh.floor.models import Watch
from hamroh.foundation.actor import Actor
from hamroh.foundation.errors import DomainError
from hamroh.foundation.idempotency import Claim
from hamroh.network.models import Desk


def open_desk(
    *,
    actor: Actor,
    now: datetime,
    key: str,
    desk_id: UUID,
    languages: Iterable[str] = ("ru",),
    take_over: bool = False,
) -> Watch:
    """Somebody sits down and serves; `languages` are what is spoken there. Ends a break.

    With `take_over` the desk passes from whoever sits there, with the person who stands before it.
    Raises `desk_unknown`, `not_allowed`, and `desk_taken` when somebody else sits there.
    """
    spoken = sorted(set(languages))
    with once(actor=actor, now=now, key=key, why="open_desk", desk=desk_id) as claim:
        if claim.outcome is not None:
            return _remembered(claim)
        desk = access.get_desk(actor=actor, desk_id=desk_id)
        before = _lock_watch(desk)
        if before and before.kind == Watch.Kind.OPEN and before.staff_id == actor.id:
            return _remember(claim, before)
        if before and before.staff_id not in {None, actor.id} and not take_over:
            raise DomainError("desk_taken", number=desk.number)
        return _remember(claim, _change(desk, before, Watch.Kind.OPEN, Hand(actor, now), languages=spoken))


def pause_desk(
    *, actor: Actor, now: datetime, key: str, desk_id: UUID, back_at: datetime | None = None
) -> Watch:
    """A break: nobody is called here, the dispatcher sends people elsewhere.

    Raises `desk_closed`, `desk_busy` while somebody is called or served there, `back_before_now`.
    """
    if back_at is not None and back_at <= now:
        raise DomainError("back_before_now")
    with once(actor=actor, now=now, key=key, why="pause_desk", desk=desk_id, back_at=back_at) as claim:
        if claim.outcome is not None:
            return _remembered(claim)
        desk = access.get_desk(actor=actor, desk_id=desk_id)
        before = _lock_watch(desk)
        if before is None:
            raise DomainError("desk_closed")
        if before.kind == Watch.Kind.PAUSED and before.back_at == back_at:
            return _remember(claim, before)
        require_empty(desk)
        hand = Hand(actor, now)
        rest = _change(desk, before, Watch.Kind.PAUSED, hand, languages=before.languages, back_at=back_at)
        return _remember(claim, rest)


def close_desk(*, actor: Actor, now: datetime, key: str, desk_id: UUID) -> None:
    """Nobody serves here any more today. Raises `desk_busy` while somebody is called or served there."""
    with once(actor=actor, now=now, key=key, why="close_desk", desk=desk_id) as claim:
        if claim.outcome is not None:
            return
        desk = access.get_desk(actor=actor, desk_id=desk_id)
        if _lock_watch(desk) is not None:
            require_empty(desk)
            _end(desk, now)
        claim.store({"desk": str(desk_id)})


def require_open(desk: Desk) -> Watch:
    """The desk's watch under its lock: of two who work at one desk at once, the second waits for the first."""
    watch = _lock_watch(desk)
    if watch is None:
        raise DomainError("desk_closed")
    if watch.kind == Watch.Kind.PAUSED:
        raise DomainError("desk_paused")
    return watch


def _remember(claim: Claim, watch: Watch) -> Watch:
    claim.store({"watch": str(watch.pk)})
    return watch


def _remembered(claim: Claim) -> Watch:
    """What the first request with this key came to: its watch may have ended since."""
    return Watch.objects.get(pk=(claim.outcome or {})["watch"])


def _lock_watch(desk: Desk) -> Watch | None:
    return Watch.objects.select_for_update().filter(desk=desk, ends_at__isnull=True).first()


def _end(desk: Desk, now: datetime) -> None:
    Watch.objects.filter(desk=desk, ends_at__isnull=True).update(ends_at=Greatest("starts_at", now))


def _change(
    desk: Desk,
    before: Watch | None,
    kind: Watch.Kind,
    hand: Hand,
    *,
    languages: list[str],
    back_at: datetime | None = None,
) -> Watch:
    if before is not None:
        _end(desk, hand.now)
    return Watch.objects.create(
        centre_id=desk.centre_id,
        desk=desk,
        kind=kind,
        staff_id=hand.actor.id,
        languages=languages,
        back_at=back_at,
        starts_at=hand.now,
    )
