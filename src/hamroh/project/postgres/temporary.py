"""Clusters that live as long as a test run and leave nothing behind."""

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hamroh.project.locks import Lock
from hamroh.project.postgres.cluster import Cluster

_PREFIX = "hamroh-test-"
_YOUNG_SECONDS = 60


@contextmanager
def cluster(*, bin_folder: Path | None = None, durable: bool = False) -> Iterator[Cluster]:
    """A started cluster in a new temporary folder. `durable=True` keeps fsync on, for tests that kill it.

    `HAMROH_TEST_POSTGRES` names a `bin` folder to use instead of the embedded programs.
    """
    chosen = bin_folder or (Path(named) if (named := os.environ.get("HAMROH_TEST_POSTGRES")) else None)
    _sweep()
    home = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=_base()))
    if os.geteuid() == 0:
        home.chmod(0o755)  # the server's account must pass; the data inside stay closed
    made = Cluster(home, bin_folder=chosen, durable=durable)
    try:
        made.start()
        yield made
    finally:
        made.stop()
        shutil.rmtree(home, ignore_errors=True)


def _base() -> Path:
    """The server's account must get through; a private TMPDIR of root would stop it."""
    return Path("/tmp") if os.geteuid() == 0 else Path(tempfile.gettempdir())  # noqa: S108 - mkdtemp makes the name


def _sweep() -> None:
    """Remove folders of runs that were killed: old enough to be under way, and nobody holds their lock."""
    for home in _base().glob(f"{_PREFIX}*"):
        lock = Lock(home / "postgres.lock")
        try:
            about = home.lstat()
            left = about.st_uid == os.geteuid() and time.time() - about.st_mtime > _YOUNG_SECONDS
            if not (left and lock.path.exists() and lock.take()):
                continue
        except OSError:
            continue  # another run swept it meanwhile
        lock.release()
        shutil.rmtree(home, ignore_errors=True)
