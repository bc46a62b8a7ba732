"""Handing letters to a mail server: the contract, and a folder for each provider.

Which letters there are, and when they are sent, is decided in messaging.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from hamroh.gateways.outcome import Outcome


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter of plain text to one recipient.

    `message_id` (with its angle brackets) stays the same when a letter is handed over again, so that
    mailboxes can tell a repetition; `written_at` is aware.
    """

    message_id: str
    sender: str
    recipient: str
    subject: str
    body: str
    language: str
    written_at: datetime


class Mailer(Protocol):
    """A provider. `hand_over` never raises for what a server or a network may do."""

    @property
    def name(self) -> str:
        """A stable word for the record of who took the letter."""

    def hand_over(self, letter: Letter, /) -> Outcome:
        """Give the letter away; may take as long as the provider's time limits allow."""
