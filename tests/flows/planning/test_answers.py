"""Answers given at the reception: claimed as said, verified where a paper was seen."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest

from hamroh.accounts.roles import Role
from hamroh.core.law import Value
from hamroh.flows.planning.answers import record_answers
from hamroh.foundation.errors import DomainError
from hamroh.foundation.scope import system_scope
from hamroh.journeys.models import PersonFact
from hamroh.journeys.models import Plan as PlanRow
from hamroh.people.models import Person
from tests.builders.day import FACTS, NOW, TODAY, Day, build_day

pytestmark = [pytest.mark.data, pytest.mark.django_db]


@pytest.fixture
def day() -> Day:
    return build_day()


def tell(day: Day, person: Person, answers: Mapping[str, Value | None], *seen: str) -> None:
    with day.as_of(day.staff[Role.RECEPTION]) as actor:
        record_answers(
            actor=actor, now=NOW, person_id=person.pk, answers=answers, seen=set(seen), today=TODAY
        )


def holding(person: Person) -> dict[str, tuple[object, str, str]]:
    with system_scope():
        rows = PersonFact.objects.filter(person=person, superseded_at=None)
        return {row.kind: (row.value, row.trust, row.evidence) for row in rows}


def test_what_a_paper_showed_is_verified_by_it_and_the_plan_is_made_anew(day: Day) -> None:
    person = day.person(facts={})
    tell(day, person, FACTS, "citizenship", "birth_date", "entry_date")
    found = holding(person)
    assert found["entry_date"] == ("2026-11-16", "verified", "seen:migration_card")
    assert found["citizenship"] == ("UZ", "verified", "seen:passport")
    assert found["region"] == ("63", "claimed", "")
    with system_scope():
        plan = PlanRow.objects.get(person=person, superseded_at=None)
    assert plan.outcome == "plan"
    tell(day, person, FACTS, "entry_date")
    with system_scope():
        assert PlanRow.objects.get(person=person, superseded_at=None) == plan, "nothing differs"


def test_a_claim_does_not_supersede_what_a_paper_showed(day: Day) -> None:
    person = day.person()
    other = {"entry_date": date(2026, 11, 17)}
    tell(day, person, FACTS, "entry_date")
    with pytest.raises(DomainError, match="fact_is_verified"):
        tell(day, person, {**other, "region": "77"})
    assert holding(person)["region"][0] == "63", "nothing half happens"
    tell(day, person, other, "entry_date")
    assert holding(person)["entry_date"][:2] == ("2026-11-17", "verified")


def test_a_receipt_or_an_unknown_date_verifies_nothing(day: Day) -> None:
    person = day.person()
    with pytest.raises(DomainError, match="paper_shows_no_such_fact"):
        tell(day, person, {"paid_until": TODAY + timedelta(days=20)}, "paid_until")
    with pytest.raises(DomainError, match="paper_shows_no_such_fact"):
        tell(day, person, {"entry_date": None}, "entry_date")
