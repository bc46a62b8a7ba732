"""What a command on this machine needs around it: a database and keys, handed on in the environment."""

import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from hamroh.foundation import keys
from hamroh.project import places
from hamroh.project.locks import Lock
from hamroh.project.postgres import outside
from hamroh.project.postgres.cluster import Cluster


def surroundings() -> dict[str, str]:
    """Variables that point to the keys and static files of this user; missing keys are made.

    What is set already stays as it is.
    """
    config = places.config_home()
    secret = config / "secret_key"
    if "HAMROH_KEYS" not in os.environ:
        keys.create_missing(config / "keys")
    if not secret.exists() and not {"HAMROH_SECRET_KEY", "HAMROH_SECRET_KEY_FILE"} & os.environ.keys():
        _write_privately(secret, secrets.token_urlsafe(50))
    ours = {"HAMROH_KEYS": str(config / "keys"), "HAMROH_STATIC": str(places.data_home() / "static")}
    if "HAMROH_SECRET_KEY" not in os.environ:
        ours["HAMROH_SECRET_KEY_FILE"] = str(secret)
    return ours | dict(os.environ)


def demo_lock() -> Lock:
    """What a running demo of this user holds; its words are `url`, `clock` (seconds ahead) and `pid`."""
    return Lock(places.data_home() / "demo.lock")


def demo_words() -> dict[str, str]:
    """What a running demo left for others; empty when none runs."""
    lock = demo_lock()
    return lock.words() if lock.is_held() else {}


@contextmanager
def database(say: Callable[[str], None]) -> Iterator[str]:
    """The address of the database: that of DATABASE_URL, of a running demo, or of a server started for us.

    Raises PostgresProblemError.
    """
    given = os.environ.get("DATABASE_URL")
    if given:
        outside.check(given)
        yield given
        return
    cluster = Cluster(places.data_home(), say=say)
    running = cluster.running_url()
    if running:
        yield running
        return
    try:
        yield cluster.start()
    finally:
        cluster.stop()


def _write_privately(path: Path, text: str) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.touch(mode=0o600)
    path.write_text(text + "\n", encoding="ascii")
