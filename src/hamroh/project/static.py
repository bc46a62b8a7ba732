"""Stylesheets, scripts and icons, gathered with their hashes and compressed, ready to be served."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command


def collect() -> bool:
    """Gather the static files if any changed since the last time; says whether it did. Needs Django set up.

    Older files stay, because an open page or a running process may still ask for them.
    """
    stamp = Path(settings.STATIC_ROOT) / ".gathered"
    wanted = _fingerprint()
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return False
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(wanted, encoding="utf-8")
    return True


def _fingerprint() -> str:
    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            path = Path(storage.path(name))
            digest.update(f"{name}\0".encode() + path.read_bytes())
    return digest.hexdigest()
