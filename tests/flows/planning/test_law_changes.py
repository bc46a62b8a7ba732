"""When the law changes, plans stay as they are until a consultant has confirmed; only then the person is told."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import psycopg
import pytest
from django.apps import apps

from hamroh.accounts.queries import scope_of
from hamroh.accounts.roles import Role
from hamroh.core.law import Value
from hamroh.core.law.moves import MoveKind
from hamroh.core.law.review import ReviewState
from hamroh.flows.planning import confirm_change, hold_change, replan_and_remind
from hamroh.flows.planning.tasks import compare, count
from hamroh.foundation import clock
from hamroh.foundation.actor import SYSTEM
from hamroh.foundation.errors import DomainError
from hamroh.foundation.scope import bound, system_scope
from hamroh.journeys.actions import record_facts
from hamroh.journeys.changes import count_changes, list_changes
from hamroh.journeys.comparing import compare_next
from hamroh.journeys.law import release_for
from hamroh.journeys.models import LawRelease, Plan, PlanChange, PlanStep, Stretch
from hamroh.messaging.kinds import MessageKind
from hamroh.messaging.models import Message, Reminder
from hamroh.network.models import Centre
from hamroh.people.actions import give_consent, set_contact
from hamroh.people.models import ContactKind, Purpose
from tests.builders import accounts, journeys, law_changes, network, people
from tests.foundation.test_races import url_of_this_database

pytestmark = [pytest.mark.data, pytest.mark.django_db(transaction=True)]
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


class World:
    """A centre with somebody who has a plan, and those who change the law."""

    def __init__(self) -> None:
        self.centre: Centre = network.centre("samara")
        self.editor = accounts.staff(NOW, self.centre, Role.LAW_EDITOR)
        self.lawyer = accounts.staff(NOW, self.centre, Role.LAWYER)
        self.consultant = accounts.staff(NOW, self.centre, Role.CONSULTANT)
        self.first = journeys.release(NOW - timedelta(days=9))
        self.dilshod = self.person("AA1000001", FACTS)

    def person(self, number: str, facts: dict[str, Value | None]) -> UUID:
        """Somebody of this centre who is reached by e-mail and has a plan."""
        with system_scope():
            person_id = people.person(NOW, self.centre, number=number).id
            give_consent(
                actor=SYSTEM,
                person_id=person_id,
                purpose=Purpose.REMINDERS,
                language="uz",
                text_version="1",
                now=NOW,
            )
            set_contact(
                actor=SYSTEM,
                person_id=person_id,
                kind=ContactKind.EMAIL,
                value=f"{number}@mail.example",
                confirmed=True,
                now=NOW,
            )
            record_facts(actor=SYSTEM, now=NOW, person_id=person_id, facts=facts)
            replan_and_remind(actor=SYSTEM, now=NOW, person_id=person_id, today=TODAY)
        return person_id

    def change(self, now: datetime = NOW, files: dict[str, str] | None = None) -> LawRelease:
        """The law changes and all plans are compared with it."""
        release = law_changes.changed(now, self.editor, self.lawyer, files)
        with system_scope(), clock.fixed(now):
            compare(now)
        return release


@pytest.fixture
def world() -> World:
    return World()


def _news() -> list[UUID | None]:
    with system_scope():
        return [one.person_id for one in Message.objects.filter(kind=MessageKind.NEWS)]


def _last_day(person_id: UUID) -> date | None:
    with system_scope():
        return PlanStep.objects.get(
            plan__person_id=person_id, plan__superseded_at=None, key="patent_application"
        ).safe


def test_a_plan_that_moves_waits_for_a_consultant_and_nobody_is_told(world: World) -> None:
    """Entry on 16 November: the 30th day is 15 December, the 25th is 10 December."""
    release = world.change()
    assert _last_day(world.dilshod) == date(2026, 12, 15)
    with bound(scope_of(world.consultant)):
        (moved,) = list_changes(actor=world.consultant, centre_id=world.centre.id, today=TODAY)
        assert count_changes(world.centre.id) == 1
    assert (moved.change.person_id, moved.change.release) == (world.dilshod, release)
    assert moved.change.may_harm
    assert moved.change.nearest == date(2026, 12, 10)
    kinds = {(one.step, one.kind, one.before, one.after) for one in moved.moves}
    assert ("patent_application", MoveKind.EARLIER, date(2026, 12, 15), date(2026, 12, 10)) in kinds
    assert any(kind is MoveKind.DEARER for _, kind, _, _ in kinds)
    assert _news() == []


def test_until_it_is_confirmed_a_new_plan_rests_on_the_old_law(world: World) -> None:
    law_changes.changed(NOW, world.editor, world.lawyer)
    with system_scope():
        assert release_for(world.dilshod, now=NOW) == world.first
        compare(NOW)
        assert release_for(world.dilshod, now=NOW) == world.first
        replan_and_remind(actor=SYSTEM, now=NOW, person_id=world.dilshod, today=TODAY)
    assert _last_day(world.dilshod) == date(2026, 12, 15)


def test_confirming_supersedes_the_plan_moves_the_reminders_and_tells_the_person_once(world: World) -> None:
    release = world.change()
    with bound(scope_of(world.consultant)):
        change = PlanChange.objects.get()
        for told in (True, False):
            assert confirm_change(actor=world.consultant, now=NOW, change_id=change.id, today=TODAY) is told
        assert count_changes(world.centre.id) == 0
        change.refresh_from_db()
        assert (change.state, change.decided_by) == (ReviewState.CONFIRMED, world.consultant.id)
        old, new = Plan.objects.filter(person_id=world.dilshod).order_by("made_at", "id")
        assert (old.release, old.superseded_at, new.release) == (world.first, NOW, release)
        with pytest.raises(DomainError, match="change_decided"):
            hold_change(actor=world.consultant, now=NOW, change_id=change.id)
    assert _last_day(world.dilshod) == date(2026, 12, 10)
    assert _news() == [world.dilshod]
    with system_scope():
        message = Message.objects.get(kind=MessageKind.NEWS)
        assert message.params == {}  # no day, no sum: they stand behind the door
        due = Reminder.objects.filter(state="due").values_list("params__date", flat=True)
        assert "2026-12-10" in due
        assert "2026-12-15" not in due


def test_held_back_it_stays_in_the_queue_and_can_be_confirmed_later(world: World) -> None:
    world.change()
    with bound(scope_of(world.consultant)):
        change = PlanChange.objects.get()
        assert hold_change(actor=world.consultant, now=NOW, change_id=change.id)
        assert not hold_change(actor=world.consultant, now=NOW, change_id=change.id)
        assert count_changes(world.centre.id) == 1
        assert _news() == []
        assert confirm_change(actor=world.consultant, now=NOW, change_id=change.id, today=TODAY)
    assert _news() == [world.dilshod]


def test_whose_plan_does_not_move_gets_no_row_and_the_new_law_with_the_next_plan(world: World) -> None:
    student = world.person("AA1000002", {**FACTS, "ground": "study", "registered": "no"})
    release = world.change()
    with system_scope():
        assert not PlanChange.objects.filter(person_id=student).exists()
        assert Plan.objects.get(person_id=student).release == world.first
        assert release_for(student, now=NOW) == release


def test_comparing_goes_on_where_it_was_stopped_and_finds_everybody_once(world: World) -> None:
    for number in range(4):
        world.person(f"AB100000{number}", FACTS)
    law_changes.changed(NOW, world.editor, world.lawyer)
    with system_scope():
        done = [compare_next(actor=SYSTEM, now=NOW, today=TODAY, pack="ru", limit=2) for _ in range(4)]
        assert done == [2, 2, 1, None]
        assert PlanChange.objects.count() == 5


def test_workers_share_the_plans_and_a_stretch_whose_worker_died_is_claimed_again(world: World) -> None:
    for number in range(4):
        world.person(f"AB100000{number}", FACTS)
    release = law_changes.changed(NOW, world.editor, world.lawyer)

    def compare_two() -> int | None:
        return compare_next(actor=SYSTEM, now=NOW, today=TODAY, pack="ru", limit=2)

    with system_scope(), psycopg.connect(url_of_this_database()) as other:
        assert compare_two() == 2
        other.execute("SET hamroh.maintenance = 'on'")
        other.execute(
            "SELECT 1 FROM journeys_stretch WHERE done_at IS NULL ORDER BY after LIMIT 1 FOR UPDATE"
        )
        assert [compare_two(), compare_two()] == [1, None]
        release.refresh_from_db()
        assert (PlanChange.objects.count(), release.compared_at) == (3, None)
        assert release_for(world.dilshod, now=NOW) == world.first
        other.rollback()
        assert [compare_two(), compare_two()] == [2, None]
        release.refresh_from_db()
        assert (PlanChange.objects.count(), release.compared_at) == (5, NOW)
        assert not Stretch.objects.exists()
        written = apps.get_model("journeys", "PlanChangeEvent").objects.filter(
            pgh_label="insert", pgh_context__why="compare_plans"
        )
        assert written.count() == 5


def test_a_newer_release_ends_the_comparing_with_the_one_before(world: World) -> None:
    world.person("AB1000001", FACTS)
    law_changes.changed(NOW, world.editor, world.lawyer)
    later = NOW + timedelta(days=1)
    with system_scope():
        assert compare_next(actor=SYSTEM, now=NOW, today=TODAY, pack="ru", limit=1) == 1
    files = law_changes.changed_files()
    files["documents.yaml"] += "\n# as it was, read once more\n"
    newest = world.change(later, files)
    with system_scope():
        assert not Stretch.objects.exists()
        waiting = PlanChange.objects.filter(state=ReviewState.PENDING)
        assert {one.release for one in waiting} == {newest}
        assert waiting.count() == 2
        assert PlanChange.objects.filter(state=ReviewState.OVERTAKEN).count() == 1


def test_a_newer_release_overtakes_what_still_waits(world: World) -> None:
    world.change()
    later = NOW + timedelta(days=1)
    files = journeys.pack_files()
    files["documents.yaml"] += "\n# as it was, read once more\n"
    world.change(later, files)
    with system_scope():
        assert [one.state for one in PlanChange.objects.all()] == [ReviewState.OVERTAKEN]
        assert release_for(world.dilshod, now=later).content["documents.yaml"].endswith("more\n")


def test_a_stranger_sees_and_decides_nothing(world: World) -> None:
    world.change()
    stranger = accounts.staff(NOW, network.centre("moscow"), Role.CONSULTANT)
    with system_scope():
        change = PlanChange.objects.get()
    with bound(scope_of(stranger)):
        assert not PlanChange.objects.exists()
        with pytest.raises(DomainError, match="not_allowed"):
            list_changes(actor=stranger, centre_id=world.centre.id, today=TODAY)
        with pytest.raises(DomainError, match="not_allowed"):
            confirm_change(actor=stranger, now=NOW, change_id=change.id, today=TODAY)
        with pytest.raises(DomainError, match="not_found"):
            hold_change(actor=stranger, now=NOW, change_id=change.id)
    with pytest.raises(DomainError, match="not_allowed"):
        hold_change(actor=SYSTEM, now=NOW, change_id=change.id)
    assert _last_day(world.dilshod) == date(2026, 12, 15)


def test_people_are_counted_for_a_prepared_release(world: World) -> None:
    release = law_changes.prepared(NOW, world.editor)
    with system_scope():
        count(NOW)
        count(NOW)
    release.refresh_from_db()
    assert release.counts is not None
    assert release.counts["people"] == "<10"
    assert {one["step"] for one in release.counts["moves"]} == {"patent_application"}
