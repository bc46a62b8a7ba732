"""The signed claim that a paper of ours carries: COSE_Sign1 (RFC 9052) with Ed25519 over CWT claims (RFC 8392).

It says only "we issued this": kind, number, day, place and the figures to compare. It names no person.
Keys are arguments; whether a paper was revoked is not in its signature and decided elsewhere.
"""

from hamroh.core.credentials.claims import Claims, Figure
from hamroh.core.credentials.signing import SigningKey, TrustedKey, short_code, short_code_length, sign
from hamroh.core.credentials.verifying import Genuineness, Verification, verify

__all__ = [
    "Claims",
    "Figure",
    "Genuineness",
    "SigningKey",
    "TrustedKey",
    "Verification",
    "short_code",
    "short_code_length",
    "sign",
    "verify",
]
