"""The objects that stand in addresses of the table: each belongs to Dilshod or to his centre.

Whoever brings an address with an id adds a maker here; it gets the small world of `test_urls.py`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from hamroh.network.models import Centre
from hamroh.people.models import Person

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class World:
    """A person, the centre that serves them, and another centre."""

    person: Person
    centre: Centre
    elsewhere: Centre


MAKERS: dict[str, Callable[[World], str]] = {
    "person": lambda world: str(world.person.id),
}


def made(name: str, world: World) -> str:
    """The value for an address: of a maker, or the word itself."""
    return MAKERS[name](world) if name in MAKERS else name
