"""A texter that takes every text and sends none: the demo shows messages and codes in its outbox page."""

from hamroh.gateways.outcome import Outcome, accepted
from hamroh.gateways.sms import ShortText


class DemoTexter:
    """No network, no refusals."""

    name = "demo"

    def hand_over(self, _text: ShortText, /) -> Outcome:
        """Take the text; there is nowhere to send it."""
        return accepted()
