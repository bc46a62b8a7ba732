import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamroh.core.names import APOSTROPHES, fold, query_keys, search_keys
from hamroh.core.names.folding import mixes_scripts, sounds
from hamroh.core.names.parts import is_marker, stem

LATIN = st.text("abdeghijklmnoqrstuxyzʻʼ' -", min_size=1, max_size=20)
CYRILLIC = st.text("абвгдеёжзийклмнопрстуфхчшэюяқғҳҷӣӯңөүұәі -", min_size=1, max_size=20)
NAMES = LATIN | CYRILLIC


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(LATIN, st.sampled_from(APOSTROPHES), st.sampled_from(APOSTROPHES))
def test_the_kind_of_apostrophe_changes_nothing(name: str, one: str, other: str) -> None:
    assert fold(f"Jo{one}ra{name}") == fold(f"Jo{other}ra{name}")
    assert search_keys(f"Gʻulom{one}{name}", name) == search_keys(f"G{one}ulom{other}{name}", name)


@given(NAMES, NAMES)
def test_case_and_spaces_change_no_key(surname: str, first: str) -> None:
    assert search_keys(surname, first) == search_keys(f"  {surname.upper()} ", first.title())


@given(NAMES, NAMES, NAMES)
def test_a_person_is_found_under_the_own_name_in_any_order(surname: str, first: str, father: str) -> None:
    stored = search_keys(surname, first, father)
    for typed in (f"{surname} {first} {father}", f"{father} {first} {surname}"):
        keys = query_keys(typed)
        assert not stored or stored & (keys.exact | keys.narrow | keys.wide)


@pytest.mark.parametrize(
    ("mixed", "clean"),
    [
        ("Кaримов", "каримов"),  # Latin a in a Cyrillic word
        ("HAЗAPOB", "назаров"),
        ("Kаrimov", "karimov"),  # Cyrillic а in a Latin word
        ("Aхмат", "ахмат"),
    ],
)
def test_letters_that_only_look_alike_become_those_of_the_word(mixed: str, clean: str) -> None:
    assert mixes_scripts(mixed)
    assert fold(mixed) == clean


def test_a_word_truly_of_two_scripts_stays_as_it_is() -> None:
    assert fold("Zжuд") == "zжuд"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Саид-заде", "саидзаде"),
        ("О.  Пётр7", "о петр"),
        ("Oʻrinboy", "orinboy"),
        ("ＡＬＩ", "ali"),
        ("", ""),
    ],
)
def test_signs_fall_away(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    "word", ["ugli", "oʻgʻli", "огли", "оглы", "uulu", "уулу", "kyzy", "кизи", "қызы", "zoda"]
)
def test_words_for_son_and_daughter_name_nobody(word: str) -> None:
    assert is_marker(fold(word))


@pytest.mark.parametrize("word", ["ali", "olim", "лев", "zokir", "azizi", "gulya"])
def test_a_name_is_no_such_word(word: str) -> None:
    assert not is_marker(word)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("шухратович", "shuhrat"),
        ("каримовна", "karim"),
        ("сulaymonugli", "sulaymon"),
        ("серикулы", "serik"),
        ("sharifzoda", "шариф"),
        ("мустафоевич", "mustafo"),
        ("bobojonova", "бободжон"),
    ],
)
def test_endings_of_origin_leave_the_stem(one: str, other: str) -> None:
    assert stem(fold(one)) == stem(fold(other))


def test_a_short_word_is_not_cut_to_nothing() -> None:
    assert stem("лев") == "lev"
    assert stem("uli") == "uli"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("раджаб", "rajab"),
        ("радджаб", "rajab"),
        ("ишоқ", "ishoq"),
        ("щукин", "shchukin"),
        ("šaripov", "sharipov"),
    ],
)
def test_a_sound_is_one_in_both_scripts(one: str, other: str) -> None:
    assert sounds(one) == sounds(other)
