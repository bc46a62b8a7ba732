"""What the floor takes over from booking: the only place that reads its rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Sum

from hamroh.booking.models import Slot, Visit, VisitPlace
from hamroh.core.itinerary.states import VisitState
from hamroh.core.itinerary.values import Service as Wanted
from hamroh.foundation.errors import DomainError
from hamroh.foundation.locks import lock_row
from hamroh.network.models import DeskKind, Service

_MAY_COME = frozenset({VisitState.CONFIRMED, VisitState.ARRIVED})
FIXED_KINDS = frozenset({"exam"})
"""Keys of desk kinds where everybody begins at one time."""
_LETTERS = {"filing": "A", "collecting": "B"}
_WALK_IN_LETTER = "C"


@dataclass(frozen=True, slots=True)
class Asked:
    """One service of a visit, as a ticket takes it over."""

    service: Service
    minutes: int
    after: frozenset[UUID]
    results_after: int
    booked_at: datetime | None
    fixed_at: datetime | None


def lock_visit(*, centre_id: UUID, visit_id: UUID, identity_hash: str, day: date) -> Visit:
    """The visit under its lock, if it is this person's, here and today.

    `identity_hash` is the keyed hash of the paper shown at the door. Raises `not_found`, `wrong_centre`,
    `visit_not_confirmed`, `visit_another_day`, `identity_differs`.
    """
    visit = lock_row(Visit.objects.all(), visit_id)
    if visit.centre_id != centre_id:
        raise DomainError("wrong_centre")
    if VisitState(visit.state) not in _MAY_COME:
        raise DomainError("visit_not_confirmed", state=visit.state)
    if visit.day != day:
        raise DomainError("visit_another_day", day=visit.day)
    # An empty hash would match a walk-in of whom no paper was seen, and no one else.
    if visit.identity_hash != identity_hash:
        raise DomainError("identity_differs")
    return visit


def list_asked(visit: Visit, wanted: Sequence[Wanted]) -> list[Asked]:
    """The services of a visit in their booked order, with what must come before each.

    `wanted` is what the visit was searched for. Without it each service waits for the one before it:
    the booked order is known to be possible.
    """
    places = {
        place.service: place for place in VisitPlace.objects.filter(visit=visit).order_by("order", "id")
    }
    chain = wanted or _chain(list(places.values()))
    known = {
        service.key: service
        for service in Service.objects.select_related("desk_kind").filter(key__in=[one.key for one in chain])
    }
    missing = [one.key for one in chain if one.key not in known]
    if missing:
        raise DomainError("service_unknown", service=missing[0])
    ordered = sorted(chain, key=lambda one: places[one.key].order if one.key in places else len(places) + 1)
    return [_asked(one, known, places.get(one.key)) for one in ordered]


def _chain(places: Sequence[VisitPlace]) -> list[Wanted]:
    return [
        Wanted(
            place.service,
            place.desk_kind,
            place.minutes,
            frozenset(other.service for other in places if other.order < place.order),
        )
        for place in places
    ]


def _asked(one: Wanted, known: Mapping[str, Service], place: VisitPlace | None) -> Asked:
    return Asked(
        service=known[one.key],
        minutes=one.minutes,
        after=frozenset(known[key].id for key in one.after if key in known),
        results_after=one.results_after,
        booked_at=place.starts_at if place else None,
        fixed_at=place.starts_at if place and place.desk_kind in FIXED_KINDS else None,
    )


def letter_of(visit: Visit) -> str:
    """The letter of a number tells what somebody came for, and who came without a booking."""
    return _WALK_IN_LETTER if visit.walk_in else _LETTERS.get(visit.purpose, "D")


def count_booked(*, centre_id: UUID, day: date) -> int:
    """How many booked visits a day has, whether they came or not; walk-ins are not counted."""
    states = [VisitState.CONFIRMED, VisitState.ARRIVED, VisitState.SERVED]
    return Visit.objects.filter(centre_id=centre_id, day=day, walk_in=False, state__in=states).count()


def list_booked_hours(*, centre_id: UUID, day: date, limit: int = 2000) -> list[tuple[datetime, datetime]]:
    """From when to when each booked visit of a day is expected; walk-ins are left out."""
    states = [VisitState.CONFIRMED, VisitState.ARRIVED, VisitState.SERVED]
    visits = Visit.objects.filter(centre_id=centre_id, day=day, walk_in=False, state__in=states)
    return list(visits.order_by("starts_at", "id").values_list("starts_at", "ends_at")[:limit])


@dataclass(frozen=True, slots=True)
class KindPlaces:
    """What a day's slots of a kind of desk hold: places that can be booked, those taken, those kept for walk-ins."""

    desk_kind_id: UUID
    taken: int
    places: int
    kept: int


def list_places(*, centre_id: UUID, first: datetime, last: datetime) -> list[KindPlaces]:
    """The places from `first` to before `last` by kind of desk, in the order of a visit; two statements."""
    rows = (
        Slot.objects.filter(centre_id=centre_id, starts_at__gte=first, starts_at__lt=last)
        .values("desk_kind")
        .annotate(taken=Sum("taken"), all=Sum("capacity"), kept=Sum("walk_in_capacity"))
        .order_by("desk_kind")
    )
    held = {row["desk_kind"]: row for row in rows}
    kinds = DeskKind.objects.filter(key__in=held).order_by("order", "key")
    return [
        KindPlaces(kind.pk, held[kind.key]["taken"], held[kind.key]["all"], held[kind.key]["kept"])
        for kind in kinds
    ]
