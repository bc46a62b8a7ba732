"""The first law releases of a fresh demo, made from the files of each pack."""

from datetime import timedelta

from hamroh.foundation import clock
from hamroh.foundation.actor import SYSTEM
from hamroh.journeys.releases import put_release_in_force
from hamroh.packs.loader import list_packs, read_texts

LONG_AGO_IN_FORCE = 400
"""Days before the demo's present: its invented past rests on the same release."""


def load_law() -> None:
    """Put each pack in force as it lies here; the same content twice changes nothing."""
    for pack in list_packs():
        put_release_in_force(
            actor=SYSTEM,
            now=clock.now() - timedelta(days=LONG_AGO_IN_FORCE),
            pack=pack,
            files=read_texts(pack),
            prepared_by="demo",
            approved_by="demo, second person",
        )
