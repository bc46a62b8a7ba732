"""Nothing in the repository speaks of how it was made or of the machine it was made on."""

import re
import subprocess
from pathlib import Path

CLONE = Path(__file__).resolve().parents[2]
# Written in pieces, so that this file does not find itself.
FORBIDDEN = re.compile(
    "|".join(
        (
            "/wo" + r"rk/(?:\.|main|parts|venv|wt|BRIEF)",
            r"\.\./sha" + "red",
            r"/root/\.py" + "env",
            "files.python" + "hosted",
        )
    )
)


def test_no_file_speaks_of_the_workshop() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"],
        cwd=CLONE,
        capture_output=True,
        text=True,
        check=True,
    )
    found = []
    for name in listed.stdout.splitlines():
        path = CLONE / name
        if not path.is_file() or path.suffix in {".png", ".ico", ".woff2"}:
            continue
        if FORBIDDEN.search(path.read_text(encoding="utf-8", errors="replace")):
            found.append(name)
    assert not found
