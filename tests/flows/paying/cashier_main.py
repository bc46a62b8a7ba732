"""A cashier's process: `python -m tests.flows.paying.cashier_main INVOICE CASHIER KEY TIMES`; a line for each try."""

import sys
from datetime import UTC, datetime
from uuid import UUID

import django

NOW = datetime(2026, 11, 23, 6, 15, tzinfo=UTC)


def main(invoice: str, cashier: str, key: str, times: int) -> None:
    """Take 1 000 roubles so many times; a key that ends in `-` is a new one each time."""
    django.setup()
    from hamroh.accounts.models import StaffUser
    from hamroh.accounts.queries import actor_of, scope_of
    from hamroh.billing.models import PaymentMethod
    from hamroh.flows.paying.taking import take_payment
    from hamroh.foundation.errors import DomainError
    from hamroh.foundation.scope import bound

    actor = actor_of(StaffUser.objects.get(pk=cashier))
    with bound(scope_of(actor)):
        for turn in range(times):
            try:
                taken = take_payment(
                    actor=actor,
                    now=NOW,
                    key=f"{key}{turn}" if key.endswith("-") else key,
                    invoice_id=UUID(invoice),
                    amount=100_000,
                    method=PaymentMethod.CASH,
                )
                line = taken.receipt.number
            except DomainError as refused:
                line = refused.code
            sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]))
