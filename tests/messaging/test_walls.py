"""Row-level security of messages and reminders, and that one sweep does not take what another holds."""

from collections.abc import Iterator

import psycopg
import pytest
from django.db import connection

from hamroh.foundation.scope import Scope, bound, system_scope
from hamroh.messaging.actions.messages import claim_message
from hamroh.messaging.actions.reminders import claim_due
from hamroh.messaging.models import Message, Reminder
from hamroh.messaging.queries import list_reminders
from tests.messaging.builders import NOW, a_reminder, kept, queued_news

pytestmark = [pytest.mark.data]


def test_with_nothing_bound_both_tables_are_empty_and_yet_can_be_written_to(db: None) -> None:
    kept(a_reminder())
    queued_news()
    queued_news()
    assert not Reminder.objects.exists()
    assert not Message.objects.exists()
    with system_scope():
        assert Reminder.objects.count() == Message.objects.count() == 1


def test_a_person_reads_their_own_reminders_and_no_messages(db: None) -> None:
    mine, other = a_reminder("step:1"), a_reminder("step:2")
    kept(mine, other)
    queued_news()
    with bound(Scope(person=mine.person_id)):
        (shown,) = list_reminders(person_id=mine.person_id)
        assert list_reminders(person_id=other.person_id) == []
        assert not Message.objects.exists()
    assert shown.due_at == mine.due_at


@pytest.fixture
def another_worker(transactional_db: None) -> Iterator[psycopg.Connection]:
    params = connection.get_connection_params()
    wanted = {key: params[key] for key in ("dbname", "user", "password", "host", "port") if key in params}
    with psycopg.connect(**wanted) as other:
        other.execute("SET ROLE hamroh_app")
        other.execute("SELECT set_config('hamroh.system', 'on', false)")
        yield other


def test_a_sweep_passes_by_what_another_sweep_is_claiming(another_worker: psycopg.Connection) -> None:
    kept(a_reminder("step:1"), a_reminder("step:2"))
    queued_news()
    for table in ("messaging_reminder WHERE key = 'step:1'", "messaging_message"):
        (row,) = another_worker.execute(f"SELECT key FROM {table} FOR UPDATE").fetchall()
        assert row
    with system_scope():
        (claimed,) = claim_due(now=NOW)
        assert Reminder.objects.get(id=claimed).key == "step:2"
        assert claim_message(now=NOW) is None
    another_worker.rollback()
    with system_scope():
        assert len(claim_due(now=NOW)) == 1
        assert claim_message(now=NOW)
