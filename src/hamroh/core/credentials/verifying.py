"""Is this a paper of ours, and as we issued it?"""

import base64
import binascii
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

import cbor2
from cryptography.exceptions import InvalidSignature

from hamroh.core.credentials.claims import Claims, decode_claims
from hamroh.core.credentials.signing import (
    ALGORITHM,
    COSE_SIGN1,
    EDDSA,
    KEY_ID,
    TrustedKey,
    encoded,
    signed_part,
)

MAX_LENGTH = 4000


class Genuineness(StrEnum):
    """What the signature says."""

    GENUINE = "genuine"
    CHANGED = "changed"
    """It names a key of ours, but the signature does not hold: something was altered after issue."""
    FOREIGN = "foreign"
    """A signed paper of somebody else, or made to look like ours with another key."""
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Verification:
    """`claims` are there only when genuine: what was altered must not be shown as ours."""

    outcome: Genuineness
    claims: Claims | None = None
    key_id: str = ""


class _Message(NamedTuple):
    protected: bytes
    payload: bytes
    signature: bytes
    key_id: str
    algorithm: object


def verify(text: str, trusted: Iterable[TrustedKey]) -> Verification:
    """Check a code's text against our public keys. Never raises, whatever the text is."""
    message = _read(text.strip())
    if message is None:
        return Verification(Genuineness.UNREADABLE)
    key = next((key for key in trusted if key.key_id == message.key_id), None)
    if key is None or message.algorithm != EDDSA:
        return Verification(Genuineness.FOREIGN, key_id=message.key_id)
    try:
        key.checker.verify(message.signature, signed_part(message.protected, message.payload))
    except InvalidSignature:
        return Verification(Genuineness.CHANGED, key_id=message.key_id)
    claims = decode_claims(message.payload)
    if claims is None:
        return Verification(Genuineness.UNREADABLE, key_id=message.key_id)
    return Verification(Genuineness.GENUINE, claims, message.key_id)


def _read(text: str) -> _Message | None:
    if not text or len(text) > MAX_LENGTH:
        return None
    try:
        raw = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        if base64.urlsafe_b64encode(raw).rstrip(b"=").decode() != text:
            return None  # the same bytes in another spelling: never written by us
        tagged = cbor2.loads(raw)
        return _message(tagged, raw)
    except (
        binascii.Error,
        UnicodeEncodeError,
        cbor2.CBORError,
        ValueError,
        TypeError,
        RecursionError,
        OverflowError,
    ):
        return None


def _message(tagged: object, raw: bytes) -> _Message | None:
    if not isinstance(tagged, cbor2.CBORTag) or tagged.tag != COSE_SIGN1 or len(tagged.value) != 4:
        return None
    protected, _unprotected, payload, signature = tagged.value
    if not type(protected) is type(payload) is type(signature) is bytes:
        return None
    if encoded(protected, payload, signature) != raw:
        return None  # something unprotected, bytes after the message, or a longer spelling of it
    header = _header(protected)
    return _Message(protected, payload, signature, *header) if header else None


@lru_cache(maxsize=64)
def _header(protected: bytes) -> tuple[str, object] | None:
    """The key's id and the algorithm; remembered, since papers of one key share it."""
    header = cbor2.loads(protected)
    if not isinstance(header, dict) or not isinstance(header.get(KEY_ID), bytes):
        return None
    return header[KEY_ID].decode(), header.get(ALGORITHM)
