"""A mailer that takes every letter and sends none: the demo shows messages in its outbox page."""

from hamroh.gateways.mail import Letter
from hamroh.gateways.outcome import Outcome, accepted


class DemoMailer:
    """No network, no refusals."""

    name = "demo"

    def hand_over(self, _letter: Letter, /) -> Outcome:
        """Take the letter; there is nowhere to send it."""
        return accepted()
