"""Whom the server's programs run as: PostgreSQL refuses root, so root lends them an account of its own."""

import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

from hamroh.project.postgres.problem import PostgresProblemError

NAME = "hamroh-postgres"


class Switch(TypedDict, total=False):
    """Arguments of `subprocess` that change the account of the program."""

    user: int
    group: int
    extra_groups: list[int]


@dataclass(frozen=True, slots=True)
class Account:
    """Ids of the account; `switched` is False when it is simply whoever runs us."""

    uid: int
    gid: int
    switched: bool

    @property
    def switch(self) -> Switch:
        """For `subprocess`: work as this account, without any group of ours."""
        if not self.switched:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def make_passable(self, path: Path) -> None:
        """The folder and its missing parents. Open to pass through only when another account must pass.

        Folders that were there already keep their rights.
        """
        missing = [folder for folder in (path, *path.parents) if not folder.exists()]
        for folder in reversed(missing):
            folder.mkdir(exist_ok=True)
            folder.chmod(0o755 if self.switched else 0o700)

    def make_own(self, path: Path) -> None:
        """An empty folder that only this account may enter."""
        path.mkdir()
        path.chmod(0o700)
        if self.switched:
            os.chown(path, self.uid, self.gid)


def find() -> Account:
    """The account for this process: ourselves, or for root the system account, made when it is missing."""
    if os.geteuid() != 0:
        return Account(os.geteuid(), os.getegid(), switched=False)
    try:
        entry = pwd.getpwnam(NAME)
    except KeyError:
        entry = _make()
    return Account(entry.pw_uid, entry.pw_gid, switched=True)


def _make() -> pwd.struct_passwd:
    program = shutil.which("useradd", path="/usr/sbin:/sbin:/usr/bin")
    if program is None:
        raise PostgresProblemError(f"PostgreSQL does not run as root. Make a system account called {NAME}.")
    made = subprocess.run(
        [program, "--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent",
         "--shell", "/usr/sbin/nologin", NAME],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    try:
        # Another process of root may have been faster; then its account is there and all is well.
        return pwd.getpwnam(NAME)
    except KeyError:
        raise PostgresProblemError(f"Cannot make the system account {NAME}: {made.stderr.strip()}") from None
