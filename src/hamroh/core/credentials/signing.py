"""Signing, and the text that a QR code carries."""

import base64
import hashlib
from dataclasses import dataclass
from functools import cached_property

import cbor2
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from hamroh.core.credentials.claims import Claims, encode_claims

ALGORITHM, KEY_ID = 1, 4
EDDSA = -8
COSE_SIGN1 = 18
_SHORT_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_SHORT_LENGTH = 10
# No code has Cyrillic letters: who types them meant those of the same look, or of the same sound for three.
_MEANT = str.maketrans("АВЕКМНОРСТУХЅІЈДГФOIL", "ABEKMH0PCTYXS1JDGF011")


@dataclass(frozen=True)
class TrustedKey:
    """A public key of ours, 32 bytes, and the id under which papers name it."""

    key_id: str
    public: bytes

    @cached_property
    def checker(self) -> Ed25519PublicKey:
        """The key in the library's form."""
        return Ed25519PublicKey.from_public_bytes(self.public)


@dataclass(frozen=True)
class SigningKey:
    """The secret key, 32 bytes. Never in the database, never in a log."""

    key_id: str
    secret: bytes

    def __repr__(self) -> str:
        return f"SigningKey({self.key_id!r})"

    @cached_property
    def signer(self) -> Ed25519PrivateKey:
        """The key in the library's form."""
        return Ed25519PrivateKey.from_private_bytes(self.secret)

    @property
    def trusted(self) -> TrustedKey:
        """The public half."""
        return TrustedKey(self.key_id, self.signer.public_key().public_bytes_raw())


def sign(claims: Claims, key: SigningKey) -> str:
    """The signed text for a QR code or an address: base64url of a tagged COSE_Sign1, without padding."""
    protected = cbor2.dumps({ALGORITHM: EDDSA, KEY_ID: key.key_id.encode()}, canonical=True)
    payload = encode_claims(claims)
    signature = key.signer.sign(signed_part(protected, payload))
    return base64.urlsafe_b64encode(encoded(protected, payload, signature)).rstrip(b"=").decode()


def encoded(protected: bytes, payload: bytes, signature: bytes) -> bytes:
    """The one form of a message that we write: tag 18, an array of four, nothing in the unprotected header."""
    return b"\xd2\x84" + byte_string(protected) + b"\xa0" + byte_string(payload) + byte_string(signature)


def byte_string(content: bytes) -> bytes:
    """A byte string in CBOR's shortest form (RFC 8949, 4.2.1), up to 65,535 bytes; by hand for speed."""
    length = len(content)
    if length < 24:
        return bytes((0x40 + length,)) + content
    if length < 256:
        return bytes((0x58, length)) + content
    return b"\x59" + length.to_bytes(2, "big") + content


def signed_part(protected: bytes, payload: bytes) -> bytes:
    """The Sig_structure of RFC 9052, 4.4, without external data."""
    return b"\x84\x6aSignature1" + byte_string(protected) + b"\x40" + byte_string(payload)


def short_code(text: str) -> str:
    """Ten characters that a person can type instead of the whole code, such as 7K2QF-93XMA.

    Made from the signed text, so that they differ for each paper; letters that look alike are left out.
    """
    number = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")
    letters = [_SHORT_ALPHABET[(number >> (5 * place)) & 31] for place in range(_SHORT_LENGTH)]
    return "".join(letters[:5]) + "-" + "".join(letters[5:])


def normal_short_code(typed: str) -> str | None:
    """What was typed in the form of `short_code`, or None when it can't be one.

    O and 0, I, L and 1 are one.
    """
    mended = "".join(letter for letter in typed.upper().translate(_MEANT) if letter.isalnum())
    if len(mended) != _SHORT_LENGTH or any(letter not in _SHORT_ALPHABET for letter in mended):
        return None
    return f"{mended[:5]}-{mended[5:]}"


def short_code_length(typed: str) -> int | None:
    """How many letters and digits were typed when that is not as many as a short code has; None when it is.

    Also None for what is too long, or has other signs, to be meant as one.
    """
    count = sum(letter.isalnum() for letter in typed)
    meant = 0 < count <= 2 * _SHORT_LENGTH and all(one.isalnum() or one in " -" for one in typed)
    return count if meant and count != _SHORT_LENGTH else None
