"""Everything of the people domain that is about one person, as plain data for that person."""

from uuid import UUID

from hamroh.people.models import Consent, ContactPoint, IdentityPaper, Person, PersonCentre, PersonName
from hamroh.people.queries import get_person

Plain = dict[str, object]


def take_out(person_id: UUID) -> Plain:
    """Texts, dates as ISO and lists; in the bound scope, which is the person's own. Raises `not_found`."""
    person = get_person(person_id)
    return {
        "person": _of_person(person),
        "names": [
            {"name": name.full, "script": name.script, "source": name.source}
            for name in PersonName.objects.filter(person=person).order_by("recorded_at")
        ],
        "identity_papers": [
            _of_paper(paper) for paper in IdentityPaper.objects.filter(person=person).order_by("recorded_at")
        ],
        "contacts": [
            {"kind": one.kind, "value": str(one.value), "confirmed": one.confirmed_at is not None}
            for one in ContactPoint.objects.filter(person=person, replaced_at=None).order_by("recorded_at")
        ],
        "consents": [
            {
                "purpose": one.purpose,
                "language": one.language,
                "text": one.text_version,
                "given": one.given_at.isoformat(),
                "withdrawn": one.withdrawn_at.isoformat() if one.withdrawn_at else None,
            }
            for one in Consent.objects.filter(person=person).order_by("given_at")
        ],
        "centres": [
            {"centre": link.centre.key, "since": link.since.isoformat()}
            for link in PersonCentre.objects.filter(person=person).select_related("centre").order_by("since")
        ],
    }


def _of_person(person: Person) -> Plain:
    return {
        "language": person.language,
        "birth_date": person.birth_date.isoformat() if person.birth_date else None,
        "known_since": person.created_at.isoformat(),
    }


def _of_paper(paper: IdentityPaper) -> Plain:
    return {
        "kind": paper.kind,
        "country": paper.country,
        "number": str(paper.number),
        "valid_from": paper.valid_from.isoformat() if paper.valid_from else None,
        "valid_until": paper.valid_until.isoformat() if paper.valid_until else None,
    }
