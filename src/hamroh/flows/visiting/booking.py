"""Find and hold the visit that a person's plan asks for."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from hamroh.booking import actions as booking
from hamroh.booking.actions import Held
from hamroh.booking.queries import find_visit, make_request
from hamroh.core.itinerary.values import Itinerary, NoDay, Request
from hamroh.core.law import Plan
from hamroh.flows.visiting.programme import Programme, programme_of
from hamroh.foundation.actor import Actor
from hamroh.foundation.errors import DomainError
from hamroh.network.models import Centre
from hamroh.network.queries import list_desk_kinds_of

ON_THE_WAY = timedelta(hours=1)
"""Nobody is offered a time that they could only miss."""


@dataclass(frozen=True, slots=True)
class Offer:
    """The earliest visit for the plan at a centre, or why there is none."""

    centre: Centre
    programme: Programme
    request: Request
    answer: Itinerary | NoDay

    @property
    def itinerary(self) -> Itinerary | None:
        """The visit, when there is one."""
        return self.answer if isinstance(self.answer, Itinerary) else None


def offer_visit(*, plan: Plan, centre: Centre, now: datetime, from_day: date | None = None) -> Offer:
    """The earliest visit on or after a day.

    Raises DomainError `nothing_to_book` when the plan asks for none or the centre offers nothing of it, and
    `other_region` when it is to be filed in another region than the centre's.
    """
    offered = frozenset(row.desk_kind.key for row in list_desk_kinds_of(centre.pk))
    programme = programme_of(plan, offered=offered)
    if programme is None:
        raise DomainError("nothing_to_book")
    if not serves_region(plan, centre):
        raise DomainError("other_region")
    request = make_request(
        centre_id=centre.pk,
        wanted=programme.services,
        earliest=_earliest(centre, now, from_day, programme.not_before),
    )
    return Offer(centre, programme, request, find_visit(centre_id=centre.pk, request=request))


def serves_region(plan: Plan, centre: Centre) -> bool:
    """Whether the plan's next visit can be at a centre: a patent is filed and collected where the person works.

    A talk with a consultant, and the plan of somebody who has not named a region, fit any centre.
    """
    region = plan.facts.values.get("region")
    return bool(plan.consultant_first) or region is None or centre.region_code == region


def hold_offer(*, actor: Actor, now: datetime, key: str, person_id: UUID, offer: Offer) -> Held:
    """Hold all places of an offer for ten minutes; the centre does not see the person before they confirm.

    Raises DomainError `no_day` when the offer has none, and what `booking.hold_visit` raises.
    """
    if offer.itinerary is None:
        raise DomainError("no_day")
    return booking.hold_visit(
        actor=actor,
        now=now,
        key=key,
        centre_id=offer.centre.pk,
        person_id=person_id,
        purpose=offer.programme.purpose,
        request=offer.request,
        itinerary=offer.itinerary,
    )


def _earliest(centre: Centre, now: datetime, from_day: date | None, not_before: date | None) -> datetime:
    """From the later of the two days on; the decision's own day belongs to the state."""
    zone = ZoneInfo(centre.time_zone)
    after = not_before + timedelta(days=1) if not_before else None
    days = [day for day in (from_day, after) if day]
    return max([now + ON_THE_WAY, *(datetime.combine(day, time.min, zone) for day in days)])
