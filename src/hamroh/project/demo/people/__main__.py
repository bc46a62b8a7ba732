"""`python -m hamroh.project.demo.people`: lets the invented people move in while the demo answers already.

Cut off at any moment it leaves whole actions behind; started again it goes on with whoever is missing. Then
the floors go on with the clock, unless `--still` asks for a day that stands.
"""

import os
import sys
import time

import django
from django.db import connection

BEHIND_OTHERS = 10
"""How nice it is to the processes that answer."""

STILL = "--still"
_BREATH = 20
"""Seconds from one look at the floors to the next."""


def main() -> None:
    """Load them and say how far it is, then let the day go on."""
    os.nice(BEHIND_OTHERS)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hamroh.project.settings")
    django.setup()
    from hamroh.foundation import clock
    from hamroh.project.demo.people.loading import centres_are_open, go_on, load_people

    with connection.cursor() as cursor:
        # A lost second of the invented past is made again at the next start.
        cursor.execute("SET synchronous_commit = off")
    loaded = load_people(now=clock.now(), say=_say)
    for words in loaded.refused:
        _say(f"left out: {words}")
    made = loaded.made.total()
    if made:
        _say(f"{made} invented people are in")
    if not centres_are_open(now=clock.now()):
        _say("the centres are closed at this hour; `./hamroh demo --now` shows them at work: see --help")
    while STILL not in sys.argv[1:]:
        connection.close()
        time.sleep(_BREATH)
        go_on(now=clock.now())


def _say(text: str) -> None:
    print(text, flush=True)


if __name__ == "__main__":
    main()
