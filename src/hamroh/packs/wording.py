"""The words of a pack in one language: one text for each key, with plural forms where a number appears."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from hamroh.core.law import PackError, ParsedPack, Step

FRAMES = Path(__file__).parent / "answers"

Text = str | Mapping[str, str]

# Uzbek, Tajik, Kyrgyz and Kazakh nouns stay singular after a number, so `other` is all they need.
PLURAL_FORMS: Mapping[str, frozenset[str]] = {
    "en": frozenset({"one", "other"}),
    "ru": frozenset({"one", "few", "many", "other"}),
}
OTHER = frozenset({"other"})


@dataclass(frozen=True, slots=True)
class Wording:
    """All texts of one language by dotted key, such as `steps.registration.title`."""

    language: str
    texts: Mapping[str, Text]

    def has(self, key: str) -> bool:
        """Whether there is a text under this key."""
        return key in self.texts

    def text(self, key: str, **values: object) -> str:
        """The text with its placeholders filled; `count` chooses the plural form.

        KeyError for a key or a placeholder that does not exist: packs are checked before they are used.
        """
        text = self.texts[key]
        if not isinstance(text, str):
            count = values["count"]
            form = plural_form(self.language, count) if isinstance(count, int) else "other"
            text = text.get(form, text["other"])
        return text.format_map(values)


def reason_texts(wording: Wording, step: Step) -> tuple[str, ...]:
    """Why a step is asked; a reason that names a length is left out when no length can be promised."""
    return texts_of_reasons(wording, step.grounds.reasons, step.term_count)


def texts_of_reasons(wording: Wording, reasons: tuple[str, ...], count: int | None) -> tuple[str, ...]:
    """The same for the keys of reasons and the length of a term, None where there is none to promise."""
    keys = [f"reasons.{key}" for key in reasons]
    known = [key for key in keys if count is not None or isinstance(wording.texts[key], str)]
    return tuple(wording.text(key, count=count) for key in known)


def plural_form(language: str, count: int) -> str:
    """The CLDR plural category of a whole number in one of our languages."""
    if language == "en":
        return "one" if count == 1 else "other"
    if language != "ru":
        return "other"
    if count % 10 == 1 and count % 100 != 11:
        return "one"
    return "few" if count % 10 in {2, 3, 4} and count % 100 not in {12, 13, 14} else "many"


def load_wording(pack: ParsedPack, language: str) -> Wording:
    """The words of a pack in this language, and the frames of answers that are the same in every country.

    PackError when the pack has none or a text is no text.
    """
    name = f"wording/{language}.yaml"
    if name not in pack.files:
        raise PackError(name, "", "this file is missing")
    return Wording(language, {**frames(language), **dict(_flatten(name, "", pack.files[name]))})


@lru_cache(maxsize=16)
def frames(language: str) -> Mapping[str, Text]:
    """The frames of answers in a language; none in a language that we do not write them in."""
    path = FRAMES / f"{language}.yaml"
    if not path.is_file():
        return {}
    return dict(_flatten(path.name, "", yaml.safe_load(path.read_text("utf-8"))))


def _flatten(name: str, path: str, data: object) -> Iterator[tuple[str, Text]]:
    if isinstance(data, str):
        yield path, data
    elif (
        isinstance(data, dict)
        and "other" in data
        and set(data) <= {"zero", "one", "two", "few", "many", "other"}
    ):
        yield path, {str(form): str(text) for form, text in data.items()}
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _flatten(name, f"{path}.{key}" if path else str(key), value)
    else:
        raise PackError(name, path, "a text is needed here")
