import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamroh.core.names import Practice, to_cyrillic, to_latin


@pytest.mark.parametrize(
    ("cyrillic", "latin", "practice"),
    [
        # ICAO Doc 9303 part 3: Х KH, Дж DZH, Ю IU, Ъ IE, Ь nothing.
        ("ХАСАНДЖАНОВ", "KHASANDZHANOV", Practice.ICAO),
        ("Юлия Подъячева", "Iuliia Podieiacheva", Practice.ICAO),
        ("Гульнара Щукина", "Gulnara Shchukina", Practice.ICAO),
        ("Қурбон Ҳоҷиев", "Kurbon Khochiev", Practice.RUSSIAN),
        ("Ҷамшед Ҳоҷиев", "Jamshed Hojiev", Practice.TAJIK),
        ("Жўраев Ўткир Ёқуб ўғли", "Joʻrayev Oʻtkir Yoqub oʻgʻli", Practice.UZBEK),
        ("Елена", "Yelena", Practice.UZBEK),
        ("Өмүрбеков", "Omurbekov", Practice.KYRGYZ),
        ("Жылдыз", "Jyldyz", Practice.KYRGYZ),
        ("Ғани Әлия", "Ghani Aliya", Practice.KAZAKH),
    ],
)
def test_cyrillic_becomes_what_a_passport_prints(cyrillic: str, latin: str, practice: Practice) -> None:
    assert to_latin(cyrillic, practice) == latin


@pytest.mark.parametrize(
    ("latin", "cyrillic", "practice"),
    [
        ("JOʻRAYEV BAXTIYOR", "ЖУРАЕВ БАХТИЁР", Practice.UZBEK),
        ("Yoʻldoshev Ergash", "Юлдошев Эргаш", Practice.UZBEK),
        ("G'ulom Sa’dulla", "Гулом Садулла", Practice.UZBEK),
        ("Ismoil Jahongir", "Исмоил Жахонгир", Practice.UZBEK),
        ("DZHUMAEV Jamshed", "ДЖУМАЕВ Джамшед", Practice.TAJIK),
        ("Aigul Bakyt kyzy", "Айгул Бакыт кызы", Practice.KYRGYZ),
        ("KAIRAT ALIIA", "КАЙРАТ АЛИЯ", Practice.KAZAKH),
        ("Ə-9", "Ə-9", Practice.UZBEK),
    ],
)
def test_latin_becomes_what_a_translator_writes(latin: str, cyrillic: str, practice: Practice) -> None:
    assert to_cyrillic(latin, practice) == cyrillic


@given(st.text(max_size=30), st.sampled_from(Practice))
def test_any_text_can_be_transliterated(text: str, practice: Practice) -> None:
    assert isinstance(to_latin(text, practice) + to_cyrillic(text, practice), str)
