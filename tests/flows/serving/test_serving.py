"""A result becomes a fact, and the plan moves on."""

from datetime import date, datetime

import pytest

from hamroh.accounts.roles import Role
from hamroh.booking.models import Slot
from hamroh.core.law import Plan, Value, next_step
from hamroh.floor.actions import Served
from hamroh.floor.models import TicketService
from hamroh.floor.results import Result, ResultKind
from hamroh.flows.serving import desk
from hamroh.flows.serving.door import check_in_walk_in, open_services, standing_of
from hamroh.foundation.errors import DomainError
from hamroh.foundation.scope import system_scope
from hamroh.journeys.law import law_in_force
from hamroh.journeys.models import PersonFact, Trust
from hamroh.journeys.models import Plan as PlanRow
from hamroh.journeys.queries import read_plan
from hamroh.people.models import Person
from tests.builders.day import FACTS, NOW, TODAY, Day, build_day, key, minutes

pytestmark = [pytest.mark.data, pytest.mark.django_db]
REGISTERED = Result(ResultKind.PAPER, "63-1", "MVD", TODAY, date(2027, 2, 6))
ACCEPTED = Result(ResultKind.ACCEPTED, "77-12", issued_on=TODAY)
DONE = Result(ResultKind.DONE)


@pytest.fixture
def day() -> Day:
    return build_day()


def serve(day: Day, number: int, result: Result, now: datetime = NOW, **more: object) -> Served:
    day.open(number, now=now)
    assert day.call(number, now)
    with day.as_of(day.at(number)) as actor:
        return desk.serve(
            actor=actor,
            now=now,
            key=key(),
            desk_id=day.desks[number].id,
            result=result,
            **more,  # type: ignore[arg-type]
        )


def facts(person: Person) -> dict[str, tuple[object, str]]:
    with system_scope():
        rows = PersonFact.objects.filter(person_id=person.id, superseded_at=None)
        return {row.kind: (row.value, row.trust) for row in rows}


def plan(person: Person) -> Plan:
    with system_scope():
        return read_plan(person.id, law=law_in_force(now=NOW), today=TODAY)


def test_registration_and_application_move_the_plan_to_the_states_decision(day: Day) -> None:
    person = day.person()
    assert plan(person).step("patent_application") is not None
    day.arrive(person, "registration", "application")
    serve(day, 19, REGISTERED)
    assert facts(person)["registered_on"] == ("2026-11-23", Trust.VERIFIED)
    assert facts(person)["registered_until"] == ("2027-02-06", Trust.VERIFIED)
    serve(day, 7, ACCEPTED, minutes(11))
    assert facts(person)["patent_applied_on"] == ("2026-11-23", Trust.VERIFIED)
    after = plan(person)
    following = next_step(after)
    assert following is not None
    assert following.key == "state_decision"
    # Ten working days after Monday 23 November.
    assert following.expected == date(2026, 12, 7)
    with system_scope():
        assert PlanRow.objects.get(person_id=person.id, superseded_at=None).made_at == minutes(11)
        assert TicketService.objects.get(service__key="application").result["number"] == "77-12"
        evidence = PersonFact.objects.get(person_id=person.id, kind="patent_applied_on").evidence
    assert evidence.startswith("service:"), "the number of the slip stays on the ticket"


def test_the_patent_handed_over_is_a_fact_and_its_months_are_a_claim(day: Day) -> None:
    applied: dict[str, Value | None] = {"progress": "applied", "patent_applied_on": date(2026, 11, 17)}
    person = day.person(facts={**FACTS, **applied, "registered_until": date(2027, 2, 6)})
    day.arrive(person, "hand_over")
    serve(day, 25, Result(ResultKind.PAPER, "63 2600012345", "MVD", TODAY), paid_months=2)
    assert facts(person)["patent_issued_on"] == ("2026-11-23", Trust.VERIFIED)
    assert facts(person)["paid_months"] == (2, Trust.CLAIMED)
    issued = plan(person).step("first_payment")
    assert issued is not None
    assert issued.done


def test_of_a_medical_examination_no_fact_is_made(day: Day) -> None:
    person = day.person()
    before = facts(person)
    day.arrive(person, "medical")
    serve(day, 21, Result(ResultKind.MEDICAL, "63-00418", "Clinic 1", valid_until=date(2027, 11, 23)))
    assert facts(person) == before


def test_undoing_a_result_takes_its_facts_back_and_the_earlier_ones_hold_again(day: Day) -> None:
    said = {**FACTS, "progress": "registered", "registered_until": date(2026, 12, 1)}
    person = day.person(facts=said)
    before = facts(person)
    day.arrive(person, "registration", "application")
    # Registered already, so the plan has no step for it: the new end of the registration is what is learned.
    serve(day, 19, REGISTERED)
    assert facts(person)["registered_until"] == ("2027-02-06", Trust.VERIFIED)
    with day.as_of(day.at(19)) as actor:
        desk.undo(actor=actor, now=minutes(2), key=key(), desk_id=day.desks[19].id)
    assert facts(person) == before
    with system_scope():
        assert PersonFact.objects.filter(person_id=person.id, kind="registered_until").count() == 3
        assert PlanRow.objects.get(person_id=person.id, superseded_at=None).made_at == minutes(2)


def test_a_result_sent_twice_is_recorded_once(day: Day) -> None:
    person = day.person()
    day.arrive(person, "registration", "application")
    day.open(19)
    day.call(19)
    with day.as_of(day.at(19)) as actor:
        for _ in range(2):
            desk.serve(actor=actor, now=NOW, key="one", desk_id=day.desks[19].id, result=REGISTERED)
    with system_scope():
        assert PersonFact.objects.filter(person_id=person.id, kind="registered_on").count() == 1


LATE = {**FACTS, "entry_date": date(2026, 10, 1)}


def test_who_is_late_goes_to_the_consultant_before_any_other_desk(day: Day) -> None:
    person = day.person(facts=LATE)
    day.arrive(person, "registration")
    day.open(19, 26)
    assert not day.call(19)
    assert day.call(26) == "A001"
    with day.as_of(day.at(26)) as actor:
        desk.serve(actor=actor, now=minutes(5), key=key(), desk_id=day.desks[26].id, result=DONE)
    assert facts(person)["consulted_on"] == ("2026-11-23", Trust.VERIFIED)
    assert day.call(19, minutes(7)) == "A001"


def test_a_consultant_can_end_the_day_before_the_states_desks(day: Day) -> None:
    person = day.person(facts=LATE)
    ticket = day.arrive(person, "registration")
    serve(day, 26, DONE, go_on=False)
    day.open(19)
    assert not day.call(19)
    with system_scope():
        ticket.refresh_from_db()
    assert ticket.state == "left"


def test_a_walk_in_whose_law_is_unsure_is_sent_to_no_desk_of_the_state(day: Day) -> None:
    person = day.person(facts=LATE)
    with day.as_of(day.staff[Role.RECEPTION]) as actor:
        standing = standing_of(person_id=person.id, centre_id=day.centre.id, now=NOW, today=TODAY)
        assert standing.consultant_first
        assert open_services(standing=standing, centre_id=day.centre.id) == {"consultant"}
        nobody = standing_of(person_id=None, centre_id=day.centre.id, now=NOW, today=TODAY)
        assert "registration" not in open_services(standing=nobody, centre_id=day.centre.id)
        with pytest.raises(DomainError, match=r"^service_not_open$"):
            check_in_walk_in(
                actor=actor,
                now=NOW,
                key=key(),
                centre_id=day.centre.id,
                person_id=person.id,
                services=frozenset({"registration"}),
                today=TODAY,
            )
        ticket = check_in_walk_in(
            actor=actor,
            now=NOW,
            key=key(),
            centre_id=day.centre.id,
            person_id=person.id,
            services=frozenset({"consultant"}),
            today=TODAY,
        )
    assert ticket.number == "C001"


def test_walk_ins_take_the_places_kept_back_and_when_they_are_gone_the_line(day: Day) -> None:
    with system_scope():
        kept = Slot.objects.filter(desk_kind="consultant", walk_in_capacity__gt=0, starts_at__gte=NOW)
        kept.exclude(pk=kept.order_by("starts_at")[0].pk).update(walk_in_capacity=0)
    with day.as_of(day.staff[Role.RECEPTION]) as actor:
        for _ in range(2):
            check_in_walk_in(
                actor=actor,
                now=NOW,
                key=key(),
                centre_id=day.centre.id,
                person_id=None,
                services=frozenset({"consultant"}),
                today=TODAY,
            )
    with system_scope():
        assert [slot.walk_in_taken for slot in Slot.objects.filter(walk_in_taken__gt=0)] == [1]
        booked = [one.booked_at for one in TicketService.objects.order_by("ticket__serial")]
    assert booked[0] is not None
    assert booked[1] is None, "who comes after the last kept place waits in the line"
