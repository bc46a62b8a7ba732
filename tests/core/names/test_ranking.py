import pytest

from hamroh.core.names import Candidate, Part, find, query_keys, rank, search_keys
from tests.core.names.memory import Store

KARIM = Candidate("karim", ("KARIMOV AZIZ RUSTAM OʻGʻLI", "Каримов Азиз Рустам угли"))
KARIMA = Candidate("karima", ("KARIMOVA AZIZA RUSTAM QIZI",))
SALIM = Candidate("salim", ("SALIMOV AZIM",))


def test_the_most_alike_comes_first_in_whatever_order_words_are_typed() -> None:
    found = rank("рустам азиз каримов", [SALIM, KARIMA, KARIM])
    assert [match.ref for match in found] == ["karim", "karima", "salim"]
    assert found[0].spelling == "KARIMOV AZIZ RUSTAM OʻGʻLI"
    assert found[0].score > 0.99 > found[1].score > found[2].score


def test_the_words_that_answered_are_marked_and_the_pieces_make_the_whole() -> None:
    (match,) = rank("Salimov", [SALIM])
    assert match.parts == (Part("SALIMOV", True), Part(" ", False), Part("AZIM", False))


def test_an_unfinished_last_word_answers() -> None:
    assert rank("азиз кари", [KARIM, SALIM])[0].ref == "karim"
    assert rank("азиз кари", [KARIM, SALIM])[0].parts[0].matched


def test_more_typed_words_than_a_name_has_lower_the_score() -> None:
    assert rank("Salimov Azim Karim", [SALIM])[0].score < rank("Salimov Azim", [SALIM])[0].score


def test_nothing_typed_is_like_nobody_and_who_has_no_spelling_is_left_out() -> None:
    assert rank("", [SALIM])[0].score == 0
    assert rank("Salim", [Candidate("nobody", ())]) == []
    assert rank("Salim", [Candidate("blank", ("угли",))])[0].score == 0


def test_the_list_has_a_limit() -> None:
    assert len(rank("Azim", [SALIM, KARIM, KARIMA], limit=2)) == 2


@pytest.fixture
def store() -> Store:
    store = Store()
    store.add("KARIMOV", "AZIZ", "RUSTAM OʻGʻLI")
    store.add("KARIMOV", "AZIZ", "SALIM OʻGʻLI")
    store.add("YUSUPOV", "MUHAMMAD ALI", "KARIM OʻGʻLI")
    store.add("RAHMON", "NAZAR")
    return store


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("Азиз Каримов Рустамович", 0),
        ("karimov azizz salim", 1),
        ("Юсупов Мухаммадали", 2),
        ("ali muhammad yusupov", 2),
        ("юсуфов мухаммад али каримович", 2),
        ("Раҳмон", 3),
        ("nazar rah", 3),
        ("rahm", 3),
        ("назар рохмон", 3),
    ],
)
def test_search_finds_by_part_by_beginning_and_through_a_slip(store: Store, typed: str, first: int) -> None:
    assert find(typed, store.look_up)[0].ref == first


def test_a_good_answer_asks_the_store_once(store: Store) -> None:
    find("Karimov Aziz Rustam", store.look_up)
    assert store.asked == 1


@pytest.mark.parametrize("typed", ["", "  ", "угли", "?!", "123"])
def test_a_query_without_a_telling_word_asks_nothing(store: Store, typed: str) -> None:
    assert find(typed, store.look_up) == []
    assert store.asked == 0
    assert query_keys(typed).narrow == frozenset()


def test_keys_of_an_empty_name_are_none() -> None:
    assert search_keys("", "") == frozenset()


def test_a_query_of_many_words_is_cut() -> None:
    assert len(query_keys("Aziz " * 50).narrow) == 1


def test_a_spelling_that_nobody_bears_finds_nobody(store: Store) -> None:
    assert find("Zhang Wei", store.look_up) == []
