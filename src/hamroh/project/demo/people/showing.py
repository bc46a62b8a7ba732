"""Whom a visitor of the demo may enter as: one of each stage, with the phone that gets the code."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hamroh.floor.models import Ticket
from hamroh.foundation.scope import system_scope
from hamroh.people.models import ContactKind
from hamroh.people.queries import contact_of, preferred_name
from hamroh.project.demo.people.acting import Team, list_teams
from hamroh.project.demo.people.cast import Stage, cast_as
from hamroh.project.demo.people.loading import known

STAGES: Final[dict[Stage, Promise]] = {
    Stage.ANSWERED: _("has answered the questions and kept the plan"),
    Stage.BOOKED: _("has booked a visit"),
    Stage.MOVED: _("has moved the visit to another day"),
    Stage.CANCELLED: _("has given the visit up"),
    Stage.REGISTERED: _("is registered, the patent comes next"),
    Stage.FILED: _("has applied for a patent, the state has not decided yet"),
    Stage.DECIDED: _("the state has decided, the second visit is booked"),
    Stage.PRESENTED: _("works on a patent and has shown the receipt for the next month"),
    Stage.CONFIRMED: _("works on a patent, the bank has confirmed the next month"),
    Stage.MATCHED: _("works on a patent, the tax office has confirmed the next month"),
    Stage.RUNNING_OUT: _("works on a patent whose paid days end soon"),
    Stage.LATE: _("missed the days, a consultant comes first"),
    Stage.NO_PATENT: _("needs no patent"),
}
AT_THE_CENTRE: Final = _("is at the centre right now")
_ENTERED: Final = 5
"""So many tickets are looked through for somebody who can enter by phone."""


@dataclass(frozen=True, slots=True)
class Guide:
    """Somebody invented, how far they are, and the phone to enter with."""

    stage: str | Promise
    name: str
    phone: str


def list_guides(*, now: datetime) -> list[Guide]:
    """One of each stage who is there already."""
    today = now.date()
    cast = {stage: cast_as(stage, 0, today=today) for stage in STAGES}
    there = known(cast.values())
    guides = [
        Guide(STAGES[stage], one.person.national.whole, one.phone)
        for stage, one in cast.items()
        if one.number in there
    ]
    teams = list_teams()
    here = _at_the_centre(next(iter(teams.values())), now) if teams else None
    return [here, *guides] if here else guides


def _at_the_centre(team: Team, now: datetime) -> Guide | None:
    # The demo's own page shows whom it invented, to anybody.
    with system_scope():
        inside = Ticket.objects.filter(day=team.day_at(now), ended_at__isnull=True, person__isnull=False)
        for ticket in inside.filter(walk_in=False, person__is_invented=True).order_by("arrived_at", "id")[
            :_ENTERED
        ]:
            person_id = ticket.person_id
            phone = contact_of(person_id, ContactKind.PHONE, confirmed_only=True) if person_id else None
            if person_id and phone:
                return Guide(AT_THE_CENTRE, preferred_name(person_id), phone)
    return None
