"""Numbers without gaps, for papers: each series counts from 1."""

from django.db import connection

from hamroh.core.codes import paper_number

_NEXT = """
INSERT INTO foundation_numberseries AS s (name, last) VALUES (%s, 1)
ON CONFLICT (name) DO UPDATE SET last = s.last + 1
RETURNING s.last
"""


def next_value(series: str) -> int:
    """The next number of `series`.

    Call it inside the transaction that uses the number: a rollback gives it back, so none is skipped;
    others who want the next number wait until then.
    """
    with connection.cursor() as cursor:
        cursor.execute(_NEXT, [series])
        return int(cursor.fetchone()[0])


def next_number(prefix: str, year: int) -> str:
    """The next number of a paper, such as RK-2026-004518-7: prefix (one or two Latin capitals) and year are
    its series, so that no two papers share a number whoever issues them. As `next_value`.
    """
    return paper_number(prefix, year, next_value(f"{prefix}:{year}"))
