"""Names as they come from outside, and the keys under which they are found.

How spellings in two scripts fold into one key is decided in core; here the keys become rows.
"""

import unicodedata
from dataclasses import dataclass

from hamroh.core.names import search_keys
from hamroh.people.models import NameKey, NameSource, PersonName, Script

_LONGEST_KEY = 80


@dataclass(frozen=True, slots=True)
class NewName:
    """One spelling of a name. Who has one name only gives it as the surname."""

    surname: str
    script: Script
    source: NameSource
    given: str = ""
    patronymic: str = ""

    def tidy(self) -> "NewName":
        """The same with composed letters and single spaces."""
        return NewName(
            _tidy(self.surname), self.script, self.source, _tidy(self.given), _tidy(self.patronymic)
        )


def store_keys(name: PersonName) -> None:
    """Write the keys of a new spelling."""
    keys = search_keys(name.surname, name.given, name.patronymic)
    rows = [
        NameKey(person_id=name.person_id, name=name, key=key) for key in sorted({cut(key) for key in keys})
    ]
    NameKey.objects.bulk_create(rows)


def cut(key: str) -> str:
    """A key as long as its column; stored and asked-for keys are cut alike."""
    return key[:_LONGEST_KEY]


def _tidy(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())
