"""The reception books for somebody who stands there: the same offer as on the phone, at any centre of the network.

Who serves the person at one centre may book for them at another. Of the visits there they see those that are ahead,
not what was done; a confirmed one is moved or given up only for who shows the paper that it is bound to.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from hamroh.accounts.roles import Compartment
from hamroh.booking import actions as booking
from hamroh.booking.access import get_visit
from hamroh.booking.models import Visit
from hamroh.booking.queries import visits_of
from hamroh.core.itinerary.states import VisitState
from hamroh.core.law import Outcome, Plan
from hamroh.flows.reminding.visits import remind_of_visit
from hamroh.flows.visiting.booking import Offer, hold_offer, offer_visit
from hamroh.flows.visiting.changing import cancel_booking, move_booking
from hamroh.flows.visiting.confirming import CONSENT_VERSION
from hamroh.foundation.actor import SYSTEM, Actor, ActorKind
from hamroh.foundation.errors import DomainError
from hamroh.foundation.scope import system_scope
from hamroh.foundation.transactions import flow
from hamroh.journeys.law import law_for
from hamroh.journeys.queries import read_plan
from hamroh.network.models import Centre
from hamroh.people import actions as people
from hamroh.people.access import centres_open_to, require_reach
from hamroh.people.models import Purpose
from hamroh.people.queries import get_person, has_consent

_AHEAD = frozenset({VisitState.HELD, VisitState.CONFIRMED})
_HAPPENED = frozenset({VisitState.ARRIVED, VisitState.SERVED})


@dataclass(frozen=True, slots=True)
class Wish:
    """What the reception looks for: where, not before which day, and the visit that it is to replace.

    `identity_hash` is that of the paper that was shown; asked for to move a confirmed visit at another centre.
    """

    person_id: UUID
    centre: Centre
    from_day: date | None = None
    moves: UUID | None = None
    identity_hash: str = ""


def offer_for(*, now: datetime, today: date, wish: Wish) -> Offer:
    """The earliest visit for the person's recorded plan; late or contradicting facts lead to the consultant only.

    Raises DomainError `questions_open` while the plan needs answers, and what `offer_visit` raises.
    """
    plan = _plan_of(wish.person_id, now, today)
    if plan.outcome is Outcome.QUESTIONS:
        raise DomainError("questions_open")
    return offer_visit(plan=plan, centre=wish.centre, now=now, from_day=wish.from_day)


def take_offer(*, actor: Actor, now: datetime, today: date, key: str, wish: Wish, starts_at: str) -> UUID:
    """Hold the offer that was shown, or move a visit to it; the answer is the visit that holds the places.

    `starts_at` (ISO) says which offer was shown. The same again, as of a double click, gives the same visit.
    Raises DomainError `slot_taken` when another offer is the earliest by now, `passport_needed` and
    `identity_differs` for who moves a confirmed visit at another centre, and as `offer_for`.
    """
    with _serving(actor, wish.person_id):
        known = _taken_already(wish, starts_at, now)
        if known is not None:
            return known
        offer = offer_for(now=now, today=today, wish=wish)
        if offer.itinerary is None or offer.itinerary.starts_at.isoformat() != starts_at:
            raise DomainError("slot_taken")
        if wish.moves is not None:
            old = visit_of_person(actor=actor, visit_id=wish.moves)
            _require_present(actor, old, wish.identity_hash)
            held = move_booking(
                actor=actor,
                now=now,
                key=key,
                visit_id=wish.moves,
                request=offer.request,
                itinerary=offer.itinerary,
                centre_id=wish.centre.pk,
            )
        else:
            held = hold_offer(actor=actor, now=now, key=key, person_id=wish.person_id, offer=offer)
        return held.visit_id


def confirm_at_reception(
    *, actor: Actor, now: datetime, key: str, visit_id: UUID, identity_hash: str, consent_signed: bool
) -> None:
    """Bind a held visit to the paper that the person shows; the centre of the visit sees them from now on.

    Raises DomainError `consent_missing` when no consent stands and none was signed now, and what
    `booking.confirm_visit` raises.
    """
    visit = visit_of_person(actor=actor, visit_id=visit_id)
    person_id = _person_of(visit)
    with _serving(actor, person_id), flow(actor=actor, why="confirm_at_reception"):
        _keep_consent(actor, now, person_id, signed=consent_signed)
        # The centre of the visit may be another one, whose door staff of this one can't open by themselves.
        people.link_person_to_centre(
            actor=SYSTEM, person_id=person_id, centre_id=visit.centre_id, why="booking", now=now
        )
        booking.confirm_visit(actor=actor, now=now, key=key, visit_id=visit_id, identity_hash=identity_hash)
        remind_of_visit(actor=actor, now=now, visit_id=visit_id)


def cancel_at_reception(
    *, actor: Actor, now: datetime, key: str, visit_id: UUID, identity_hash: str = ""
) -> None:
    """Give up a visit of somebody who asks for it here; `identity_hash` as in `Wish`.

    Raises DomainError `passport_needed`, `identity_differs`, and what `booking.cancel_visit` raises.
    """
    visit = visit_of_person(actor=actor, visit_id=visit_id)
    _require_present(actor, visit, identity_hash)
    with _serving(actor, _person_of(visit)):
        cancel_booking(actor=actor, now=now, key=key, visit_id=visit_id)


def visit_of_person(*, actor: Actor, visit_id: UUID) -> Visit:
    """A visit of a person whom the actor serves; at another centre one to which nobody has come yet.

    Raises DomainError `not_found`.
    """
    with system_scope():  # another centre's row; who may know of it is asked below
        visit = get_visit(actor=SYSTEM, visit_id=visit_id)
    try:
        require_reach(actor, _person_of(visit))
    except DomainError as error:
        raise DomainError("not_found") from error
    if visit.state in _HAPPENED and not is_at_own_centre(actor, visit):
        raise DomainError("not_found")
    return visit


def visits_of_person(*, actor: Actor, person_id: UUID) -> list[Visit]:
    """The person's visits at the actor's centres, and those ahead at others, the latest first.

    Raises DomainError `not_allowed`.
    """
    with _serving(actor, person_id):
        visits = visits_of(person_id=person_id)
    return [one for one in visits if one.state in _AHEAD or is_at_own_centre(actor, one)]


def is_at_own_centre(actor: Actor, visit: Visit) -> bool:
    """Whether the visit is one of a centre at which the actor serves people."""
    return actor.kind is ActorKind.SYSTEM or visit.centre_id in centres_open_to(actor, Compartment.SERVICE)


def needs_passport(actor: Actor, visit: Visit) -> bool:
    """Whether the visit is moved or given up only for who shows the paper that it is bound to."""
    return visit.state == VisitState.CONFIRMED and not is_at_own_centre(actor, visit)


def _require_present(actor: Actor, visit: Visit, identity_hash: str) -> None:
    # The centre of the visit knows the person; here the paper shows that it is they who ask.
    if not needs_passport(actor, visit):
        return
    if not identity_hash:
        raise DomainError("passport_needed")
    if identity_hash != visit.identity_hash:
        raise DomainError("identity_differs")


@contextmanager
def _serving(actor: Actor, person_id: UUID) -> Iterator[None]:
    """For who reaches the person. A visit to another centre lies outside the scope of staff of this one: actions
    ask once more who may book.
    """
    require_reach(actor, person_id)
    with system_scope():
        yield


def _plan_of(person_id: UUID, now: datetime, today: date) -> Plan:
    return read_plan(person_id, law=law_for(person_id, now=now), today=today)


def _taken_already(wish: Wish, starts_at: str, now: datetime) -> UUID | None:
    for visit in visits_of(person_id=wish.person_id):
        same = visit.starts_at.isoformat() == starts_at and visit.centre_id == wish.centre.pk
        held = visit.state == VisitState.HELD and bool(visit.hold_expires_at and visit.hold_expires_at > now)
        moved = visit.state == VisitState.CONFIRMED and visit.pk != wish.moves
        if same and (moved if wish.moves else held):
            return visit.pk
    return None


def _person_of(visit: Visit) -> UUID:
    if visit.person_id is None:
        raise DomainError("not_found")
    return UUID(str(visit.person_id))


def _keep_consent(actor: Actor, now: datetime, person_id: UUID, *, signed: bool) -> None:
    if has_consent(person_id, Purpose.SERVICES):
        return
    if not signed:
        raise DomainError("consent_missing")
    people.give_consent(
        actor=actor,
        person_id=person_id,
        purpose=Purpose.SERVICES,
        language=get_person(person_id).language,
        text_version=CONSENT_VERSION,
        now=now,
    )
