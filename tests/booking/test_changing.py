"""Confirming, moving and cancelling."""

from datetime import timedelta

import pytest

from hamroh.booking.actions import (
    HOLD_FOR,
    cancel_visit,
    confirm_visit,
    expire_holds,
    expire_missed_visits,
    move_visit,
    release_due_places,
)
from hamroh.booking.actions.releasing import LONGEST_PAUSE, SHORTEST_PAUSE
from hamroh.booking.models import Purpose, Visit, VisitPlace
from hamroh.booking.queries import Wanted
from hamroh.core.itinerary.values import Itinerary
from hamroh.foundation.actor import SYSTEM, Actor
from tests.booking.saying import refused, taken
from tests.builders.booking import NOW, House, make_house, make_person, paper

pytestmark = [pytest.mark.data, pytest.mark.usefixtures("booking_open")]
LATER = NOW + LONGEST_PAUSE


def confirmed(house: House, person: Actor, number: int = 1, itinerary: Itinerary | None = None) -> Visit:
    held = house.hold(person, itinerary=itinerary)
    confirm_visit(actor=person, now=NOW, key=house.key(), visit_id=held.visit_id, identity_hash=paper(number))
    return Visit.objects.get(pk=held.visit_id)


def tuesday(house: House) -> Itinerary:
    return house.offer(earliest=NOW + timedelta(days=1))


def move(house: House, person: Actor, visit: Visit, to: Itinerary, key: str = "move") -> Visit:
    moved = move_visit(
        actor=person, now=NOW, key=key, visit_id=visit.id, request=house.request(), itinerary=to
    )
    return Visit.objects.get(pk=moved.visit_id)


def test_a_confirmed_visit_is_bound_to_the_paper(house: House) -> None:
    visit = confirmed(house, make_person())
    assert (visit.state, visit.identity_hash, visit.hold_expires_at) == ("confirmed", paper(1), None)


def test_confirming_twice_is_confirming_once(house: House) -> None:
    person = make_person()
    visit = house.hold(person).visit_id
    for _ in range(2):
        confirm_visit(actor=person, now=NOW, key="yes", visit_id=visit, identity_hash=paper(1))
    with refused("wrong_state", state="confirmed"):
        confirm_visit(actor=person, now=NOW, key="other", visit_id=visit, identity_hash=paper(1))


def test_a_hold_is_confirmed_in_time_by_its_person_and_with_a_paper(house: House) -> None:
    person = make_person()
    visit = house.hold(person).visit_id
    with refused("identity_missing"):
        confirm_visit(actor=person, now=NOW, key="1", visit_id=visit, identity_hash="")
    with refused("not_allowed"):
        confirm_visit(actor=make_person(), now=NOW, key="2", visit_id=visit, identity_hash=paper(1))
    with refused("hold_expired"):
        confirm_visit(actor=person, now=NOW + HOLD_FOR, key="3", visit_id=visit, identity_hash=paper(1))
    assert expire_holds(actor=SYSTEM, now=NOW + HOLD_FOR) == 1
    with refused("hold_expired"):
        confirm_visit(actor=person, now=NOW, key="4", visit_id=visit, identity_hash=paper(1))


def test_one_person_and_one_paper_have_one_visit_of_a_purpose(house: House) -> None:
    person, other = make_person(), make_person()
    confirmed(house, person)
    again, elsewhere = house.hold(person).visit_id, house.hold(other).visit_id
    with refused("already_booked"):
        confirm_visit(actor=person, now=NOW, key="1", visit_id=again, identity_hash=paper(2))
    with refused("already_booked"):
        confirm_visit(actor=other, now=NOW, key="2", visit_id=elsewhere, identity_hash=paper(1))
    collecting = house.hold(person, purpose=Purpose.COLLECTING, wanted=(Wanted("copy"),)).visit_id
    confirm_visit(actor=person, now=NOW, key="3", visit_id=collecting, identity_hash=paper(1))


def test_a_moved_visit_keeps_its_paper_and_gives_its_places_back(house: House) -> None:
    person = make_person()
    visit = confirmed(house, person)
    moved = move(house, person, visit, tuesday(house))
    assert (moved.state, moved.identity_hash, moved.instead_of) == ("confirmed", paper(1), visit.id)
    assert moved.day == visit.day + timedelta(days=1)
    visit.refresh_from_db()
    assert visit.state == "moved"
    assert taken() == 12
    assert release_due_places(actor=SYSTEM, now=LATER) == 6
    assert taken() == 6
    assert move(house, person, visit, tuesday(house)) == moved


def test_nothing_is_lost_when_the_new_day_is_full() -> None:
    house, person = make_house(capacity=1), make_person()
    to = tuesday(house)
    confirmed(house, make_person(), 2, to)
    visit = confirmed(house, person)
    with refused("slot_taken"):
        move(house, person, visit, to)
    visit.refresh_from_db()
    assert visit.state == "confirmed"
    assert not VisitPlace.objects.exclude(release_at=None).exists()
    assert taken() == 12


def test_a_visit_may_be_moved_onto_its_own_places() -> None:
    house, person = make_house(capacity=1), make_person()
    to = house.offer()
    moved = move(house, person, confirmed(house, person, itinerary=to), to)
    assert moved.places.count() == taken() == 6


def test_what_has_begun_is_over_or_expired_is_not_moved(house: House) -> None:
    person = make_person()
    visit = confirmed(house, person)
    to, request = tuesday(house), house.request()
    with refused("too_late_to_move"):
        move_visit(
            actor=person, now=visit.starts_at, key="1", visit_id=visit.id, request=request, itinerary=to
        )
    held = house.hold(make_person(), now=NOW).visit_id
    with refused("hold_expired"):
        move_visit(actor=SYSTEM, now=NOW + HOLD_FOR, key="2", visit_id=held, request=request, itinerary=to)
    cancel_visit(actor=person, now=NOW, key="3", visit_id=visit.id)
    with refused("wrong_state", state="cancelled"):
        move(house, person, visit, to)


def test_a_held_visit_stays_a_hold_when_it_is_moved(house: House) -> None:
    person = make_person()
    held = house.hold(person)
    moved = move(house, person, Visit.objects.get(pk=held.visit_id), tuesday(house))
    assert (moved.state, moved.hold_expires_at) == ("held", NOW + HOLD_FOR)


def test_cancelled_places_return_after_a_pause_that_nobody_can_guess(house: House) -> None:
    person = make_person()
    visit = confirmed(house, person)
    for _ in range(2):
        cancel_visit(actor=person, now=NOW, key="no", visit_id=visit.id)
    returns = set(visit.places.values_list("release_at", flat=True))
    assert all(NOW + SHORTEST_PAUSE <= moment <= LATER for moment in returns if moment)
    assert len(returns) > 1
    assert release_due_places(actor=SYSTEM, now=NOW + SHORTEST_PAUSE - timedelta(seconds=1)) == 0
    assert taken() == 6
    assert release_due_places(actor=SYSTEM, now=LATER, limit=4) == 4
    assert release_due_places(actor=SYSTEM, now=LATER) == 2
    assert release_due_places(actor=SYSTEM, now=LATER) == 0
    assert taken() == 0


def test_a_stranger_cancels_nothing(house: House) -> None:
    visit = confirmed(house, make_person())
    with refused("not_allowed"):
        cancel_visit(actor=make_person(), now=NOW, key="no", visit_id=visit.id)


def test_holds_end_by_themselves_and_their_places_return(house: House) -> None:
    house.hold(make_person())
    confirmed(house, make_person())
    assert expire_holds(actor=SYSTEM, now=NOW + HOLD_FOR - timedelta(seconds=1)) == 0
    assert expire_holds(actor=SYSTEM, now=NOW + HOLD_FOR) == 1
    assert expire_holds(actor=SYSTEM, now=NOW + HOLD_FOR) == 0
    release_due_places(actor=SYSTEM, now=LATER + HOLD_FOR)
    assert taken() == 6


def test_who_did_not_come_may_book_again(house: House) -> None:
    person = make_person()
    visit = confirmed(house, person)
    assert expire_missed_visits(actor=SYSTEM, now=visit.ends_at) == 0
    assert expire_missed_visits(actor=SYSTEM, now=visit.ends_at + timedelta(hours=6)) == 1
    confirmed(house, person, itinerary=tuesday(house))
