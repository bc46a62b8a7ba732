"""Codes of countries, compared with Babel's own list of aliases."""

from collections.abc import Mapping
from typing import Any

import pytest
from babel.core import get_global

from hamroh.core.countries import COUNTRIES, country_of


def test_every_country_has_its_code_of_three_letters() -> None:
    aliases = get_global("territory_aliases")
    named = {country_of(code) for code in aliases if len(code) == 3 and code.isalpha()} - {None}
    assert named == COUNTRIES
    assert all(short in aliases[code] for code, short in _pairs(aliases))


def _pairs(aliases: Mapping[str, Any]) -> list[tuple[str, str]]:
    return [(code, short) for code in aliases if len(code) == 3 and (short := country_of(code))]


@pytest.mark.parametrize(
    ("code", "country"),
    [("UZB", "UZ"), ("TJK", "TJ"), ("KGZ", "KG"), ("KAZ", "KZ"), ("D", "DE"), ("XXA", None), ("UTO", None)],
)
def test_codes_of_passports(code: str, country: str | None) -> None:
    assert country_of(code) == country
