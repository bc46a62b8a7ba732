"""A throw-away database with fsync on, migrated, and the environment in which Django finds it."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hamroh.foundation import keys
from hamroh.project.postgres import temporary

CLONE = Path(__file__).resolve().parents[1]


@contextmanager
def migrated() -> Iterator[str]:
    """The address of an empty database with all tables; processes started meanwhile find it too."""
    with temporary.cluster(durable=True) as cluster, tempfile.TemporaryDirectory() as folder:
        keys.create_missing(Path(folder))
        os.environ |= {
            "DATABASE_URL": cluster.url,
            "DJANGO_SETTINGS_MODULE": "hamroh.project.settings",
            "HAMROH_KEYS": folder,
            "HAMROH_POOL": "1",
            "PYTHONPATH": f"{CLONE / 'src'}{os.pathsep}{CLONE}",
        }
        subprocess.run([sys.executable, "-m", "django", "migrate", "-v", "0"], cwd=CLONE, check=True)
        yield cluster.url
