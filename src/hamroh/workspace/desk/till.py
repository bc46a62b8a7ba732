"""What whoever stands at a cash desk owes: taking the money has pages of its own."""

from dataclasses import dataclass
from uuid import UUID

from hamroh.booking.access import get_visit
from hamroh.floor.queries import Current
from hamroh.flows.paying.bills import bill_of_visit
from hamroh.network.models import Desk
from hamroh.ui import sums
from hamroh.workspace.sections import CASH_DESK
from hamroh.workspace.shell import Workplace

_KIND = "cash_desk"


@dataclass(frozen=True, slots=True)
class Till:
    """The bill of the visit; `due` is empty when all is paid."""

    visit_id: UUID
    due: str


def draw_till(place: Workplace, desk: Desk, current: Current | None) -> Till | None:
    """None at other desks, for those who take no money, and when nothing was ever to pay."""
    if current is None or desk.desk_kind.key != _KIND or not CASH_DESK.roles & place.roles:
        return None
    bill = bill_of_visit(get_visit(actor=place.actor, visit_id=current.visit_id))
    if bill is None or bill.is_void:
        return None
    return Till(current.visit_id, sums.desk_amount(bill.due, bill.currency) if bill.due else "")
