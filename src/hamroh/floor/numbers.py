"""Numbers of tickets: a letter and a count that starts anew each day at each centre."""

from datetime import date
from uuid import UUID

from django.db import connection

from hamroh.foundation.ids import new_id

_NEXT = """
INSERT INTO floor_counter AS c (id, centre_id, day, letter, last) VALUES (%s, %s, %s, %s, 1)
ON CONFLICT (centre_id, day, letter) DO UPDATE SET last = c.last + 1
RETURNING last
"""


def take_number(*, centre_id: UUID, day: date, letter: str) -> int:
    """The next number of this letter today. Whoever asks at the same moment waits for this transaction."""
    with connection.cursor() as cursor:
        cursor.execute(_NEXT, [new_id(), centre_id, day, letter])
        return int(cursor.fetchone()[0])
