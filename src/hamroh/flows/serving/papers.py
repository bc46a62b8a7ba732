"""The paper that somebody shows at the door, typed or read by a scanner."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from hamroh.core import mrz
from hamroh.foundation.actor import Actor
from hamroh.foundation.errors import DomainError
from hamroh.people.actions import record_identity_paper
from hamroh.people.models import PaperKind
from hamroh.people.numbers import hash_paper
from hamroh.people.queries import person_of_paper

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
    """The machine-readable lines of a passport.

    Raises `passport_lines_wrong` with the places of its `errors`, and how many `lines` they are in.
    """
    reading = mrz.read(text, today=today)
    if not reading.good or reading.document is None:
        # A proposal is what the passport says: it must not travel with an error.
        places = tuple(replace(error, proposal=None) for error in reading.errors)
        raise DomainError("passport_lines_wrong", errors=places, lines=len(reading.lines))
    return reading.document


def identity_shown(text: str, *, countries: Iterable[str], bound_to: str, today: date) -> str:
    """The hash of the shown paper: `bound_to` when one of its readings is that paper, else another's."""
    papers = read_paper(text, countries=countries, today=today)
    if not papers:
        raise DomainError("paper_number_malformed")
    hashes = [paper.identity_hash for paper in papers]
    return bound_to if bound_to in hashes else hashes[0]


def own_paper(
    *,
    actor: Actor,
    now: datetime,
    person_id: UUID,
    text: str,
    held: Collection[str],
    likely: Collection[str],
    today: date,
) -> str:
    """The hash of the paper that a person shows, which must be theirs.

    `held` are the countries of the papers that are known of them. Of whom none is known, the shown one is
    recorded; its country must then be certain: from the lines, or the only one in `likely`. Raises
    `identity_differs`, `paper_country_unknown`, and as `read_paper` and `record_identity_paper`.
    """
    if not text.strip():
        raise DomainError("paper_number_malformed")
    papers = read_paper(text, countries=held or likely, today=today)
    for paper in papers:
        if person_of_paper(paper.country, paper.number) == person_id:
            return paper.identity_hash
    if held:
        raise DomainError("identity_differs")
    if len(papers) != 1:
        raise DomainError("paper_country_unknown")
    recorded = record_identity_paper(
        actor=actor,
        person_id=person_id,
        kind=PaperKind.PASSPORT,
        country=papers[0].country,
        number=papers[0].number,
        now=now,
    )
    return str(recorded.number_hash)
