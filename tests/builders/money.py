"""A cash desk: who works there, and an invoice to pay."""

from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count

from hamroh.accounts.queries import scope_of
from hamroh.accounts.roles import Role
from hamroh.billing.actions import Line, make_invoice
from hamroh.billing.models import Invoice, PaymentMethod
from hamroh.flows.paying.taking import Taken, take_payment
from hamroh.foundation.actor import Actor
from hamroh.foundation.scope import bound
from hamroh.network.models import Centre
from hamroh.people.models import Person
from tests.builders import accounts, network, people

NOW = datetime(2026, 11, 23, 6, 15, tzinfo=UTC)
"""A quarter past ten in Samara."""
LINES = (Line("photo", 30_000, is_estimate=True), Line("application", 420_000, is_state_fee=True))
_keys = count()


def key() -> str:
    """A new idempotency key."""
    return f"money-{next(_keys)}"


@dataclass(frozen=True)
class CashDesk:
    centre: Centre
    cashier: Actor
    person: Person

    def invoice(self, person: Person | None = None) -> Invoice:
        """What Dilshod owes: 4 500 roubles."""
        with bound(scope_of(self.cashier)):
            return make_invoice(
                actor=self.cashier,
                now=NOW,
                key=key(),
                person_id=(person or self.person).pk,
                centre_id=self.centre.pk,
                visit_id=None,
                currency="RUB",
                lines=LINES,
            )

    def pay(
        self,
        invoice: Invoice,
        amount: int = 450_000,
        *,
        once: str = "",
        actor: Actor | None = None,
        now: datetime = NOW,
    ) -> Taken:
        """Take money for an invoice, in cash."""
        by = actor or self.cashier
        with bound(scope_of(by)):
            return take_payment(
                actor=by,
                now=now,
                key=once or key(),
                invoice_id=invoice.pk,
                amount=amount,
                method=PaymentMethod.CASH,
            )


def cash_desk(name: str = "samara-kabelnaya", number: str = people.NUMBER) -> CashDesk:
    """A centre with a cashier, at which Dilshod is registered."""
    centre = network.centre(name)
    return CashDesk(centre, accounts.staff(NOW, centre, Role.CASHIER), people.person(NOW, centre, number))
