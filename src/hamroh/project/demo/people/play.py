"""One thing after another: what is to happen on a centre's day, in the order of its moments."""

import hashlib
import heapq
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from itertools import count
from typing import TypeAlias
from uuid import UUID

from hamroh.floor.models import Ticket
from hamroh.foundation.errors import DomainError
from hamroh.project.demo.people.acting import Team
from hamroh.project.demo.people.cast import Character

Act: TypeAlias = Callable[[datetime], None]


@dataclass(slots=True)
class Play:
    """A centre's day up to a moment; `refused` collects what an action did not allow."""

    team: Team
    day: date
    opens: datetime
    closes: datetime
    until: datetime
    characters: dict[UUID, Character]
    refused: list[str]
    _queue: list[tuple[datetime, int, Act]] = field(default_factory=list)
    _numbers: "count[int]" = field(default_factory=count)

    @property
    def midnight(self) -> datetime:
        """When the day began."""
        return self.team.moment(self.day, time())

    def is_played(self, ticket: Ticket) -> bool:
        """Whether a ticket is of somebody whom the demo moves: never of whoever came in by a visitor's hand."""
        return ticket.person_id in self.characters

    def at(self, moment: datetime, act: Act) -> None:
        """Do this then; what lies after the end is left to those who watch."""
        if moment <= self.until:
            heapq.heappush(self._queue, (moment, next(self._numbers), act))

    def run(self) -> None:
        """Until nothing is left to happen."""
        while self._queue:
            moment, _, act = heapq.heappop(self._queue)
            try:
                act(moment)
            except DomainError as error:
                # Somebody who looks at the demo may have done it otherwise meanwhile.
                self.refused.append(
                    f"{self.team.centre.key} {moment:%d.%m. %H:%M}: {error.code} {error.data}"
                )

    def key(self, *parts: object) -> str:
        """The same for the same thing, so that nothing is done twice."""
        words = ":".join(map(str, (self.day, self.team.centre.key, *parts)))
        return f"demo:{hashlib.sha256(words.encode()).hexdigest()}"
