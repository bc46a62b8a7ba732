"""Papers that we issued to somebody who is erased: number and signature stay, so that a print can still be checked."""

from uuid import UUID

from hamroh.documents.models import IssuedDocument
from hamroh.foundation.actor import Actor
from hamroh.foundation.rls import erase_by
from hamroh.foundation.transactions import action


def erase_owner(*, actor: Actor, person_id: UUID) -> int:
    """Take the person out of their papers, which name nobody; answers how many stay.

    The person must be marked as erased; in the system's scope.
    """
    with action(actor=actor, why="erase_owner"):
        kept = IssuedDocument.objects.filter(person_id=person_id).count()
        erase_by("documents_erase", person_id)
    return kept
