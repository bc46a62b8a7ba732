"""The reception books for somebody who stands there: at this centre or another, moved, given up, never behind a wall."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta

import pytest

from hamroh.accounts.queries import scope_of
from hamroh.accounts.roles import Role
from hamroh.booking.actions import admit_walk_in, mark_arrived, open_days
from hamroh.booking.models import Purpose, Visit
from hamroh.core.itinerary.states import VisitState
from hamroh.core.law import Value
from hamroh.flows.visiting import reception
from hamroh.flows.visiting.reception import Wish
from hamroh.foundation.actor import SYSTEM, Actor
from hamroh.foundation.errors import DomainError
from hamroh.foundation.ids import new_id
from hamroh.foundation.scope import bound, system_scope
from hamroh.journeys.actions import record_facts
from hamroh.messaging.queries import list_reminders
from hamroh.network.models import Centre
from hamroh.people.actions import link_person_to_centre
from hamroh.people.models import IdentityPaper, Person, PersonCentre
from tests.builders import accounts, demo_network, people
from tests.builders.day import FACTS

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 5, tzinfo=UTC)
TODAY = date(2026, 11, 23)


@pytest.fixture
def centre() -> Centre:
    return demo_network.load(NOW)


@pytest.fixture
def staff(centre: Centre) -> Actor:
    return accounts.staff(NOW, centre, Role.RECEPTION)


def person_at(centre: Centre, facts: dict[str, Value | None] | None = None) -> Person:
    """Somebody whom the centre serves, with answers recorded."""
    made = people.person(NOW, centre)
    with system_scope():
        record_facts(actor=SYSTEM, now=NOW, person_id=made.pk, facts=FACTS if facts is None else facts)
    return made


@contextmanager
def working(actor: Actor) -> Iterator[None]:
    with bound(scope_of(actor)):
        yield


def take(actor: Actor, wish: Wish, *, key: str = "", starts_at: str = "") -> Visit:
    """Take the earliest offer of a wish."""
    offer = reception.offer_for(now=NOW, today=TODAY, wish=wish)
    assert offer.itinerary is not None or starts_at, offer.answer
    shown = starts_at or offer.itinerary.starts_at.isoformat()  # type: ignore[union-attr]
    visit_id = reception.take_offer(
        actor=actor, now=NOW, today=TODAY, key=key or new_id().hex, wish=wish, starts_at=shown
    )
    return reception.visit_of_person(actor=actor, visit_id=visit_id)


def confirm(actor: Actor, visit: Visit, *, signed: bool = True) -> None:
    with system_scope():
        paper = IdentityPaper.objects.get()
    reception.confirm_at_reception(
        actor=actor,
        now=NOW,
        key=new_id().hex,
        visit_id=visit.pk,
        identity_hash=paper.number_hash,
        consent_signed=signed,
    )


def stored(visit: Visit) -> Visit:
    with system_scope():
        return Visit.objects.get(pk=visit.pk)


def test_a_visit_is_held_then_bound_to_the_paper_that_was_shown(centre: Centre, staff: Actor) -> None:
    person = person_at(centre)
    tomorrow = TODAY + timedelta(days=1)
    with working(staff):
        visit = take(staff, Wish(person.pk, centre, tomorrow))
        assert (visit.state, visit.day) == (VisitState.HELD, tomorrow)
        with pytest.raises(DomainError, match="consent_missing"):
            confirm(staff, visit, signed=False)
        confirm(staff, visit)
    assert stored(visit).state == VisitState.CONFIRMED
    assert stored(visit).identity_hash
    with system_scope():
        waiting = {one.kind for one in list_reminders(person_id=person.pk) if one.state == "due"}
    assert "visit_near" in waiting


def test_the_same_click_twice_holds_one_visit(centre: Centre, staff: Actor) -> None:
    wish = Wish(person_at(centre).pk, centre)
    with working(staff):
        first = take(staff, wish, key="k")
        again = take(staff, wish, key="k", starts_at=first.starts_at.isoformat())
        assert again.pk == first.pk
        with pytest.raises(DomainError, match="slot_taken"):
            take(staff, wish, starts_at="2026-11-23T04:00:00+00:00")


def test_who_is_late_gets_the_consultant_and_no_desk_of_the_state(centre: Centre, staff: Actor) -> None:
    person = person_at(centre, {**FACTS, "entry_date": date(2026, 10, 1)})
    with working(staff):
        visit = take(staff, Wish(person.pk, centre))
        assert [place.service for place in visit.places.all()] == ["consultant"]


def test_a_patent_is_not_booked_in_another_region(centre: Centre, staff: Actor) -> None:
    person = person_at(centre)
    with working(staff), pytest.raises(DomainError, match="other_region"):
        take(staff, Wish(person.pk, Centre.objects.get(key="moscow")), starts_at="now")


def test_who_needs_a_consultant_first_sees_one_at_any_centre(centre: Centre, staff: Actor) -> None:
    person = person_at(centre, {**FACTS, "entry_date": date(2026, 10, 1)})
    moscow = Centre.objects.get(key="moscow")
    with working(staff):
        offer = reception.offer_for(now=NOW, today=TODAY, wish=Wish(person.pk, moscow))
    assert [one.service for one in offer.programme.services] == ["consultant"]


def test_without_answers_there_is_nothing_to_book_yet(centre: Centre, staff: Actor) -> None:
    person = person_at(centre, {})
    with working(staff), pytest.raises(DomainError, match="questions_open"):
        take(staff, Wish(person.pk, centre))


def test_a_visit_moves_to_another_day_and_to_another_centre_with_its_reminders(
    centre: Centre, staff: Actor
) -> None:
    person = person_at(centre)
    other = Centre.objects.get(key="samara-chernogorskaya")
    with system_scope():
        open_days(actor=SYSTEM, centre_id=other.pk, first=TODAY, last=TODAY + timedelta(days=3))
    with working(staff):
        first = take(staff, Wish(person.pk, centre))
        confirm(staff, first)
        second = take(staff, Wish(person.pk, centre, TODAY + timedelta(days=1), moves=first.pk))
        third = take(staff, Wish(person.pk, other, TODAY + timedelta(days=2), moves=second.pk))
        assert len(reception.visits_of_person(actor=staff, person_id=person.pk)) == 2
    states = [stored(one).state for one in (first, second, third)]
    assert states == [VisitState.MOVED, VisitState.CANCELLED, VisitState.CONFIRMED]
    assert stored(third).identity_hash == stored(first).identity_hash
    assert stored(third).centre_id == other.pk
    with system_scope():
        assert PersonCentre.objects.filter(person=person).count() == 2, "the other centre sees who will come"
        due = [one for one in list_reminders(person_id=person.pk) if one.state == "due"]
    assert {one.params["date"] for one in due if one.kind == "visit_near"} == {"2026-11-25"}


def test_a_visit_is_given_up_and_nobody_is_reminded_of_it(centre: Centre, staff: Actor) -> None:
    person = person_at(centre)
    with working(staff):
        visit = take(staff, Wish(person.pk, centre, TODAY + timedelta(days=1)))
        confirm(staff, visit)
        reception.cancel_at_reception(actor=staff, now=NOW, key="c", visit_id=visit.pk)
    assert stored(visit).state == VisitState.CANCELLED
    with system_scope():
        kinds = {one.kind for one in list_reminders(person_id=person.pk) if one.state == "due"}
    assert "visit_near" not in kinds


def test_a_stranger_neither_books_nor_sees(centre: Centre, staff: Actor) -> None:
    person = person_at(centre)
    elsewhere = accounts.staff(NOW, Centre.objects.get(key="moscow"), Role.RECEPTION)
    with working(staff):
        visit = take(staff, Wish(person.pk, centre))
    with working(elsewhere):
        with pytest.raises(DomainError, match="not_allowed"):
            reception.take_offer(
                actor=elsewhere, now=NOW, today=TODAY, key="s", wish=Wish(person.pk, centre), starts_at=""
            )
        with pytest.raises(DomainError, match="not_found"):
            reception.visit_of_person(actor=elsewhere, visit_id=visit.pk)
        with pytest.raises(DomainError, match="not_found"):
            reception.cancel_at_reception(actor=elsewhere, now=NOW, key="c", visit_id=visit.pk)
    assert stored(visit).state == VisitState.HELD


def test_another_centre_that_serves_the_person_sees_what_is_ahead_and_touches_it_for_who_shows_the_passport(
    centre: Centre, staff: Actor
) -> None:
    person = person_at(centre)
    other = Centre.objects.get(key="samara-chernogorskaya")
    elsewhere = accounts.staff(NOW, other, Role.RECEPTION)
    with system_scope():
        link_person_to_centre(actor=SYSTEM, person_id=person.pk, centre_id=other.pk, why="booking", now=NOW)
        open_days(actor=SYSTEM, centre_id=other.pk, first=TODAY, last=TODAY + timedelta(days=3))
        paper = IdentityPaper.objects.get()
    with working(staff):
        visit = take(staff, Wish(person.pk, centre, TODAY + timedelta(days=1)))
        confirm(staff, visit)
    with working(elsewhere):
        assert [one.pk for one in reception.visits_of_person(actor=elsewhere, person_id=person.pk)] == [
            visit.pk
        ]
        for shown, refusal in (("", "passport_needed"), ("another", "identity_differs")):
            with pytest.raises(DomainError, match=refusal):
                take(elsewhere, Wish(person.pk, other, moves=visit.pk, identity_hash=shown))
            with pytest.raises(DomainError, match=refusal):
                reception.cancel_at_reception(
                    actor=elsewhere, now=NOW, key=shown or "c", visit_id=visit.pk, identity_hash=shown
                )
    assert stored(visit).state == VisitState.CONFIRMED
    with working(elsewhere):
        moved = take(elsewhere, Wish(person.pk, other, moves=visit.pk, identity_hash=paper.number_hash))
    assert (stored(visit).state, stored(moved).centre_id) == (VisitState.CANCELLED, other.pk)


def test_what_was_done_at_one_centre_is_not_told_at_another(centre: Centre, staff: Actor) -> None:
    person = person_at(centre)
    other = Centre.objects.get(key="samara-chernogorskaya")
    elsewhere = accounts.staff(NOW, other, Role.RECEPTION)
    with system_scope():
        link_person_to_centre(actor=SYSTEM, person_id=person.pk, centre_id=other.pk, why="booking", now=NOW)
        held = admit_walk_in(
            actor=SYSTEM,
            now=NOW,
            key="walk-in",
            centre_id=centre.pk,
            person_id=person.pk,
            purpose=Purpose.FILING,
            day=TODAY,
        )
        arrived = mark_arrived(actor=SYSTEM, now=NOW, visit_id=held.visit_id)
    with working(staff):
        assert len(reception.visits_of_person(actor=staff, person_id=person.pk)) == 1
    with working(elsewhere):
        assert reception.visits_of_person(actor=elsewhere, person_id=person.pk) == []
        with pytest.raises(DomainError, match="not_found"):
            reception.visit_of_person(actor=elsewhere, visit_id=arrived.pk)
