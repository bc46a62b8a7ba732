"""Processes that end when their parent does, even when the parent was killed."""

import ctypes
import os
import signal
from collections.abc import Callable

_PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None, use_errno=True)


def end_with(parent: int, sign: signal.Signals) -> None:
    """Let the kernel send `sign` to this process when `parent` ends; at once if that has happened already.

    It watches the thread that started this process, so long-lived children are started by main threads.
    """
    if _libc.prctl(_PR_SET_PDEATHSIG, int(sign), 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "prctl")
    if os.getppid() != parent:
        os.kill(os.getpid(), sign)


def before_exec(sign: signal.Signals) -> Callable[[], None]:
    """For `Popen(preexec_fn=…)`: the child gets `sign` when the process that calls this ends."""
    parent = os.getpid()

    def follow() -> None:
        end_with(parent, sign)

    return follow
