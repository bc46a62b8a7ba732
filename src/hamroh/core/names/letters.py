"""Letters of the languages we meet, and how each practice writes them in the other script.

Sources. ICAO: Doc 9303 part 3, section 6, table of Cyrillic (used for Russian passports; it has no Қ Ҳ Ҷ
Ӣ Ӯ Ң Ө Ү Ұ Ә). RUSSIAN_CARRIERS: the table that Russian carriers and clerks use for the letters which
ICAO lacks. UZBEK: law of 2 September 1993 on the Latin alphabet, with the edition of 6 May 1995. TAJIK,
KYRGYZ, KAZAKH: national standards for personal names on passports as far as passports show them.
"""

from types import MappingProxyType
from typing import Final


def _letters(cyrillic: str, latin: str) -> dict[str, str]:
    return dict(zip(cyrillic, latin.split(), strict=True))


ICAO: Final = MappingProxyType(
    _letters("абвгдеёжзийклмноп", "a b v g d e e zh z i i k l m n o p")
    | _letters("рстуфхцчшщъыэюя", "r s t u f kh ts ch sh shch ie y e iu ia")
    | _letters("іїєґўһѓђѕјќљњџ", "i i ie g u c g d dz j k lj nj dz")
    | {"ь": ""}
)

RUSSIAN_CARRIERS: Final = MappingProxyType(
    dict(ICAO) | _letters("ӣңөўұүғқҳҷһәӯ", "i n o u u u g k kh ch kh a u")
)

UZBEK: Final = MappingProxyType(
    dict(RUSSIAN_CARRIERS)
    | {"ж": "j", "й": "y", "х": "x", "ц": "s", "ъ": "ʼ", "ё": "yo", "ю": "yu", "я": "ya", "щ": "sh"}
    | {"ы": "i", "ў": "oʻ", "қ": "q", "ғ": "gʻ", "ҳ": "h"}
)

TAJIK: Final = MappingProxyType(
    dict(RUSSIAN_CARRIERS)
    | {"й": "y", "ё": "yo", "ю": "yu", "я": "ya", "ғ": "gh", "қ": "q", "ҳ": "h", "ҷ": "j", "ӣ": "i"}
    | {"ӯ": "u", "ъ": ""}
)

KYRGYZ: Final = MappingProxyType(
    dict(RUSSIAN_CARRIERS) | {"ж": "j", "й": "i", "ё": "yo", "ю": "iu", "я": "ia", "ъ": ""}
)

KAZAKH: Final = MappingProxyType(
    dict(RUSSIAN_CARRIERS)
    | {"й": "y", "ё": "yo", "ю": "yu", "я": "ya", "ғ": "gh", "қ": "q", "ң": "ng", "һ": "h", "ъ": ""}
)

# Reading Latin passports aloud in Russian; the longest match wins.
LATIN_TO_CYRILLIC: Final = MappingProxyType(
    {"shch": "щ", "dzh": "дж", "dj": "дж", "zh": "ж", "kh": "х", "gh": "г", "sh": "ш", "ch": "ч", "ts": "ц"}
    | {"iya": "ия", "iia": "ия", "iye": "ие", "iyo": "иё", "iyu": "ию", "iiu": "ию", "ya": "я", "yo": "ё"}
    | {"yu": "ю", "iu": "ю", "ye": "е", "yoʻ": "ю", "oʻ": "у", "gʻ": "г", "ʻ": "", "ʼ": ""}
    | dict(zip("abcdefghijklmnopqrstuvwxyz", "абсдефгхижклмнопкрстуввхиз", strict=True))
    | dict(zip("äçňöşüýžğıō", "ячношуйжгыо", strict=True))
)
KYRGYZ_LATIN: Final = MappingProxyType({"y": "ы"})
TAJIK_LATIN: Final = MappingProxyType({"j": "дж"})
FIRST_LETTERS: Final = MappingProxyType({"e": "э"})
AFTER_VOWEL: Final = MappingProxyType({"y": "й", "ia": "я"})
AFTER_VOWEL_KYRGYZ: Final = MappingProxyType({"i": "й", "y": "й", "ia": "я"})

# What the eye cannot tell apart (small letters of the one where capitals of the other are alike too).
_LATIN_TWINS: Final = "ABCEHIJKMOPSTXYaceijkmopstxy"
_CYRILLIC_TWINS: Final = "АВСЕНІЈКМОРЅТХУасеіјкморѕтху"
LATIN_LOOKS_CYRILLIC: Final = MappingProxyType(dict(zip(_LATIN_TWINS, _CYRILLIC_TWINS, strict=True)))
CYRILLIC_LOOKS_LATIN: Final = MappingProxyType(dict(zip(_CYRILLIC_TWINS, _LATIN_TWINS, strict=True)))

# One symbol a sound; capitals are sounds that Latin writes with two letters (J: zh, dzh, j; C: ch; S: sh).
SOUNDS: Final = str.maketrans(
    dict(
        zip(
            "абвгдежзийклмнопрстуфхцчшщыэюяқғҳҷӣӯўңөүұәһіїєґ",
            "abvgdeJziyklmnoprstufhsCSSieuakghJiuunouuahiieg",
            strict=True,
        )
    )
    | dict(zip("qxjwçčşšžňýäöüğḡıōə", "khJvCCSSJnyaouggioa", strict=True))
    | {"ъ": None, "ь": None, "ё": "o"}
)
