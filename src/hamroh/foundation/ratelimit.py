"""Token buckets in PostgreSQL: shared by all processes, one statement each."""

import math
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection

from hamroh.foundation.errors import DomainError
from hamroh.foundation.fields import keyed_hash
from hamroh.foundation.models import RateBucket

_TAKE = """
WITH taken AS (
  INSERT INTO foundation_ratebucket AS b (name, tokens, updated_at)
  VALUES (%(name)s, %(burst)s - 1, %(now)s)
  ON CONFLICT (name) DO UPDATE SET
    tokens = least(%(burst)s, b.tokens + %(rate)s * extract(epoch FROM greatest(%(now)s - b.updated_at, '0'))) - 1,
    updated_at = greatest(%(now)s, b.updated_at)
  WHERE least(%(burst)s, b.tokens + %(rate)s * extract(epoch FROM greatest(%(now)s - b.updated_at, '0'))) >= 1
  RETURNING 1
)
SELECT EXISTS (SELECT FROM taken),
  (SELECT 1 - b.tokens - %(rate)s * extract(epoch FROM greatest(%(now)s - b.updated_at, '0'))
   FROM foundation_ratebucket b WHERE b.name = %(name)s)
"""


@dataclass(frozen=True, slots=True)
class Limit:
    """`burst` at once, then `burst` in each `per`."""

    name: str
    burst: int
    per: timedelta

    @property
    def rate(self) -> float:
        """Tokens a second."""
        return self.burst / self.per.total_seconds()


def take(limit: Limit, *, subject: str, now: datetime) -> None:
    """Take one token of `subject` (a phone, an address, a user; stored as a keyed hash).

    Call it outside the transaction that it guards: a rollback would give the token back.
    Raises DomainError("rate_limited", seconds=N) with the whole seconds until the next token.
    """
    values: dict[str, str | float | datetime] = {
        "name": f"{limit.name}:{keyed_hash(subject, purpose=limit.name)}",
        "burst": float(limit.burst),
        "rate": limit.rate,
        "now": now,
    }
    with connection.cursor() as cursor:
        cursor.execute(_TAKE, values)
        taken, missing = cursor.fetchone()
    if not taken:
        # The wait is read from before this statement; somebody faster may have left none to read.
        seconds = math.ceil(max(float(missing if missing is not None else 1), 0.0) / limit.rate)
        raise DomainError("rate_limited", seconds=max(seconds, 1))


def forget_before(moment: datetime) -> int:
    """Drop buckets untouched since `moment`; one must lie further back than any limit's period."""
    return RateBucket.objects.filter(updated_at__lt=moment).delete()[0]
