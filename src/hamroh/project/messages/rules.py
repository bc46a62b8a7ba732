"""What a catalogue must be: complete, with the same placeholders, and a translation indeed."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import polib

from hamroh.project.messages import LANGUAGES, PLURALS, catalogue_path, rooms
from hamroh.project.messages.gather import KEYWORDS, Key, gather, key_of

SAME_WORDS = Path(__file__).with_name("same_words.txt")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd%]|\{\w*\}")
TAG = re.compile(r"</?[a-z][^>]*>")
LETTER = re.compile(r"[^\W\d_]")
WRONG_APOSTROPHES = re.compile(r"['`‘’]")

Catalogues = dict[str, dict[Key, "polib.POEntry"]]


def problems() -> list[str]:
    """Everything that is wrong with texts and catalogues, one line each; empty when all is well."""
    allowed = read_same_words(SAME_WORDS.read_text(encoding="utf-8"))
    found: list[str] = []
    seen: dict[tuple[str, Key], tuple[str, str]] = {}
    for room in rooms():
        found += _formatted_sources(room)
        texts = gather(room)
        catalogues: Catalogues = {}
        for language in LANGUAGES:
            path = catalogue_path(room, language)
            file = polib.pofile(str(path)) if path.exists() else polib.POFile()
            name = f"{room.name}/{language}"
            found += check_file(name, file, set(texts), language)
            catalogues[language] = {key_of(entry): entry for entry in file}
            found += _disagreements(name, language, catalogues[language], seen)
        found += [f"{room.name}/{line}" for line in check_words(catalogues, allowed)]
    return found


def check_file(name: str, file: "polib.POFile", texts: set[Key], language: str) -> list[str]:
    """Completeness, form and letters of one catalogue."""
    entries = {key_of(entry): entry for entry in file}
    found = [f"{name}: missing, run `./hamroh messages extract`: {key[1]!r}" for key in texts - set(entries)]
    found += [f"{name}: no longer used, run extract: {key[1]!r}" for key in set(entries) - texts]
    if entries and file.metadata.get("Plural-Forms") != PLURALS[language]:
        found.append(f"{name}: plural forms differ from the house's, run extract")
    for entry in entries.values():
        found += [f"{name}: {fault}: {entry.msgid!r}" for fault in faults(entry, language)]
    return sorted(found)


def faults(entry: "polib.POEntry", language: str) -> Iterator[str]:
    """What is wrong with one translation, taken alone."""
    if entry.fuzzy:
        yield "fuzzy"
    sources = (entry.msgid_plural or entry.msgid, entry.msgid)
    for text in _translations(entry):
        if not text.strip():
            yield "not translated"
            continue
        # A form for one may be asked for 21: it carries the same placeholders as the others.
        if Counter(PLACEHOLDER.findall(text)) != Counter(PLACEHOLDER.findall(sources[0])):
            yield "other placeholders"
        if Counter(TAG.findall(text)) != Counter(TAG.findall(sources[0])):
            yield "other tags"
        if text != text.strip() and sources[1] == sources[1].strip():
            yield "space at an end"
        if language == "uz" and WRONG_APOSTROPHES.search(TAG.sub("", text)):
            yield "Uzbek is written with ʻ (U+02BB) and ʼ (U+02BC)"


def check_words(catalogues: Catalogues, allowed: set[tuple[str, str]]) -> list[str]:
    """Texts that equal the English or the Russian one and are not on the list of words that do."""
    found = []
    for language, entries in catalogues.items():
        for key, entry in entries.items():
            russian = catalogues["ru"].get(key)
            originals = {key[1], key[2]} | (set(_translations(russian)) if russian else set())
            if language == "ru":
                originals = {key[1], key[2]}
            for text in _translations(entry):
                bare = LETTER.search(PLACEHOLDER.sub("", text))
                if bare and text in originals and not allowed & {("*", text), (language, text)}:
                    found.append(f"{language}: same as English or Russian: {text!r}")
    return sorted(set(found))


def read_same_words(content: str) -> set[tuple[str, str]]:
    """The list of words that are the same in truth: lines `languages | text`, `*` for all languages."""
    pairs = set()
    for line in content.splitlines():
        if line.strip() and not line.startswith("#"):
            languages, _bar, text = line.partition("|")
            pairs |= {(language, text.strip()) for language in languages.split()}
    return pairs


def formatted_calls(code: str) -> list[int]:
    """Lines where a formatted string is handed to gettext: it can never be found in a catalogue."""
    return [
        node.lineno
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", getattr(node.func, "attr", "")) in KEYWORDS
        and any(isinstance(argument, ast.JoinedStr) for argument in node.args)
    ]


def _formatted_sources(room: Path) -> list[str]:
    return [
        f"{path.relative_to(room.parent)}:{line}: a formatted string in gettext"
        for path in sorted(room.rglob("*.py"))
        for line in formatted_calls(path.read_text(encoding="utf-8"))
    ]


def _translations(entry: "polib.POEntry") -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def _disagreements(
    name: str,
    language: str,
    entries: dict[Key, "polib.POEntry"],
    seen: dict[tuple[str, Key], tuple[str, str]],
) -> list[str]:
    """Rooms share one space of texts at run time: two translations of one text would overrule each other."""
    found = []
    for key, entry in entries.items():
        text = "\n".join(_translations(entry))
        first = seen.setdefault((language, key), (name, text))
        if first[1] != text and text.strip():
            found.append(f"{name}: translated otherwise in {first[0]}: {key[1]!r}")
    return found
