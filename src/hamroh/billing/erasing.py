"""Money of somebody who is erased: invoices and payments are accounting records and stay, nobody's.

Kept for five years after the year (402-FZ article 29, Tax Code article 23(1)(8)). Advance payments of tax were
never our money: what was shown of them goes.
"""

from uuid import UUID

from hamroh.billing.models import Invoice, InvoiceState
from hamroh.foundation.actor import Actor
from hamroh.foundation.rls import erase_by
from hamroh.foundation.transactions import action


def erase_money(*, actor: Actor, person_id: UUID) -> int:
    """Take the person out of their invoices, close those of which nothing was paid; answers how many stay.

    The person must be marked as erased; in the system's scope.
    """
    with action(actor=actor, why="erase_money"):
        mine = Invoice.objects.filter(person_id=person_id)
        mine.filter(state=InvoiceState.OPEN, paid=0).update(state=InvoiceState.VOID)
        kept = mine.update(person=None)
        erase_by("billing_erase", person_id)
    return kept
