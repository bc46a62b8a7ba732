"""A name is letters of the alphabet that the paper has."""

import pytest

from hamroh.core.names import is_latin_name, is_russian_name


@pytest.mark.parametrize("name", ["YUSUPOV", "Oʻktam-Gʻani", "D'Angelo", "Şahin", "José", "Li Wei"])
def test_a_latin_name(name: str) -> None:
    assert is_latin_name(name)
    assert not is_russian_name(name)


@pytest.mark.parametrize("name", ["Рахимов", "Фёдор", "Фе\u0308дор", "Рахим-заде", "Нурʼали"])
def test_a_russian_name(name: str) -> None:
    assert is_russian_name(name)
    assert not is_latin_name(name)


@pytest.mark.parametrize("name", ["", "12345 1234", "---", "Karimov1", "Каримов2", "Kаrimov", "Раҳим", "ʼ"])
def test_digits_signs_and_mixed_letters_are_a_name_in_neither(name: str) -> None:
    assert not is_latin_name(name)
    assert not is_russian_name(name)
