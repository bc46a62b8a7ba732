"""Facts and plans are superseded, never overwritten; a plan remembers the law that it used."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from hamroh.accounts.queries import scope_of
from hamroh.accounts.roles import Role
from hamroh.core.law import Stay, Trust, Value
from hamroh.foundation.actor import ANONYMOUS, SYSTEM
from hamroh.foundation.errors import DomainError
from hamroh.foundation.scope import bound, system_scope
from hamroh.journeys import queries
from hamroh.journeys.actions import record_facts, replan
from hamroh.journeys.law import law_in_force, law_of
from hamroh.journeys.models import LawRelease, PersonFact, Plan, PlanStep
from hamroh.journeys.models import Trust as TrustRow
from hamroh.journeys.releases import put_release_in_force
from tests.builders import accounts, journeys, network, people

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 6, tzinfo=UTC)
TODAY = date(2026, 11, 23)
FACTS: dict[str, Value | None] = {
    "citizenship": "UZ",
    "birth_date": date(1998, 3, 14),
    "entry_date": date(2026, 11, 16),
    "region": "63",
    "ground": "work",
    "progress": "nothing",
}


def test_without_a_release_the_answer_is_that_no_law_is_in_force() -> None:
    with pytest.raises(DomainError, match="no_law_in_force"):
        law_in_force(now=NOW)


def test_a_release_needs_two_people_and_the_same_content_is_one_release() -> None:
    with pytest.raises(DomainError, match="release_needs_two_people"):
        put_release_in_force(
            actor=SYSTEM,
            now=NOW,
            pack="ru",
            files=journeys.pack_files(),
            prepared_by="one",
            approved_by="one",
        )
    assert journeys.release(NOW) == journeys.release(NOW + timedelta(days=1))
    assert LawRelease.objects.count() == 1


def test_only_the_system_puts_law_in_force() -> None:
    with pytest.raises(DomainError, match="not_allowed"):
        put_release_in_force(
            actor=ANONYMOUS, now=NOW, pack="ru", files=journeys.pack_files(), prepared_by="a", approved_by="b"
        )


def test_a_release_is_in_force_from_its_moment_on() -> None:
    first = journeys.release(NOW - timedelta(days=10))
    files = journeys.pack_files()
    files["documents.yaml"] += "\n# read once more\n"
    later = journeys.release(NOW + timedelta(days=10), files)
    assert law_in_force(now=NOW).content_hash == first.content_hash
    assert law_in_force(now=NOW + timedelta(days=11)).content_hash == later.content_hash


def test_a_plan_is_written_with_its_steps_and_superseded_by_the_next() -> None:
    release = journeys.release(NOW)
    made = people.person(NOW)
    actor = people.oneself(made)
    with bound(scope_of(actor)):
        assert record_facts(actor=actor, now=NOW, person_id=made.id, facts=FACTS) == len(FACTS)
        first = replan(actor=actor, now=NOW, person_id=made.id, today=TODAY)
        second = replan(actor=actor, now=NOW + timedelta(hours=1), person_id=made.id, today=TODAY)
        first.refresh_from_db()
        assert first.superseded_at == NOW + timedelta(hours=1)
        assert queries.plan_in_force(made.id) == second
        steps = {step.key: step for step in PlanStep.objects.filter(plan=second)}
        assert steps["registration"].safe == date(2026, 11, 30)
        assert steps["registration"].latest == date(2026, 12, 1)
        assert steps["contract_copy"].working_day == date(2027, 2, 5)
    assert law_of(release).content_hash == second.release.content_hash


def test_only_what_differs_is_superseded() -> None:
    made = people.person(NOW)
    journeys.release(NOW)
    with system_scope():
        record_facts(actor=SYSTEM, now=NOW, person_id=made.id, facts=FACTS)
        changed = {**FACTS, "entry_date": date(2026, 11, 17)}
        assert record_facts(actor=SYSTEM, now=NOW + timedelta(1), person_id=made.id, facts=changed) == 1
        assert PersonFact.objects.filter(person=made, kind="entry_date").count() == 2
        facts = queries.facts_of(made.id, law=law_in_force(now=NOW + timedelta(1)), today=TODAY)
    assert facts.values["entry_date"] == date(2026, 11, 17)


def test_a_verified_fact_takes_the_place_of_the_same_claim_but_not_the_other_way_round() -> None:
    made = people.person(NOW)
    journeys.release(NOW)
    entry = {"entry_date": FACTS["entry_date"]}
    with system_scope():
        record_facts(actor=SYSTEM, now=NOW, person_id=made.id, facts=entry)
        checked = record_facts(
            actor=SYSTEM, now=NOW, person_id=made.id, facts=entry, trust=TrustRow.VERIFIED, evidence="stamp"
        )
        assert checked == 1
        assert record_facts(actor=SYSTEM, now=NOW, person_id=made.id, facts=entry) == 0
        facts = queries.facts_of(made.id, law=law_in_force(now=NOW), today=TODAY)
    assert facts.trust("entry_date") is Trust.VERIFIED


def test_what_somebody_cannot_tell_is_kept_as_such() -> None:
    made = people.person(NOW)
    journeys.release(NOW)
    with system_scope():
        record_facts(actor=SYSTEM, now=NOW, person_id=made.id, facts={"birth_date": None})
        facts = queries.facts_of(made.id, law=law_in_force(now=NOW), today=TODAY)
    assert "birth_date" in facts.unknown


def test_a_stranger_neither_writes_nor_sees_facts() -> None:
    journeys.release(NOW)
    here, elsewhere = network.centre("samara"), network.centre("moscow")
    made = people.person(NOW, here)
    with system_scope():
        record_facts(actor=SYSTEM, now=NOW, person_id=made.id, facts=FACTS)
        replan(actor=SYSTEM, now=NOW, person_id=made.id, today=TODAY)
    with pytest.raises(DomainError, match="not_allowed"):
        record_facts(actor=ANONYMOUS, now=NOW, person_id=made.id, facts=FACTS)
    stranger = accounts.staff(NOW, elsewhere, Role.CONSULTANT)
    with bound(scope_of(stranger)):
        assert not PersonFact.objects.exists()
        assert not Plan.objects.exists()
        assert not PlanStep.objects.exists()
        with pytest.raises(DomainError, match="not_found"):
            record_facts(actor=stranger, now=NOW, person_id=made.id, facts=FACTS)
    colleague = accounts.staff(NOW, here, Role.CONSULTANT)
    with bound(replace(scope_of(colleague))):
        assert PersonFact.objects.filter(person=made).count() == len(FACTS)


def test_earlier_stays_are_kept_as_days_and_read_back() -> None:
    journeys.release(NOW)
    made = people.person(NOW)
    actor = people.oneself(made)
    stays = (Stay(date(2026, 1, 1), date(2026, 1, 5)),)
    with bound(scope_of(actor)):
        record_facts(actor=actor, now=NOW, person_id=made.id, facts=FACTS | {"stays": stays})
        row = PersonFact.objects.get(person_id=made.id, kind="stays")
        assert row.value == [{"entered": "2026-01-01", "left": "2026-01-05"}]
        facts = queries.facts_of(made.id, law=law_in_force(now=NOW), today=TODAY)
        assert facts.values["stays"] == stays
        plan = replan(actor=actor, now=NOW, person_id=made.id, today=TODAY)
    assert plan.facts["stays"] == row.value
