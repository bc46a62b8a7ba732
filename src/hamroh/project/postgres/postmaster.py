"""What the server's own file `postmaster.pid` says, and who really stands behind it."""

import contextlib
import os
import signal
import time
from pathlib import Path


def status(folder: Path) -> str:
    """The server's word about itself: `starting`, `ready`, `stopping`; empty without a file."""
    lines = _lines(folder)
    return lines[7].strip() if len(lines) > 7 else ""


def running(folder: Path) -> int | None:
    """The process id of the server of this folder, if one runs. A number left by a killed one is not believed."""
    lines = _lines(folder)
    if not lines or not lines[0].strip().isdigit():
        return None
    pid = int(lines[0])
    try:
        words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except OSError:
        return None
    return pid if os.fsencode(folder) in words else None


def stop(folder: Path, *, seconds: float) -> bool:
    """End a server that was left behind: politely, then at once. Nothing committed is lost either way."""
    for sign in (signal.SIGINT, signal.SIGQUIT):
        deadline = time.monotonic() + seconds / 2
        pid = running(folder)
        if pid is None:
            return True
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, sign)
        while time.monotonic() < deadline:
            if running(folder) is None:
                return True
            time.sleep(0.05)
    return running(folder) is None


def forget(folder: Path) -> None:
    """Remove the file of a server that is gone, whose number may belong to somebody else by now."""
    if running(folder) is None:
        (folder / "postmaster.pid").unlink(missing_ok=True)


def _lines(folder: Path) -> list[str]:
    try:
        return (folder / "postmaster.pid").read_text(encoding="utf-8").splitlines()
    except OSError:
        return []
