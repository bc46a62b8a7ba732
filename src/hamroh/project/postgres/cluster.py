"""One embedded cluster: made once, started by one launcher at a time, ended with it."""

import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import psycopg
from psycopg import sql

from hamroh.project import following
from hamroh.project.locks import Lock
from hamroh.project.postgres import account as accounts
from hamroh.project.postgres import options, postmaster, programs, sockets
from hamroh.project.postgres.problem import PostgresProblemError

START_SECONDS = 180
"""Recovery after a power cut on a slow disk may take minutes; progress is shown meanwhile."""

STOP_SECONDS = 30
_LOG_BYTES = 5_000_000


class Cluster:
    """A cluster under `home`. `durable=False` trades safety for speed: tests only.

    The server ends when the thread that called `start` ends, even by SIGKILL; so start it from a main thread.
    """

    def __init__(
        self,
        home: Path,
        *,
        bin_folder: Path | None = None,
        durable: bool = True,
        say: Callable[[str], None] = lambda _: None,
    ) -> None:
        self.home = home.resolve()
        self.lock = Lock(self.home / "postgres.lock")
        self._bin_folder = bin_folder
        self._durable = durable
        self._say = say
        self._account = accounts.find()
        self._process: subprocess.Popen[bytes] | None = None
        self._sockets: Path | None = None
        self._folder = self.home
        self._log = self.home / "postgres.log"

    @property
    def url(self) -> str:
        """The address of the database, for DATABASE_URL."""
        return _address(self._sockets or self.home / "run", options.DATABASE)

    def running_url(self) -> str | None:
        """The address of this cluster while another process runs it."""
        return self.lock.words().get("url") if self.lock.is_held() else None

    @property
    def pid(self) -> int | None:
        """The server's process, for tests that kill it."""
        return self._process.pid if self._process else None

    def start(self, *, wait_seconds: float = 0) -> str:
        """Make what is missing, start, wait until it answers; returns the address.

        Waits up to `wait_seconds` for another command that holds this cluster to finish. Raises PostgresProblemError, also when another launcher holds this cluster: ask `lock.words()["url"]`.
        """
        self._account.make_passable(self.home)
        if not self.lock.take(seconds=wait_seconds):
            raise PostgresProblemError(f"Another process ({self.lock.words().get('pid')}) holds {self.home}")
        try:
            chosen = programs.find(self._account, self.home, self._bin_folder)
            self._folder = self.home / f"postgres-{chosen.major}"
            self._clear_the_way()
            if not self._folder.exists():
                self._make(chosen)
            self._sockets = sockets.make(self.home, self._account)
            self._start(chosen)
            self._make_database()
        except BaseException:
            self.stop()
            raise
        self.lock.say({"url": self.url})
        return self.url

    def stop(self) -> None:
        """End the server and let go of the lock; harmless when nothing runs."""
        process, self._process = self._process, None
        if process is not None and process.poll() is None:
            for sign in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
                process.send_signal(sign)
                try:
                    process.wait(STOP_SECONDS)
                    break
                except subprocess.TimeoutExpired:
                    continue
        if self._sockets is not None:
            sockets.remove(self._sockets, self.home)
            self._sockets = None
        self.lock.release()

    def _clear_the_way(self) -> None:
        """We hold the lock: a server that still runs here lost its launcher and is on its way out."""
        if postmaster.running(self._folder) is not None:
            self._say("ending a server whose launcher was killed")
            if not postmaster.stop(self._folder, seconds=2 * STOP_SECONDS):
                raise PostgresProblemError(f"A server in {self._folder} does not end; end it by hand.")
        postmaster.forget(self._folder)

    def _make(self, chosen: programs.Programs) -> None:
        """Under another name first: an interrupted making leaves nothing that looks whole."""
        unfinished = self._folder.with_suffix(".unfinished")
        if unfinished.exists():
            shutil.rmtree(unfinished)
        self._account.make_own(unfinished)
        self._say("making a new database cluster")
        made = subprocess.run(
            [chosen.path("initdb"), *options.initdb(unfinished, chosen.major, durable=self._durable)],
            capture_output=True, text=True, check=False, cwd="/", **self._account.switch,
        )  # fmt: skip
        if made.returncode != 0:
            raise PostgresProblemError(f"initdb failed:\n{made.stdout}{made.stderr}")
        unfinished.rename(self._folder)

    def _start(self, chosen: programs.Programs) -> None:
        deadline = time.monotonic() + START_SECONDS
        self._launch(chosen)
        told = time.monotonic()
        while postmaster.status(self._folder) != "ready":
            if self._process is None or self._process.poll() is not None:
                if "pre-existing shared memory" not in self._log_tail():
                    raise PostgresProblemError(f"PostgreSQL did not start:\n{self._log_tail()}")
                # Helpers of a killed server need a moment to notice that it is gone.
                time.sleep(0.5)
                self._launch(chosen)
            if time.monotonic() > deadline:
                raise PostgresProblemError(
                    f"PostgreSQL is not ready after {START_SECONDS} s; see {self._log}"
                )
            if time.monotonic() - told > 5:
                told = time.monotonic()
                self._say("the database is still getting ready (after a hard stop this may take a while)")
            time.sleep(0.02)

    def _launch(self, chosen: programs.Programs) -> None:
        if self._sockets is None:
            raise PostgresProblemError("no folder for the socket")
        if self._log.exists() and self._log.stat().st_size > _LOG_BYTES:
            self._log.replace(self._log.with_suffix(".log.1"))
        arguments = options.server(self._folder, self._sockets, durable=self._durable)
        with self._log.open("ab") as log:
            # A session of its own: Ctrl-C in the terminal must reach the web server first.
            self._process = subprocess.Popen(
                [chosen.path("postgres"), *arguments],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd="/",
                start_new_session=True,
                preexec_fn=following.before_exec(signal.SIGINT),  # noqa: PLW1509 - one system call, prepared beforehand
                **self._account.switch,
            )

    def _log_tail(self) -> str:
        lines = self._log.read_text(encoding="utf-8", errors="replace").splitlines()
        return "\n".join(lines[-8:])

    def empty(self) -> None:
        """Throw away everything in the database of this running cluster."""
        with self._maintenance() as connection:
            connection.execute(
                sql.SQL("drop database {} with (force)").format(sql.Identifier(options.DATABASE))
            )
        self._make_database()

    def _maintenance(self) -> psycopg.Connection:
        address = _address(self._sockets or self.home, "postgres")
        return psycopg.connect(address, autocommit=True, connect_timeout=30)

    def _make_database(self) -> None:
        with self._maintenance() as connection:
            there = connection.execute("select 1 from pg_database where datname = %s", [options.DATABASE])
            if there.fetchone() is None:
                connection.execute(sql.SQL("create database {}").format(sql.Identifier(options.DATABASE)))


def _address(socket_folder: Path, database: str) -> str:
    return f"postgresql://{options.OWNER}@/{database}?host={quote(str(socket_folder), safe='')}"
