"""Whether what was typed can be a name in the letters that a paper asks for."""

import re
import unicodedata

_RUSSIAN = re.compile("[А-Яа-яЁё]")
_MARK = "Lm"
"""The turned comma of Uzbek is a letter to Unicode, and belongs to no script."""


def is_latin_name(text: str) -> bool:
    """Whether it has a Latin letter, no letter of another script and no digit; accents are of the letters."""
    letters = _letters(text)
    return bool(letters) and all(unicodedata.name(one, "").startswith("LATIN") for one in letters)


def is_russian_name(text: str) -> bool:
    """The same for the Russian alphabet, without what Tajik, Kyrgyz or Kazakh add to it.

    Translations of passports are made in it, and a bank's payment order carries no other Cyrillic letters.
    """
    letters = _letters(text)
    return bool(letters) and all(_RUSSIAN.fullmatch(one) for one in letters)


def _letters(text: str) -> list[str]:
    """Letters and digits; signs between them do not tell scripts apart."""
    composed = unicodedata.normalize("NFC", text)
    return [one for one in composed if one.isalnum() and unicodedata.category(one) != _MARK]
