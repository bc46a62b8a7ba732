"""Whether there is a visit already for what the plan asks."""

from django.http import HttpRequest

from hamroh.accounts.sessions import person_of
from hamroh.booking.queries import visits_of
from hamroh.core.itinerary.states import VisitState
from hamroh.core.law import Plan
from hamroh.flows.visiting.programme import purpose_of


def has_visit(request: HttpRequest, plan: Plan) -> bool:
    """Whether a visit for what the plan asks next is confirmed already: it is moved, not booked twice."""
    person_id = person_of(request)
    if person_id is None:
        return False
    purpose = purpose_of(plan)
    return any(
        visit.state in {VisitState.CONFIRMED, VisitState.ARRIVED} and visit.purpose == purpose
        for visit in visits_of(person_id=person_id)
    )
