"""The paper that somebody shows at the door, typed or read by a scanner."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from hamroh.core import mrz
from hamroh.foundation.errors import DomainError
from hamroh.people.numbers import hash_paper

FILLER = "<"


@dataclass(frozen=True, slots=True)
class ShownPaper:
    """Who issued it, as on the paper, and its number."""

    country: str
    number: str

    @property
    def identity_hash(self) -> str:
        """What a visit is bound to."""
        return hash_paper(self.country, self.number)


def read_paper(text: str, *, countries: Iterable[str], today: date) -> tuple[ShownPaper, ...]:
    """The papers that a text may mean: machine-readable lines name one, a bare number one for each country.

    Raises `passport_lines_wrong` when a check digit of the lines does not fit, `paper_number_malformed`.
    """
    if FILLER in text:
        document = read_lines(text, today=today)
        return (ShownPaper(document.issuer, document.number),)
    return tuple(ShownPaper(country, text) for country in dict.fromkeys(countries))


def read_lines(text: str, *, today: date) -> mrz.Document:
    """The machine-readable lines of a passport. Raises `passport_lines_wrong`."""
    reading = mrz.read(text, today=today)
    if not reading.good or reading.document is None:
        raise DomainError("passport_lines_wrong")
    return reading.document


def identity_shown(text: str, *, countries: Iterable[str], bound_to: str, today: date) -> str:
    """The hash of the shown paper: `bound_to` when one of its readings is that paper, else another's."""
    papers = read_paper(text, countries=countries, today=today)
    if not papers:
        raise DomainError("paper_number_malformed")
    hashes = [paper.identity_hash for paper in papers]
    return bound_to if bound_to in hashes else hashes[0]
