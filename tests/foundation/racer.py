"""One of several processes that want the same at once: `python -m tests.foundation.racer WHAT TIMES`.

Prints a line for each time: what came of it.
"""

import sys
from datetime import UTC, datetime, timedelta

import django

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


def take_tokens() -> str:
    """One token of a bucket of ten."""
    from hamroh.foundation.ratelimit import Limit, take

    take(Limit("race", burst=10, per=timedelta(hours=1)), subject="all", now=NOW)
    return "taken"


def open_a_centre_once() -> str:
    """One request, sent by everybody with the same key."""
    from hamroh.foundation import idempotency
    from hamroh.foundation.actor import SYSTEM
    from hamroh.foundation.ids import new_id
    from hamroh.foundation.transactions import action

    with action(actor=SYSTEM, why="race"):
        claim = idempotency.claim(actor=SYSTEM, key="race", operation="race", request={}, now=NOW)
        if claim.outcome is None:
            made = str(new_id())
            claim.store({"made": made})
            return made
        return str(claim.outcome["made"])


def main(what: str, times: int) -> None:
    """Run it so many times."""
    django.setup()
    from hamroh.foundation.errors import DomainError

    for _ in range(times):
        try:
            line = globals()[what]()
        except DomainError as refused:
            line = refused.code
        sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
