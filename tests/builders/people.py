"""People we serve."""

from datetime import date, datetime

from hamroh.foundation.actor import SYSTEM, Actor, ActorKind
from hamroh.foundation.scope import system_scope
from hamroh.network.models import Centre
from hamroh.people import actions
from hamroh.people.models import NameSource, PaperKind, Person, Script
from hamroh.people.naming import NewName

DILSHOD = NewName("Karimov", Script.LATIN, NameSource.PASSPORT_PAGE, "Dilshod", "Akmal oʻgʻli")
NUMBER = "FA1234567"


def person(now: datetime, centre: Centre | None = None, number: str = NUMBER) -> Person:
    """Dilshod, registered at a centre with his passport."""
    with system_scope():
        made = actions.register_person(
            actor=SYSTEM,
            language="uz",
            now=now,
            name=DILSHOD,
            birth_date=date(1996, 4, 12),
            centre_id=centre.id if centre else None,
            is_invented=True,
        )
        actions.record_identity_paper(
            actor=SYSTEM, person_id=made.id, kind=PaperKind.PASSPORT, country="UZB", number=number, now=now
        )
    return made


def oneself(made: Person) -> Actor:
    """The person as an actor."""
    return Actor(ActorKind.PERSON, made.id)
