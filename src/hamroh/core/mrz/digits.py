"""Check digits (ICAO Doc 9303 part 3, 4.9): weights 7, 3, 1, modulo 10; and what fingers and cameras mix up."""

from collections.abc import Iterator
from typing import Final

_VALUES: Final = {letter: at for at, letter in enumerate("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")} | {"<": 0}
_WEIGHTS: Final = (7, 3, 1)
TO_DIGITS: Final = str.maketrans("OQDILZSGB", "000112568")
TO_LETTERS: Final = str.maketrans("012568", "OIZSGB")
_EITHER: Final = str.maketrans("01OI", "OI01")


def check_digit(text: str) -> str:
    """The digit over letters, digits and fillers."""
    return str(sum(_VALUES[letter] * _WEIGHTS[at % 3] for at, letter in enumerate(text)) % 10)


def holds(text: str, digit: str) -> bool:
    """Whether the digit fits; a filler stands for 0 where a field is empty."""
    return check_digit(text) == digit or (digit == "<" and not text.strip("<"))


def proposal(text: str, digit: str, *, digits_only: bool) -> str | None:
    """The one text with look-alikes exchanged that fits the digit, if there is one only.

    Where letters and digits both may stand, only O and 0, I and 1 are tried: more would propose numbers by chance.
    """
    mended_digit = digit.translate(TO_DIGITS)
    found = {text.translate(TO_DIGITS)} if digits_only else {text, *_exchanged(text)}
    fitting = [one for one in found if check_digit(one) == mended_digit]
    return fitting[0] if len(fitting) == 1 else None


def _exchanged(text: str) -> Iterator[str]:
    for at, letter in enumerate(text):
        other = letter.translate(_EITHER)
        if other != letter:
            yield text[:at] + other + text[at + 1 :]
