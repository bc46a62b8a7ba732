"""The lit card and the road: plan, visit and day are drawn as one road with stops."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from hamroh.ui.parts.base import Link, Part
from hamroh.ui.parts.page import Details, Doubt, Fact, Tag


@dataclass(frozen=True, slots=True)
class StepCard(Part):
    """The one lit thing on the page: what to do now or next.

    `band` and `left` stand on the lit band ("Next step", "7 days left"); facts are deadline and price.
    """

    template: ClassVar[str] = "ui/parts/step_card.html"
    title: str
    band: str
    left: str = ""
    number: str = ""
    """A ticket or window of the moment, the biggest thing on the card."""
    facts: tuple[Fact, ...] = ()
    paragraphs: tuple[str, ...] = ()
    bring: tuple[str, ...] = ()
    action: Link | None = None
    under: str = ""
    doubt: Doubt | None = None
    details: tuple[Details, ...] = ()
    live: bool = False
    id: str = "now"


class StopState(StrEnum):
    PAST = "past"
    HERE = "here"
    DOUBT = "doubt"
    AHEAD = ""


@dataclass(frozen=True, slots=True)
class Stop:
    """A stop of the road: `when` is big, `price` stands beside it."""

    mark: str
    title: str
    when: str = ""
    price: str = ""
    tag: Tag | None = None
    small: tuple[str, ...] = ()
    state: StopState = StopState.AHEAD
    doubt: Doubt | None = None
    details: tuple[Details, ...] = ()
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class Road(Part):
    """An ordered list of stops; `card` is the lit first one. `day` draws the stops of one day, smaller."""

    template: ClassVar[str] = "ui/parts/road.html"
    stops: tuple[Stop, ...]
    card: StepCard | None = None
    day: bool = False
