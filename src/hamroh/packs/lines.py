"""Lines of an answer in the words of a pack; how days and sums look is the caller's."""

from collections.abc import Callable, Iterable
from datetime import date

from hamroh.core.law.answers.saying import Line, Name, Said, Sum
from hamroh.packs.wording import Wording


def in_words(
    lines: Iterable[Line], wording: Wording, *, day: Callable[[date], str], money: Callable[[int], str]
) -> tuple[str, ...]:
    """Each line as text. A fact that no question asks for has no words and is left out."""

    def shown(value: Said) -> object:
        if isinstance(value, date):
            return day(value)
        if isinstance(value, Sum):
            return money(value.minor)
        return wording.text(value.key) if isinstance(value, Name) else value

    return tuple(
        wording.text(one.key, **{name: shown(value) for name, value in one.values})
        for one in lines
        if wording.has(one.key) or not one.key.startswith("questions.")
    )
