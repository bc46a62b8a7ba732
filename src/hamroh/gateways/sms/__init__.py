"""Handing short texts to an operator: the contract, and a folder for each provider.

Which texts there are, and when they are sent, is decided in messaging.
"""

from dataclasses import dataclass
from typing import Protocol

from hamroh.gateways.outcome import Outcome


@dataclass(frozen=True, slots=True)
class ShortText:
    """One text to one number (E.164, with its plus); `reference` stays the same in a repetition."""

    reference: str
    number: str
    text: str


class Texter(Protocol):
    """A provider. `hand_over` never raises for what an operator or a network may do."""

    @property
    def name(self) -> str:
        """A stable word for the record of who took the text."""

    def hand_over(self, text: ShortText, /) -> Outcome:
        """Give the text away; may take as long as the provider's time limits allow."""
