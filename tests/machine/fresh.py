"""A machine as good as fresh: a clone, an account, and a PATH without Node, gettext and PostgreSQL."""

import os
import pwd
import re
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from hamroh.project.paths import CLONE

PROGRAMS = "sh cat cut date dirname flock grep mkdir rm sha256sum sleep tail"
"""All that ./hamroh itself may call, beside python3."""

_KEPT = re.compile(r"(PIP_.*|.*_PROXY|.*_proxy|SSL_CERT_.*|REQUESTS_CA_BUNDLE)")
_SECONDS_TO_END = 10
"""How this machine reaches the package index."""


@dataclass(frozen=True)
class Account:
    """Who starts the demo."""

    name: str
    uid: int
    gid: int
    home: Path


@dataclass(frozen=True)
class Machine:
    """A clone of the last commit and the environment to start it in."""

    clone: Path
    account: Account
    environment: dict[str, str]

    @property
    def data(self) -> Path:
        """Where the demo of this machine keeps its data."""
        return Path(self.environment.get("HAMROH_DATA", str(self.account.home / ".local/share/hamroh")))

    def start(self, *arguments: str) -> "subprocess.Popen[str]":
        """`./hamroh …` as the account, in a process group of its own."""
        ours = self.account.uid == os.geteuid()
        return subprocess.Popen(
            ["./hamroh", *arguments],
            cwd=self.clone,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
            user=None if ours else self.account.uid,
            group=None if ours else self.account.gid,
            extra_groups=None if ours else [],
        )


@contextmanager
def machine(account: Account, *, closed: bool) -> Iterator[Machine]:
    """A machine for `account`. `closed`: its home may be entered by nobody else, as root's."""
    programs = account.home / "programs"
    clone = account.home / "hamroh"
    _gather_programs(programs, account)
    command = ["git", "-c", "safe.directory=*", "clone", "--quiet", "--no-hardlinks", str(CLONE), str(clone)]
    subprocess.run(command, check=True)
    _give(clone, account)
    if closed:
        account.home.chmod(0o700)
    kept = {name: value for name, value in os.environ.items() if _KEPT.fullmatch(name)}
    environment = kept | {"PATH": str(programs), "HOME": str(account.home), "LANG": "C.UTF-8"}
    yield Machine(clone, account, environment)


@contextmanager
def home() -> Iterator[Path]:
    """A folder directly under /tmp, which every account may pass to."""
    folder = Path(tempfile.mkdtemp(prefix="hamroh-machine-", dir="/tmp"))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def new_account() -> Iterator[Account]:
    """A user who did not exist before and does not exist after. Only root can make one."""
    name = f"hamroh-t{os.getpid()}"
    with home() as folder:
        made = folder / "home"
        command = [
            "/usr/sbin/useradd",
            "--create-home",
            "--skel",
            "/nonexistent",
            "--home-dir",
            str(made),
            name,
        ]
        subprocess.run([*command, "--shell", "/bin/sh"], check=True)
        entry = pwd.getpwnam(name)
        try:
            yield Account(name, entry.pw_uid, entry.pw_gid, made)
        finally:
            _end_all_of(entry.pw_uid)
            # What init has not buried yet still counts as using the account.
            subprocess.run(["/usr/sbin/userdel", "--force", name], check=True)


def _end_all_of(uid: int) -> None:
    for pid in processes_of(uid):
        try:
            watched = os.pidfd_open(pid)
        except ProcessLookupError:
            continue
        with os.fdopen(watched, "rb", buffering=0):
            signal.pidfd_send_signal(watched, signal.SIGKILL)
            select.select([watched], [], [], _SECONDS_TO_END)


def this_account(folder: Path) -> Account:
    """Whoever runs the tests, in an empty home."""
    return Account(pwd.getpwuid(os.geteuid()).pw_name, os.geteuid(), os.getegid(), folder)


def processes_of(uid: int) -> list[int]:
    """Every process of an account."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if folder.stat().st_uid == uid:
                found.append(int(folder.name))
        except FileNotFoundError:
            continue
    return found


def family(pid: int) -> list[int]:
    """A process and everything that it started, and they, and so on."""
    found = [pid]
    for one in found:
        for tasks in Path(f"/proc/{one}/task").glob("*/children"):
            with suppress(FileNotFoundError, ProcessLookupError):  # a thread that ended meanwhile
                found += [int(child) for child in tasks.read_text().split()]
    return found


def wait_until_gone(pids: list[int], seconds: float) -> None:
    """Fails when one of them is still there after that time."""
    deadline = time.monotonic() + seconds
    while left := [pid for pid in pids if _lives(pid)]:
        assert time.monotonic() < deadline, f"still there: {left}"
        time.sleep(0.05)


def _lives(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def _gather_programs(folder: Path, account: Account) -> None:
    folder.mkdir()
    for name in PROGRAMS.split():
        found = shutil.which(name)
        assert found, f"no {name} on this machine"
        folder.joinpath(name).symlink_to(found)
    folder.joinpath("python3").symlink_to(_python_for(account))
    folder.chmod(0o755)


def _python_for(account: Account) -> str:
    """A Python with venv that the account may start; the one of the tests may lie in root's closed home."""
    if account.uid == os.geteuid():
        return str(Path(sys.executable).resolve())
    for candidate in ("/usr/bin/python3", "/usr/local/bin/python3"):
        test = [candidate, "-c", "import ensurepip, sys; sys.exit(sys.version_info < (3, 11))"]
        if Path(candidate).exists() and not subprocess.run(test, user=account.uid, check=False).returncode:
            return candidate
    raise AssertionError("no Python 3.11 with venv that another user may start: apt-get install python3-venv")


def _give(top: Path, account: Account) -> None:
    for folder, folders, files in os.walk(top):
        for name in (".", *folders, *files):
            os.chown(Path(folder) / name, account.uid, account.gid, follow_symlinks=False)
