from itertools import permutations

import pytest

from hamroh.core.names import find
from tests.core.names.groups import GROUPS, spellings
from tests.core.names.memory import Store


def _whole(spelling: str) -> str:
    return f"{spelling} Orzu"


@pytest.fixture(scope="module")
def everybody() -> Store:
    store = Store()
    for group, _ in GROUPS:
        surname, *given = _whole(spellings(group)[0]).split()
        store.add(surname, " ".join(given))
    return store


@pytest.mark.parametrize(("number", "group"), [(at, group) for at, (group, _) in enumerate(GROUPS)])
def test_each_spelling_of_a_group_finds_the_passport_first(everybody: Store, number: int, group: str) -> None:
    for spelling in spellings(group):
        found = [match.ref for match in find(_whole(spelling), everybody.look_up)]
        assert number in found[:2], spelling  # Xoʻjayev and Hojiyev sound alike: either may come first


@pytest.mark.parametrize("group", [group for group, _ in GROUPS])
def test_two_spellings_of_a_group_find_each_other(group: str) -> None:
    for stored, typed in permutations(spellings(group), 2):
        store = Store()
        store.add(*_whole(stored).split(maxsplit=2))
        assert find(_whole(typed), store.look_up), (stored, typed)
