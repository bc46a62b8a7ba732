"""Why data can't be erased yet, and refusals of the confirmation, in words."""

from collections.abc import Iterable

from django.utils.translation import gettext

from hamroh.foundation.errors import DomainError
from hamroh.portal.keeping import words as doors
from hamroh.ui.parts import Note


def obstacle_notes(found: Iterable[str]) -> tuple[Note, ...]:
    """What has to be done first."""
    return tuple(Note((_obstacle(one),), title=gettext("First this"), warn=True) for one in found)


def problem_of(error: DomainError) -> str:
    """The words for a refusal; one that is not of this page is raised on."""
    if error.code in {"ticket_open", "money_owed"}:
        return _obstacle(error.code)
    return doors.problem_of(error)


def _obstacle(code: str) -> str:
    return {
        "ticket_open": gettext("Your visit is not over. Finish it, or say at the reception that you leave."),
        "money_owed": gettext(
            "You paid for a visit that did not take place. Get the money back at the cash desk of the centre first."
        ),
    }[code]
