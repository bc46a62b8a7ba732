"""Texts of a printed sheet: large in the person's language, in Russian beside it for whoever reads it there."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import override

from hamroh.network.queries import in_language

RUSSIAN = "ru"


@dataclass(frozen=True, slots=True)
class Twice:
    """A text in the person's language and in Russian; `beside` is empty when they are the same."""

    text: str
    beside: str


def twice(language: str, words: Callable[[], str]) -> Twice:
    """What `words` gives in the language that is active, which is `language`, and in Russian."""
    with override(RUSSIAN):
        beside = words()
    return Twice(words(), beside if language != RUSSIAN else "")


def twice_of(texts: dict[str, str], language: str) -> Twice:
    """A stored text in both languages."""
    text, beside = in_language(texts, language), in_language(texts, RUSSIAN)
    return Twice(text, beside if beside != text else "")
