"""How hands, clerks and machines respell a passport's name: one at random out of what is met on papers."""

import random
import re
from typing import Final

from hamroh.core.names import PaperName, Practice, to_cyrillic
from hamroh.project.demo.names import InventedPerson

# What Latin papers do with a letter: each rule is taken with its chance.
_LATIN: Final[tuple[tuple[str, tuple[str, ...], float], ...]] = (
    (r"OʻGʻLI", ("OGLI", "UGLI", "UGLY", "OGLY"), 1.0),
    (r"QIZI", ("KIZI", "KYZY"), 0.7),
    (r"Gʻ", ("G", "GH"), 1.0),
    (r"Oʻ", ("U", "O", "O'"), 1.0),
    (r"[ʻʼ]", ("", "'"), 1.0),
    (r"KH|X(?!$)|(?<![SCKGZ])H(?=[AEIOU])", ("KH", "H", "X"), 0.6),
    (r"Q", ("K",), 0.7),
    (r"DZH|ZH|(?<!D)J", ("J", "DJ", "DZH", "ZH"), 0.5),
    (r"(?<=[AEIOU])Y(?=E)", ("",), 0.5),
    (r"(?<=.)Y(?=A)", ("I",), 0.3),
    (r"^YU|(?<= )YU", ("IU",), 0.3),
    (r"O(?=[BDGKLMNQRSTVXZ])(?!V)", ("A",), 0.2),
    (r"^E|(?<= )E", ("I",), 0.1),
    (r"P(?=OV)", ("F",), 0.3),
    (r"([LMS])\1", (r"\1",), 0.3),
    (r"DD|TT", ("D",), 0.1),
    (r"(?<=[BDGKLMNRST])I(?=[BDGKLMNRSTZ])", ("Y", "E"), 0.1),
)
# What translators do after the usual reading.
_CYRILLIC: Final[tuple[tuple[str, tuple[str, ...], float], ...]] = (
    (r"\b(\w+)(ий|й|я|а)? угли", ("\\1 оглы", "\\1 огли", "\\1ович"), 0.7),
    (r"\b(\w+) кизи", ("\\1 кызы", "\\1овна"), 0.7),
    (r"(?<=[аеоуи])л(?=[бдгкмншф])", ("ль",), 0.4),
    (r"ж", ("дж",), 0.3),
    (r"(?<!^)о(?=[бдгклмнрстз])(?!в)", ("а",), 0.2),
    (r"\bЭ", ("Е",), 0.3),
    (r"(?<=[бдгкр])и(?=[рмл])", ("ы",), 0.2),
    (r"ё", ("я", "е"), 0.3),
    (r"([лмс])\1", (r"\1",), 0.3),
    (r"хим\b", ("гим",), 0.1),
)


def respell(person: InventedPerson, chance: random.Random) -> str:
    """A query for this person as another paper or hand writes it; in one of ten with a slip of a finger."""
    kind = chance.choices(("latin", "russian", "national"), (4, 4, 2))[0]
    if kind == "national":
        text = person.national.whole
    elif kind == "latin":
        text = _changed(person.passport.whole.upper(), _LATIN, chance)
    else:
        text = _russian(person, chance)
    return _slip(text, chance) if chance.randrange(10) == 0 else text


def _russian(person: InventedPerson, chance: random.Random) -> str:
    """Read from a respelled passport as often as from the passport itself."""
    practice = {"TJK": Practice.TAJIK, "KGZ": Practice.KYRGYZ}.get(person.citizenship, Practice.UZBEK)
    base = person.russian
    if chance.randrange(2):
        latin = _changed(person.passport.whole, _LATIN[5:], chance)
        base = PaperName(to_cyrillic(latin, practice).title(), "")
    return _changed(base.whole, _CYRILLIC, chance)


def _changed(text: str, rules: tuple[tuple[str, tuple[str, ...], float], ...], chance: random.Random) -> str:
    for pattern, choices, likely in rules:
        if chance.random() < likely:
            text = re.sub(pattern, chance.choice(choices), text)
    return text


def _slip(text: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(text) - 1)
    kind = chance.randrange(3)
    if kind == 0:
        return text[:at] + text[at + 1 :]
    if kind == 1:
        return text[:at] + text[at] + text[at:]
    return text[: at - 1] + text[at] + text[at - 1] + text[at + 1 :]
