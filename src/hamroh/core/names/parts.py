"""Parts of a word that change with the law, the clerk or the language while the person stays the same.

Oʻgʻli, ugli, ogly, uulu, -uly and -ovich all say "son of"; qizi, kizi, kyzy and -ovna "daughter of". Tajikistan
registers no new -ov, -ev and -ovich (amendments of 29 April 2020): Sharifov becomes Sharifzoda or Sharif;
Kyrgyzstan allows national forms (Baktybekova becomes Baktybek). So all of these fall away for comparing.
Written for rows of sounds (`folding.sounds`), where zh is J, ch is C and Oʻ is o.
"""

import re
from functools import lru_cache
from typing import Final

from hamroh.core.names.folding import sounds, words

_SON: Final = r"[ou]g?l[iyu]|u+l[yiu]|ogl[iyu]"
_DAUGHTER: Final = r"[kg][iye]z[iye]"
_NATIONAL: Final = re.compile(rf"(?:{_SON}|{_DAUGHTER}|zod[ae]?|zade?|tegin|tegi)$")
_RUSSIAN_PATRONYMIC: Final = re.compile(r"(?:[iy]?[oe]v?i[Cs]|[iy]?[oe]vna|i[Cs]na)$")
_RUSSIAN_SURNAME: Final = re.compile(r"[aiy]*[oe]v[ayi]?$")
_SHORTEST_STEM: Final = 2


@lru_cache(maxsize=65_536)
def is_marker(word: str) -> bool:
    """Whether a folded word alone only says whose son or daughter (ugli, kyzy, uulu, zoda)."""
    return bool(_NATIONAL.fullmatch(sounds(word)))


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """The sounds of a folded word without patronymic and surname endings."""
    plain = sounds(word)
    for ending in (_NATIONAL, _RUSSIAN_PATRONYMIC, _RUSSIAN_SURNAME):
        shorter = ending.sub("", plain)
        if shorter != plain and len(shorter) >= _SHORTEST_STEM:
            return shorter
    return plain


def telling_words(text: str) -> tuple[str, ...]:
    """The folded words of a name that tell whom it names, in their order."""
    return tuple(word for word in words(text) if not is_marker(word))
