"""Find the texts in code and templates, and merge them into the catalogues."""

import io
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import polib
from babel.messages.extract import extract
from django.utils.translation.template import templatize

from hamroh.project.messages import LANGUAGES, PLURALS, catalogue_path, rooms

Key = tuple[str, str, str]
"""Context, singular, plural; empty where there is none."""

KEYWORDS = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop"), None),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}


def gather(room: Path) -> dict[Key, set[str]]:
    """Every text of a room, with the files that use it."""
    found: dict[Key, set[str]] = defaultdict(set)
    for path in _sources(room):
        text = path.read_text(encoding="utf-8")
        code = text if path.suffix == ".py" else templatize(text, origin=str(path))
        for key in _texts(code):
            found[key].add(str(path.relative_to(room.parent)))
    return dict(found)


def merge() -> list[Path]:
    """Bring all catalogues up to date, keeping translations; returns the files that changed."""
    changed = []
    for room in rooms():
        texts = gather(room)
        for language in LANGUAGES:
            path = catalogue_path(room, language)
            if write_catalogue(path, language, texts):
                changed.append(path)
    return changed


def key_of(entry: "polib.POEntry") -> Key:
    """The key of a catalogue's entry."""
    return (entry.msgctxt or "", entry.msgid, entry.msgid_plural or "")


def _sources(room: Path) -> list[Path]:
    files = [*room.rglob("*.py"), *(p for p in room.rglob("templates/**/*") if p.is_file())]
    return sorted(p for p in files if "__pycache__" not in p.parts and "migrations" not in p.parts)


def _texts(code: str) -> Iterator[Key]:
    lines = io.BytesIO(code.encode())
    for _line, messages, _comments, context in extract("python", lines, keywords=KEYWORDS):
        parts = (messages,) if isinstance(messages, str) else tuple(messages)
        yield (context or "", parts[0], parts[1] if len(parts) > 1 else "")


def write_catalogue(path: Path, language: str, texts: dict[Key, set[str]]) -> bool:
    """Write one catalogue anew with the translations it had; says whether the file changed."""
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    if not texts:
        path.unlink(missing_ok=True)
        return bool(before)
    old = {key_of(entry): entry for entry in polib.pofile(str(path))} if before else {}
    catalogue = polib.POFile(wrapwidth=110)
    catalogue.metadata = {
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURALS[language],
    }
    for key in sorted(texts, key=lambda key: (key[1], key[0])):
        catalogue.append(_entry(key, texts[key], old.get(key), language))
    after = str(catalogue).rstrip("\n") + "\n"
    if after == before:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(after, encoding="utf-8")
    return True


def _entry(key: Key, files: set[str], old: "polib.POEntry | None", language: str) -> "polib.POEntry":
    context, singular, plural = key
    entry = polib.POEntry(
        msgid=singular,
        msgctxt=context or None,
        msgid_plural=plural,
        msgstr=old.msgstr if old else "",
        occurrences=[(name, "") for name in sorted(files)],
        flags=["python-format"] if "%(" in singular + plural else [],
        tcomment=old.tcomment if old else "",
    )
    if plural:
        forms = 3 if language == "ru" else 2
        entry.msgstr_plural = {n: old.msgstr_plural.get(n, "") if old else "" for n in range(forms)}
    if old and old.fuzzy:
        entry.flags.append("fuzzy")
    return entry
