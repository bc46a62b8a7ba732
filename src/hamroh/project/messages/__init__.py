"""Catalogues of interface texts, without GNU gettext: gather, check, compile.

Every wing and domain keeps its own: `src/hamroh/<room>/locale/<language>/LC_MESSAGES/django.po`.
English is written in the code. Law wording does not belong here, it stands in the packs.
"""

from pathlib import Path

from hamroh.project.paths import PACKAGE

LANGUAGES = ("ru", "uz", "tg", "ky", "kk")
"""Languages that have catalogues; English is the source."""

ROUND = "nplurals=2; plural=(n != 1);"
PLURALS = {
    "ru": (
        "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : "
        "n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);"
    ),
    "uz": ROUND,
    "tg": ROUND,
    "ky": ROUND,
    "kk": ROUND,
}


def rooms() -> list[Path]:
    """Every top folder of the package; each may own catalogues."""
    return sorted(path for path in PACKAGE.iterdir() if path.is_dir() and path.name != "__pycache__")


def catalogue_path(room: Path, language: str) -> Path:
    """Where a room keeps its texts in `language`."""
    return room / "locale" / language / "LC_MESSAGES" / "django.po"
