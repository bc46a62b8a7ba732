"""Keys of rows: UUIDs in the order of their making (version 7, RFC 9562), made in Python."""

import secrets
import time
from uuid import UUID


def new_id() -> UUID:
    """A new key: 48 bits of milliseconds, then chance. Neighbours in time are neighbours in the index."""
    milliseconds = time.time_ns() // 1_000_000
    value = (milliseconds << 80) | secrets.randbits(80)
    value = value & ~(0xF << 76) | (0x7 << 76)
    value = value & ~(0x3 << 62) | (0x2 << 62)
    return UUID(int=value)
