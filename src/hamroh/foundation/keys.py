"""Keys of the house: files outside the data directory, read by their owner only.

A file has lines `<key id> <64 hexadecimal digits>`; the first is used for new values, the others still
open old ones. Losing `encryption` loses the numbers of identity papers; losing `search` loses finding them.
"""

import secrets
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings

NAMES = ("encryption", "search", "signing")
_BYTES = 32


class KeyMissingError(RuntimeError):
    """The keys' folder is not set, or a file in it is missing or malformed. Says which, never what."""


@dataclass(frozen=True, slots=True)
class KeyRing:
    """All keys of one purpose."""

    current: str
    keys: dict[str, bytes]

    @property
    def secret(self) -> bytes:
        """The key for new values, 32 bytes."""
        return self.keys[self.current]

    def __repr__(self) -> str:
        return f"KeyRing({self.current!r}, {len(self.keys)} keys)"


def load(name: str) -> KeyRing:
    """The keys called `name` from `settings.KEYS_DIRECTORY`. Raises KeyMissingError."""
    if not settings.KEYS_DIRECTORY:
        raise KeyMissingError("HAMROH_KEYS is not set")
    return _load(Path(settings.KEYS_DIRECTORY) / name)


def create_missing(directory: Path) -> None:
    """Make the folder and each key that is not there yet, readable by nobody else; never changes one."""
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name in NAMES:
        path = directory / name
        if not path.exists():
            path.touch(mode=0o600)
            path.write_text(f"k1 {secrets.token_hex(_BYTES)}\n", encoding="ascii")


@lru_cache
def _load(path: Path) -> KeyRing:
    try:
        pairs = [line.split() for line in path.read_text(encoding="ascii").splitlines() if line.strip()]
        keys = {key_id: bytes.fromhex(digits) for key_id, digits in pairs}
    except (OSError, ValueError) as error:
        raise KeyMissingError(f"cannot read the key file {path.name}") from error
    if not keys or any(len(key) != _BYTES for key in keys.values()):
        raise KeyMissingError(f"the key file {path.name} holds no key of {_BYTES} bytes")
    return KeyRing(pairs[0][0], keys)
