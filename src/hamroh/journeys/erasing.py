"""Facts and plans of somebody who is erased."""

from uuid import UUID

from hamroh.foundation.actor import Actor
from hamroh.foundation.rls import erase_by
from hamroh.foundation.transactions import action
from hamroh.journeys.models import PersonFact, Plan, PlanChange


def erase_journey(*, actor: Actor, person_id: UUID) -> None:
    """Everything, with its history. The person must be marked as erased; in the system's scope."""
    with action(actor=actor, why="erase_journey"):
        PlanChange.objects.filter(person_id=person_id).delete()
        Plan.objects.filter(person_id=person_id).delete()
        PersonFact.objects.filter(person_id=person_id).delete()
        erase_by("journeys_erase", person_id)
