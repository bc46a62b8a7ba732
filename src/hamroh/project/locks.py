"""A lock file that one process holds while it lives, with a few words for those who find it taken."""

import fcntl
import json
import os
import time
from pathlib import Path


class Lock:
    """An exclusive lock of the kernel: it ends with its process, however that ends.

    The file stays; what it says holds only while somebody holds the lock.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._descriptor: int | None = None

    def take(self, *, seconds: float = 0) -> bool:
        """Whether the lock is ours now; waits up to `seconds` for another holder."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        deadline = time.monotonic() + seconds
        while not _try(descriptor):
            if time.monotonic() >= deadline:
                os.close(descriptor)
                return False
            time.sleep(0.1)
        self._descriptor = descriptor
        self.say({})
        return True

    def is_held(self) -> bool:
        """Whether some process, this one included, holds the lock."""
        if self._descriptor is not None:
            return True
        if not self.path.exists():
            return False
        free = self.take()
        self.release()
        return not free

    def say(self, words: dict[str, str]) -> None:
        """Leave words for whoever finds the lock taken. Only for the holder."""
        if self._descriptor is None:
            raise RuntimeError("only the holder of a lock may write into it")
        content = json.dumps({"pid": str(os.getpid()), **words}).encode()
        os.ftruncate(self._descriptor, 0)
        os.pwrite(self._descriptor, content, 0)

    def words(self) -> dict[str, str]:
        """What the holder left; empty when nobody has written yet."""
        try:
            content = json.loads(self.path.read_text(encoding="utf-8") or "{}")
        except (OSError, ValueError):
            return {}
        return {str(key): str(value) for key, value in content.items()}

    def release(self) -> None:
        """Let others have it; harmless when it is not ours."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


def _try(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
