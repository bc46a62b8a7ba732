"""The board speaks three languages at once, whatever the browser asks for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext, ngettext, override

LANGUAGES = ("ru", "uz", "tg")
"""Those that most of the people in the hall read."""


@dataclass(frozen=True, slots=True)
class Said:
    """A text in one of the board's languages."""

    language: str
    text: str


def in_each(words: Callable[[], str]) -> tuple[Said, ...]:
    """The same in every language of the board."""
    found = []
    for language in LANGUAGES:
        with override(language):
            found.append(Said(language, words()))
    return tuple(found)


def pay_only_here(desks: Sequence[int]) -> str:
    """The warning against swindlers: where money is taken, and that a receipt is given."""
    if not desks:
        return gettext("Pay only at the cash desk. A receipt is always given.")
    return ngettext(
        "Pay only at the cash desk, desk %(desks)s. A receipt is always given.",
        "Pay only at the cash desk, desks %(desks)s. A receipt is always given.",
        len(desks),
    ) % {"desks": ", ".join(str(number) for number in desks)}
