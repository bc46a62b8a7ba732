"""The first law release of a fresh demo, made from the pack's files."""

from datetime import timedelta

from hamroh.foundation import clock
from hamroh.foundation.actor import SYSTEM
from hamroh.journeys.law import DEFAULT_PACK
from hamroh.journeys.releases import put_release_in_force
from hamroh.packs.loader import read_texts

LONG_AGO_IN_FORCE = 400
"""Days before the demo's present: its invented past rests on the same release."""


def load_law() -> None:
    """Put the pack in force as it lies here; the same content twice changes nothing."""
    put_release_in_force(
        actor=SYSTEM,
        now=clock.now() - timedelta(days=LONG_AGO_IN_FORCE),
        pack=DEFAULT_PACK,
        files=read_texts(DEFAULT_PACK),
        prepared_by="demo",
        approved_by="demo, second person",
    )
