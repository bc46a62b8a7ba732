"""Signing and verifying a paper's claim, against the bare cryptography of the same message in the same run."""

import time
from collections.abc import Callable
from datetime import UTC, datetime

from bench.figures import Figure
from hamroh.core.credentials import Claims, Genuineness, SigningKey, sign, verify
from hamroh.core.credentials.claims import encode_claims
from hamroh.core.credentials.signing import signed_part

SECONDS = 0.15
ROUNDS = 20
BATCH = 50
CLAIMS = Claims(
    issuer="hamroh.example",
    kind="receipt",
    number="R-2026-004518-7",
    place="samara-1",
    issued_at=datetime(2026, 11, 23, 9, 30, tzinfo=UTC),
    figures=(("total", 1240000), ("currency", "RUB")),
)


def measure(*, quick: bool = False) -> list[Figure]:
    """Operations a second on one core; the best of twenty short turns of each, taken in turn."""
    rounds = 3 if quick else ROUNDS
    key = SigningKey("2026-1", bytes(range(32)))
    trusted = [key.trusted]
    text = sign(CLAIMS, key)
    if verify(text, trusted).outcome is not Genuineness.GENUINE:
        raise AssertionError("the bench must verify what it signs")
    message = signed_part(b"\xa2\x01\x27\x04F2026-1", encode_claims(CLAIMS))
    signature = key.signer.sign(message)
    signing, bare_signing = _in_turn(rounds, lambda: sign(CLAIMS, key), lambda: key.signer.sign(message))
    verifying, bare_verifying = _in_turn(
        rounds, lambda: verify(text, trusted), lambda: trusted[0].checker.verify(signature, message)
    )
    return [
        Figure("papers signed a second", signing, bare_signing, signing / bare_signing, "≥ 0.55"),
        Figure("papers verified a second", verifying, bare_verifying, verifying / bare_verifying, "≥ 0.85"),
    ]


def _in_turn(rounds: int, ours: Callable[[], object], bare: Callable[[], object]) -> tuple[float, float]:
    turns = [(_rate(ours), _rate(bare)) for _ in range(rounds)]
    return max(turn[0] for turn in turns), max(turn[1] for turn in turns)


def _rate(work: Callable[[], object]) -> float:
    done = 0
    started = time.process_time()
    while time.process_time() - started < SECONDS:
        for _ in range(BATCH):
            work()
        done += BATCH
    return done / (time.process_time() - started)
