from datetime import date

import pytest

from hamroh.core.names import differs, fold, same_paper_names, search_keys
from hamroh.project.demo.names import invent_people

TODAY = date(2026, 11, 23)


def test_the_same_seed_invents_the_same_people() -> None:
    assert list(invent_people(50, seed=1, today=TODAY)) == list(invent_people(50, seed=1, today=TODAY))
    assert list(invent_people(50, seed=1, today=TODAY)) != list(invent_people(50, seed=2, today=TODAY))


def test_people_are_of_working_age_and_of_three_countries() -> None:
    people = list(invent_people(400, seed=3, today=TODAY))
    assert {person.citizenship for person in people} == {"UZB", "TJK", "KGZ"}
    assert {person.sex for person in people} == {"M", "F"}
    assert all(date(1966, 11, 22) <= person.born <= date(2008, 11, 23) for person in people)


@pytest.mark.parametrize("seed", range(3))
def test_the_three_spellings_are_of_one_name(seed: int) -> None:
    for person in invent_people(200, seed=seed, today=TODAY):
        keys = [
            search_keys(name.surname, name.given, name.patronymic)
            for name in (person.national, person.passport, person.russian)
        ]
        assert keys[0] & keys[1] & keys[2], person
        assert person.passport.whole.isupper()
        assert fold(person.russian.whole).isascii() is False
        assert not differs(same_paper_names(person.passport, person.passport))
