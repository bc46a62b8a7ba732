"""The keys that sign and check our papers, from the folder of keys."""

from hamroh.core.credentials import SigningKey, TrustedKey
from hamroh.foundation import keys

ISSUER = "hamroh"


def signing_key() -> SigningKey:
    """The key for new papers. Raises KeyMissingError when the folder has none."""
    ring = keys.load("signing")
    return SigningKey(ring.current, ring.secret)


def trusted_keys() -> tuple[TrustedKey, ...]:
    """Public halves of all keys that ever signed: old papers stay genuine."""
    ring = keys.load("signing")
    return tuple(SigningKey(key_id, secret).trusted for key_id, secret in ring.keys.items())
