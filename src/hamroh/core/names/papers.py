"""Do two papers write a name alike? One letter's difference returns an application, so we ask before filing.

The machine-readable zone and most keyboards have no ʻ and no Ё: those alone are no difference.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from hamroh.core.names.folding import fold, mixes_scripts
from hamroh.core.names.keys import skeleton
from hamroh.core.names.parts import is_marker
from hamroh.core.names.transliteration import Practice, to_cyrillic, to_latin

_FIELDS: Final = ("surname", "given", "patronymic")


@dataclass(frozen=True, slots=True)
class PaperName:
    """A name as one paper prints it; a field that the paper leaves empty is empty."""

    surname: str
    given: str
    patronymic: str = ""

    @property
    def whole(self) -> str:
        """All fields in their order, for showing and searching."""
        return " ".join(field for field in (self.surname, self.given, self.patronymic) if field)


class Agreement(StrEnum):
    """How two papers agree in one field."""

    SAME = "same"
    SPELLING = "spelling"
    OTHER = "other"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class WordComparison:
    """One field of two papers: what each prints, and whether that is the same."""

    field: str
    first: str
    second: str
    agreement: Agreement


def same_paper_names(first: PaperName, second: PaperName) -> tuple[WordComparison, ...]:
    """Surname, given name and patronymic of two papers compared, in that order."""
    pairs = ((field, getattr(first, field), getattr(second, field)) for field in _FIELDS)
    return tuple(WordComparison(field, one, two, _agreement(one, two)) for field, one, two in pairs)


def differs(comparisons: Iterable[WordComparison]) -> bool:
    """Whether to warn before filing."""
    return any(one.agreement is not Agreement.SAME for one in comparisons)


def _agreement(one: str, two: str) -> Agreement:
    folded_one, folded_two = fold(one), fold(two)
    if not folded_one or not folded_two:
        return Agreement.SAME if folded_one == folded_two else Agreement.MISSING
    mixed = any(mixes_scripts(word) for word in f"{one} {two}".split())
    if not mixed and (folded_two in _forms(one) or folded_one in _forms(two)):
        return Agreement.SAME
    return Agreement.SPELLING if _bones(folded_one) == _bones(folded_two) else Agreement.OTHER


def _forms(text: str) -> set[str]:
    """What the other script makes of a name by any practice."""
    return {fold(write(text, practice)) for practice in Practice for write in (to_latin, to_cyrillic)}


def _bones(folded: str) -> str:
    return " ".join(skeleton(word) for word in folded.split() if not is_marker(word))
