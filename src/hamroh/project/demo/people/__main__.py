"""`python -m hamroh.project.demo.people`: lets the invented people move in while the demo answers already.

Cut off at any moment it leaves whole actions behind; started again it goes on with whoever is missing.
"""

import os

import django
from django.db import connection

BEHIND_OTHERS = 10
"""How nice it is to the processes that answer."""


def main() -> None:
    """Load them and say how far it is."""
    os.nice(BEHIND_OTHERS)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hamroh.project.settings")
    django.setup()
    from hamroh.foundation import clock
    from hamroh.project.demo.people.loading import load_people

    with connection.cursor() as cursor:
        # A lost second of the invented past is made again at the next start.
        cursor.execute("SET synchronous_commit = off")
    loaded = load_people(now=clock.now(), say=_say)
    for words in loaded.refused:
        _say(f"left out: {words}")
    made = loaded.made.total()
    if made:
        _say(f"{made} invented people are in")


def _say(text: str) -> None:
    print(text, flush=True)


if __name__ == "__main__":
    main()
