"""Invented people with believable names, each in national, passport and Russian spelling. The same seed, the same people."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from typing import Final, Literal

from hamroh.core.names import PaperName, Practice, to_cyrillic, to_latin
from hamroh.project.demo import given_names

Sex = Literal["M", "F"]

_COUNTRIES: Final = ("UZB", "TJK", "KGZ")
_SHARES: Final = (55, 30, 15)
_MEN_IN_TEN: Final = 8
_YOUNGEST: Final = 18
_OLDEST: Final = 60
_YEAR: Final = 365.25
_VOWELS: Final = frozenset("aeiouʻаеёиоуыэюяүөӣӯъ")
# Roots of surnames that are no given names today.
_UZBEK_ROOTS: Final = given_names.split("""
    Abduvali Allaberdi Ashur Ataboy Berdiyor Boboqul Choriyor Ergash Eshonqul Fozil Haydar Jabbor
    Jumaniyoz Kenja Mamasoli Mardon Matyoqub Norqul Nurmat Orip Ortiq Oʻroz Panji Qalandar Qilich
    Qoʻchqor Rajab Roʻzimurod Saparboy Sattor Shodmon Shermat Soat Soli Tilavoldi Tojiboy Toshmat Toʻra
    Turdi Tursun Umurzoq Usmonali Xoʻja Xudoyberdi Xoliqul Yangiboy Yarash Yigitali Zaripboy
""")
_TAJIK_ROOTS: Final = given_names.split("""
    Ашӯр Бобо Боймурод Гадо Давлатшо Зариф Каримшо Кенҷа Латиф Мирзоалӣ Наврӯз Нозимшо Одина Пирмаҳмад
    Раҷабалӣ Сангин Саттор Тағой Тошмат Турсун Худойдод Ҳоҷӣ Чориён Шарофиддин Эргаш Ятим
""")
_KYRGYZ_ROOTS: Final = given_names.split("""
    Абдрахман Акмат Алыкул Асанбай Байгазы Бейшен Дүйшөн Жумагул Исак Ибраим Касым Кожомкул Маматкул
    Мамбет Мурзабек Осмон Орозбек Сатыбалды Сыдык Тагай Токтомамат Турдубек Шамшы Шаршен Эсенкул
""")


@dataclass(frozen=True, slots=True)
class InventedPerson:
    """Nobody: a name in three spellings, sex, citizenship (ISO 3166 alpha-3) and date of birth."""

    citizenship: str
    sex: Sex
    born: date
    national: PaperName
    passport: PaperName
    russian: PaperName


def invent_people(count: int, *, seed: int, today: date) -> Iterator[InventedPerson]:
    """So many people of working age; the n-th depends on the seed only."""
    chance = random.Random(seed)  # noqa: S311  invented people, no secrets
    for _ in range(count):
        yield invent_person(chance, today=today)


def invent_person(
    chance: random.Random, *, today: date, citizenship: str | None = None, sex: Sex | None = None
) -> InventedPerson:
    """One person; citizenship and sex may be asked for."""
    country = citizenship or chance.choices(_COUNTRIES, _SHARES)[0]
    gender: Sex = sex or ("M" if chance.randrange(10) < _MEN_IN_TEN else "F")
    born = today - timedelta(days=chance.randrange(int(_YOUNGEST * _YEAR) + 1, int(_OLDEST * _YEAR)))
    national, practice = _NAMERS[country](chance, gender)
    passport = _passport(national, practice)
    russian = _russian(national, passport, practice)
    return InventedPerson(country, gender, born, national, passport, russian)


def _uzbek(chance: random.Random, sex: Sex) -> tuple[PaperName, Practice]:
    men, women = given_names.UZBEK_MEN, given_names.UZBEK_WOMEN
    root = _pick(chance, (*men, *_UZBEK_ROOTS))
    surname = (
        root
        + ("yev" if root[-1] in _VOWELS else "ev" if root[-1] == "y" else "ov")
        + ("a" if sex == "F" else "")
    )
    given = _pick(chance, women if sex == "F" else men)
    father = _pick(chance, men)
    return PaperName(surname, given, f"{father} {'qizi' if sex == 'F' else 'oʻgʻli'}"), Practice.UZBEK


def _tajik(chance: random.Random, sex: Sex) -> tuple[PaperName, Practice]:
    """Half keep -ов and -ович, the others bear national forms: -зода or the bare root, the father's bare name."""
    men, women = given_names.TAJIK_MEN, given_names.TAJIK_WOMEN
    root = _pick(chance, (*men, *_TAJIK_ROOTS))
    given = _pick(chance, women if sex == "F" else men)
    father = _pick(chance, men)
    kind = chance.choices(("russian", "zoda", "bare"), (5, 3, 2))[0]
    if kind == "russian":
        return PaperName(_russian_surname(root, sex), given, _russian_patronymic(father, sex)), Practice.TAJIK
    surname = f"{root.rstrip('ӣъ')}зода" if kind == "zoda" else root
    return PaperName(surname, given, father if chance.randrange(5) else ""), Practice.TAJIK


def _kyrgyz(chance: random.Random, sex: Sex) -> tuple[PaperName, Practice]:
    """Most bear -ов with -ович, others `X уулу` or `X кызы` in the surname's field and no patronymic."""
    men, women = given_names.KYRGYZ_MEN, given_names.KYRGYZ_WOMEN
    root = _pick(chance, (*men, *_KYRGYZ_ROOTS))
    given = _pick(chance, women if sex == "F" else men)
    if chance.randrange(10) < 3:
        return PaperName(f"{root} {'кызы' if sex == 'F' else 'уулу'}", given), Practice.KYRGYZ
    father = _pick(chance, men)
    return PaperName(_russian_surname(root, sex), given, _russian_patronymic(father, sex)), Practice.KYRGYZ


_NAMERS: Final[dict[str, Callable[[random.Random, Sex], tuple[PaperName, Practice]]]] = {
    "UZB": _uzbek,
    "TJK": _tajik,
    "KGZ": _kyrgyz,
}


def _russian_surname(root: str, sex: Sex) -> str:
    return _joined(root) + ("в" if sex == "M" else "ва")


def _russian_patronymic(father: str, sex: Sex) -> str:
    return _joined(father) + ("вич" if sex == "M" else "вна")


def _joined(name: str) -> str:
    """The name with the vowel before -в: Карим-о, Алӣ-е as Алие, Абай as Абае, Восеъ as Восее."""
    if name[-1] in "йъ":
        return name[:-1] + "е"
    return name.replace("ӣ", "и") + "е" if name[-1] in _VOWELS else name + "о"


def _passport(national: PaperName, practice: Practice) -> PaperName:
    """The page's Latin spelling, in capitals."""
    latin = national if practice is Practice.UZBEK else _each(national, lambda text: to_latin(text, practice))
    return _each(latin, str.upper)


def _russian(national: PaperName, passport: PaperName, practice: Practice) -> PaperName:
    """What a translator makes of the passport."""
    if practice is Practice.UZBEK:
        return _each(national, lambda text: to_cyrillic(text, practice))
    return _each(passport, lambda text: to_cyrillic(text, practice).title())


def _each(name: PaperName, change: Callable[[str], str]) -> PaperName:
    return PaperName(change(name.surname), change(name.given), change(name.patronymic))


def _pick(chance: random.Random, names: Sequence[str]) -> str:
    return chance.choices(names, cum_weights=_popularity(len(names)))[0]


@cache
def _popularity(count: int) -> Sequence[float]:
    """Few names are very common: the n-th is borne in proportion to 1 / (n + 20), in a fixed shuffled order."""
    weights = [1 / (place + 20) for place in range(count)]
    random.Random(count).shuffle(weights)  # noqa: S311  an order, no secret
    return tuple(accumulate(weights))
