"""A folder for the server's socket whose path is short enough for the kernel."""

import re
import shutil
import tempfile
from pathlib import Path

from hamroh.project.postgres.account import Account

_LONGEST = 80
"""The kernel takes 107 bytes for a whole address; the socket's own name and a margin are kept free."""

_PLAIN = re.compile(r"[A-Za-z0-9/_.-]+")
"""PostgreSQL reads a list of folders: commas, quotes and spaces would need quoting three times over."""


def make(home: Path, account: Account) -> Path:
    """`home/run`, or a new folder under /tmp when that path is too long or too odd. Only the account enters."""
    wanted = home / "run"
    if len(str(wanted).encode()) <= _LONGEST and _PLAIN.fullmatch(str(wanted)):
        if wanted.exists():
            shutil.rmtree(wanted)
        account.make_own(wanted)
        return wanted
    folder = Path(tempfile.mkdtemp(prefix="hamroh-", dir="/tmp"))
    made = folder / "run"
    if account.switched:
        folder.chmod(0o755)
    account.make_own(made)
    return made


def remove(folder: Path, home: Path) -> None:
    """Take away what `make` made."""
    shutil.rmtree(folder, ignore_errors=True)
    if folder.parent != home:
        folder.parent.rmdir()
