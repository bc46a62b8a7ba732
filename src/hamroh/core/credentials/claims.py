"""What a paper claims, and its deterministic form in CBOR."""

from dataclasses import dataclass
from datetime import UTC, datetime

import cbor2

ISSUER, ISSUED_AT, PAPER = 1, 6, -65537
"""CWT claim keys: iss and iat of RFC 8392, and one of the private range for the paper itself."""

Figure = str | int


@dataclass(frozen=True, slots=True)
class Claims:
    """`figures` are what to compare with the printed paper: keys and plain values, sums in minor units.

    `issued_at` is aware; its seconds are kept, not their fractions. No personal data belongs in here.
    """

    issuer: str
    kind: str
    number: str
    place: str
    issued_at: datetime
    figures: tuple[tuple[str, Figure], ...] = ()


def encode_claims(claims: Claims) -> bytes:
    """Canonical CBOR (RFC 8949, 4.2). Raises ValueError for a naive time."""
    if claims.issued_at.tzinfo is None:
        raise ValueError("issued_at must be aware")
    paper = [claims.kind, claims.number, claims.place, dict(claims.figures)]
    content = {ISSUER: claims.issuer, ISSUED_AT: int(claims.issued_at.timestamp()), PAPER: paper}
    return cbor2.dumps(content, canonical=True)


def decode_claims(payload: bytes) -> Claims | None:
    """The claims, or None when these bytes are no paper of our form."""
    try:
        content = cbor2.loads(payload)
        kind, number, place, figures = content[PAPER]
        issued_at = datetime.fromtimestamp(content[ISSUED_AT], UTC)
        texts = (content[ISSUER], kind, number, place)
        pairs = tuple(figures.items())
    except Exception:  # hostile input can break a decoder anywhere; all of it means "no paper"
        return None
    if not all(isinstance(text, str) for text in texts) or not all(map(_is_pair, pairs)):
        return None
    return Claims(*texts, issued_at, pairs)


def _is_pair(pair: tuple[object, object]) -> bool:
    key, value = pair
    return isinstance(key, str) and isinstance(value, str | int)
