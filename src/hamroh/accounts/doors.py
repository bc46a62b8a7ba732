"""The person's doors: one-time codes and recovery cards.

Nobody is known yet while a code or a card is tried, so these actions bind the system scope around their
own two tables. What they give back is a yes and, for a card, whose it is; nothing else of anybody.
"""

import secrets
from datetime import datetime, timedelta
from uuid import UUID

from hamroh.accounts.models import OneTimeCode, RecoveryCard
from hamroh.foundation.actor import ANONYMOUS, Actor, ActorKind
from hamroh.foundation.errors import DomainError
from hamroh.foundation.fields import keyed_hash
from hamroh.foundation.ids import new_id
from hamroh.foundation.ratelimit import Limit, take
from hamroh.foundation.scope import system_scope
from hamroh.foundation.transactions import action, flow

CODE_LIVES = timedelta(minutes=10)
CODE_TRIES = 5
CODES_TO_ONE = Limit("code_destination", burst=3, per=timedelta(minutes=15))
CODES_A_DAY = Limit("code_destination_day", burst=10, per=timedelta(days=1))
CODES_FROM_ONE = Limit("code_address", burst=20, per=timedelta(hours=1))
CARDS_FROM_ONE = Limit("card_address", burst=5, per=timedelta(minutes=15))
_CARD_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CARD_LENGTH = 16


def issue_code(*, destination: str, address: str, now: datetime) -> str:
    """Make a code of six digits for a phone (E.164) or an e-mail address and return it for sending.

    An earlier code for it stops working. `address` is where the request came from. The caller queues the
    message in the same transaction. Raises `rate_limited` (seconds).
    """
    for limit, subject in (
        (CODES_FROM_ONE, address),
        (CODES_TO_ONE, destination),
        (CODES_A_DAY, destination),
    ):
        take(limit, subject=subject, now=now)
    code = f"{secrets.randbelow(1_000_000):06d}"
    row_id = new_id()
    hashed = hash_destination(destination)
    row = OneTimeCode(
        id=row_id,
        destination=hashed,
        code=_hash_code(row_id, code),
        issued_at=now,
        expires_at=now + CODE_LIVES,
    )
    with system_scope(), action(actor=ANONYMOUS, why="issue_code"):
        OneTimeCode.objects.filter(destination=hashed, used_at=None, replaced=False).update(replaced=True)
        row.save(force_insert=True)
    return code


def check_code(*, destination: str, code: str, now: datetime) -> None:
    """Use up the code that was sent to `destination`.

    Commits by itself, so that a wrong try is counted whatever happens next; never call it inside a
    transaction. Raises `code_wrong` (left), `code_expired`, `code_spent` (no code, or too many tries).
    """
    with system_scope(), flow(actor=ANONYMOUS, why="check_code"):
        problem = _try_code(hash_destination(destination), code.strip().replace(" ", ""), now)
    if problem:
        raise problem


def forget_codes_before(moment: datetime) -> int:
    """Drop the codes that were issued before `moment`; returns how many. Runs in the system scope."""
    return OneTimeCode.objects.filter(issued_at__lt=moment).delete()[0]


def issue_card(*, actor: Actor, person_id: UUID, now: datetime) -> str:
    """Make a recovery card and return its code, shown once: four groups of four. Older cards stop working.

    The person or the system; staff go through `people.actions.hand_out_card`. Raises `not_allowed`.
    """
    _require_oneself(actor, person_id)
    code = "".join(secrets.choice(_CARD_LETTERS) for _ in range(_CARD_LENGTH))
    row = RecoveryCard(person_id=person_id, code=_hash_card(code), issued_at=now)
    with system_scope(), action(actor=actor, why="issue_card"):
        RecoveryCard.objects.filter(person_id=person_id, revoked_at=None).update(revoked_at=now)
        row.save(force_insert=True)
    return "-".join(code[start : start + 4] for start in range(0, _CARD_LENGTH, 4))


def revoke_cards(*, actor: Actor, person_id: UUID, now: datetime) -> None:
    """Make every card of a person useless; the person or the system. Raises `not_allowed`."""
    _require_oneself(actor, person_id)
    with system_scope(), action(actor=actor, why="revoke_cards"):
        RecoveryCard.objects.filter(person_id=person_id, revoked_at=None).update(revoked_at=now)


def redeem_card(*, code: str, address: str, now: datetime) -> UUID:
    """Whose card this is. Letters that look alike may be mixed up. Raises `card_unknown`, `rate_limited`."""
    take(CARDS_FROM_ONE, subject=address, now=now)
    hashed = _hash_card(_plain_card(code))
    with system_scope(), action(actor=ANONYMOUS, why="redeem_card"):
        row = RecoveryCard.objects.filter(code=hashed, revoked_at=None).first()
        if row is None:
            raise DomainError("card_unknown")
        row.last_used_at = now
        row.save(update_fields=["last_used_at"])
    return row.person_id


def _require_oneself(actor: Actor, person_id: UUID) -> None:
    oneself = actor.kind is ActorKind.PERSON and actor.id == person_id
    if actor.kind is not ActorKind.SYSTEM and not oneself:
        raise DomainError("not_allowed")


def _try_code(destination: str, code: str, now: datetime) -> DomainError | None:
    live = OneTimeCode.objects.filter(destination=destination, used_at=None, replaced=False)
    row = live.select_for_update().first()
    if row is None or row.wrong_tries >= CODE_TRIES:
        return DomainError("code_spent")
    if now >= row.expires_at:
        return DomainError("code_expired")
    if not secrets.compare_digest(row.code, _hash_code(row.id, code)):
        row.wrong_tries += 1
        row.save(update_fields=["wrong_tries"])
        return DomainError("code_wrong", left=CODE_TRIES - row.wrong_tries)
    row.used_at = now
    row.save(update_fields=["used_at"])
    return None


def _plain_card(code: str) -> str:
    letters = code.upper().translate(str.maketrans("OIL", "011"))
    return "".join(letter for letter in letters if letter in _CARD_LETTERS)


def hash_destination(destination: str) -> str:
    """The keyed hash under which the codes sent to a phone or an address are kept."""
    return keyed_hash(destination, purpose="code_destination")


def _hash_code(row_id: UUID, code: str) -> str:
    return keyed_hash(f"{row_id}|{code}", purpose="one_time_code")


def _hash_card(code: str) -> str:
    return keyed_hash(code, purpose="recovery_card")
