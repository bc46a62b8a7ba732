"""Keeps the processes of one machine running: web, worker, and whatever else `children.py` names."""

import contextlib
import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import FrameType

from hamroh.project import following

_TICK = 0.2
_STEADY_SECONDS = 30
"""A child that lived this long is started again at once; one that fails sooner waits, longer each time."""

_LONGEST_WAIT = 30
_TRIES = 3
"""So many quick ends before everything was ready once mean that it cannot work."""


@dataclass(frozen=True, slots=True)
class Child:
    """A process to keep running, whatever code it ends with."""

    name: str
    command: tuple[str, ...]
    stop_seconds: float = 8
    """How long it may take to finish what it has begun."""
    once: bool = False
    """Started when everything else answers, and not again once it has ended with code 0."""


class _Running:
    """A child and its process."""

    def __init__(self, child: Child) -> None:
        self.child = child
        self.process: subprocess.Popen[bytes] | None = None
        self.started = 0.0
        self.next_start = 0.0
        self.quick_ends = 0
        self.finished = False
        self.rest = b""

    def start(self, environment: Mapping[str, str]) -> int:
        """Start it in a session of its own; returns the pipe that it writes to."""
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            self.child.command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env={**environment, "PYTHONUNBUFFERED": "1"},
            # Ctrl-C of the terminal comes to us alone; we decide in which order things end.
            start_new_session=True,
            preexec_fn=following.before_exec(signal.SIGTERM),  # noqa: PLW1509 - one system call, prepared beforehand
        )
        if self.process.stdout is None:
            raise RuntimeError("a child without a pipe")
        os.set_blocking(self.process.stdout.fileno(), False)
        return self.process.stdout.fileno()

    def ended(self) -> int | None:
        """Its exit code when it has just ended; clears the process and plans the next start."""
        code = self.process.poll() if self.process else None
        if code is None:
            return None
        self.signal_all(signal.SIGKILL)  # whatever it left behind would hold its port
        lived = time.monotonic() - self.started
        self.quick_ends = 0 if lived > _STEADY_SECONDS else self.quick_ends + 1
        wait = min(_LONGEST_WAIT, 0.5 * 2**self.quick_ends) if self.quick_ends else 0
        self.next_start = time.monotonic() + wait
        return code

    def ask_to_end(self) -> None:
        """Ask the child alone: it knows in which order its own processes end."""
        if self.process:
            self.process.terminate()

    def signal_all(self, sign: signal.Signals) -> None:
        """Signal the child's whole session."""
        if self.process:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, sign)


class Supervisor:
    """Runs until a signal asks it to stop, then ends every child before it returns."""

    def __init__(
        self,
        children: Iterable[Child],
        *,
        environment: Mapping[str, str],
        ready: Callable[[], bool] = lambda: True,
        announce: Callable[[], None] = lambda: None,
    ) -> None:
        self._running = [_Running(child) for child in children]
        self._environment = environment
        self._ready = ready
        self._announce = announce
        self._was_ready = False
        self._signals = 0
        self._selector = selectors.DefaultSelector()
        self._width = max(len(one.child.name) for one in self._running)

    def run(self) -> int:
        """0 after a signal, 1 when a child could not even be started properly."""
        before = {
            sign: signal.signal(sign, self._on_signal)
            for sign in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
        }
        try:
            return self._loop()
        finally:
            self._stop()
            for sign, handler in before.items():
                signal.signal(sign, handler)

    def _on_signal(self, _number: int, _frame: FrameType | None) -> None:
        self._signals += 1

    def _loop(self) -> int:
        while not self._signals:
            for one in self._running:
                self._tend(one)
            if not self._was_ready and any(one.quick_ends >= _TRIES for one in self._running):
                return 1
            self._pass_output(_TICK)
            if not self._was_ready and self._ready():
                self._was_ready = True
                self._announce()
        return 0

    def _tend(self, one: _Running) -> None:
        if one.process is not None:
            code = one.ended()
            if code is not None:
                self._forget(one)
                one.finished = one.child.once and code == 0
                if not one.finished:
                    self._say(one, f"ended with code {code}, starts again")
        if one.finished or (one.child.once and not self._was_ready):
            return
        if one.process is None and time.monotonic() >= one.next_start:
            self._selector.register(one.start(self._environment), selectors.EVENT_READ, one)

    def _forget(self, one: _Running) -> None:
        if one.process and one.process.stdout:
            self._read(one.process.stdout.fileno(), one)
            with contextlib.suppress(KeyError):
                self._selector.unregister(one.process.stdout)
            one.process.stdout.close()
        one.process = None

    def _pass_output(self, seconds: float) -> None:
        if not self._selector.get_map():
            time.sleep(seconds)
            return
        for key, _events in self._selector.select(seconds):
            if not self._read(key.fd, key.data):
                self._selector.unregister(key.fd)

    def _read(self, descriptor: int, one: _Running) -> bool:
        """Print whole lines; False when nothing more will come."""
        try:
            received = os.read(descriptor, 65536)
        except BlockingIOError:
            return True
        *lines, one.rest = (one.rest + received).split(b"\n")
        for line in lines:
            self._say(one, line.decode(errors="replace"))
        return bool(received)

    def _say(self, one: _Running, line: str) -> None:
        try:
            print(f"{one.child.name:<{self._width}} | {line}", flush=True)
        except OSError:
            # Nobody reads us any more: the terminal or the pipe is gone.
            sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - lives as long as we do
            self._signals += 1

    def _stop(self) -> None:
        """Ask all to end, give each its time, a second signal cuts it short; then kill what is left."""
        alive = [one for one in self._running if one.process]
        for one in alive:
            one.ask_to_end()
        asked, signals = time.monotonic(), self._signals
        while alive:
            self._pass_output(0.05)
            for one in list(alive):
                late = time.monotonic() - asked > one.child.stop_seconds or self._signals > signals
                if late:
                    one.signal_all(signal.SIGKILL)
                if one.ended() is not None:
                    self._forget(one)
                    alive.remove(one)
