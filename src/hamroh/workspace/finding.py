"""Whom somebody means who types a phone, a passport or a name."""

import re
from uuid import UUID

from hamroh.people.access import find_by_phone
from hamroh.people.queries import find_by_name, person_of_paper
from hamroh.workspace.shell import Workplace

_PHONE = re.compile(r"\+\d{7,15}|\d{10,15}")
_PAPER = re.compile(r"[A-Z]{0,3}\d{5,}")
_LATIN = str.maketrans("АВСЕНКМОРТХ", "ABCEHKMOPTX")
_COUNTRIES = ("UZB", "TJK", "KGZ", "KAZ", "ARM", "AZE", "MDA", "UKR", "TKM")
"""Whose passports are shown at the desks; the number alone is typed there."""


def plain(typed: str) -> str:
    """Capital letters and digits without gaps, Cyrillic letters of the same look as Latin ones."""
    return re.sub(r"[\s()]+", "", typed).upper().translate(_LATIN)


def people_by(place: Workplace, typed: str) -> list[UUID]:
    """People whom the workplace reaches, the most alike first; nobody's name is shown by this yet.

    Raises DomainError `rate_limited`, and as `plain_phone`.
    """
    bare = plain(typed).replace("-", "")
    if _PHONE.fullmatch(bare):
        masked = find_by_phone(actor=place.actor, phone=typed, centre_id=place.centre.id, now=place.now)
        return [masked.id] if masked and masked.is_linked else []
    if _PAPER.fullmatch(bare):
        owners = (person_of_paper(country, bare) for country in _COUNTRIES)
        return list(dict.fromkeys(owner for owner in owners if owner))
    return [person.person_id for person in find_by_name(typed)]
