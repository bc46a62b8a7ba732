"""One prepares a release, another puts it in force; whoever keeps no law does neither."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.apps import apps

from hamroh.accounts.roles import Role
from hamroh.foundation.actor import ANONYMOUS
from hamroh.foundation.errors import DomainError
from hamroh.foundation.scope import system_scope
from hamroh.journeys.law import law_in_force, release_in_force
from hamroh.journeys.models import LawRelease
from hamroh.journeys.releases import approve_release, list_releases, put_release_in_force
from tests.builders import accounts, journeys, law_changes, network

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 6, tzinfo=UTC)


def _history() -> list[tuple[str, str]]:
    events: Any = apps.get_model("journeys", "LawReleaseEvent")
    with system_scope():
        rows = events.objects.order_by("pgh_id").values_list("pgh_label", "pgh_context__why")
        return list(rows)


def test_a_prepared_release_is_in_force_only_when_another_has_said_so() -> None:
    centre = network.centre("samara")
    editor = accounts.staff(NOW, centre, Role.LAW_EDITOR)
    lawyer = accounts.staff(NOW, centre, Role.LAWYER)
    first = journeys.release(NOW - timedelta(days=9))
    release = law_changes.prepared(NOW, editor)
    assert law_changes.prepared(NOW, lawyer) == release
    assert release_in_force(pack="ru", now=NOW) == first
    with pytest.raises(DomainError, match="release_needs_two_people"):
        law_changes.changed(NOW, editor, editor)
    later = NOW + timedelta(days=2)
    values: dict[str, Any] = {"release_id": release.id, "approved_by": "B. Lawyer", "in_force_from": later}
    approved = approve_release(actor=lawyer, now=NOW, **values)
    assert (approved.preparer, approved.approver, approved.in_force_from) == (editor.id, lawyer.id, later)
    assert approve_release(actor=lawyer, now=NOW, **values) == approved
    assert law_in_force(now=NOW).content_hash == first.content_hash
    assert law_in_force(now=later).content_hash == release.content_hash
    assert _history()[-2:] == [("insert", "prepare_release"), ("update", "approve_release")]
    assert list_releases(pack="ru") == [approved, first]


def test_who_keeps_no_law_neither_prepares_nor_approves() -> None:
    centre = network.centre("samara")
    editor = accounts.staff(NOW, centre, Role.LAW_EDITOR)
    manager = accounts.staff(NOW, centre, Role.MANAGER, Role.CONSULTANT)
    for nobody in (manager, ANONYMOUS):
        with pytest.raises(DomainError, match="not_allowed"):
            law_changes.prepared(NOW, nobody)
        with pytest.raises(DomainError, match="not_allowed"):
            law_changes.changed(NOW, editor, nobody)
    with pytest.raises(DomainError, match="not_allowed"):
        put_release_in_force(
            actor=editor, now=NOW, pack="ru", files={}, prepared_by="one", approved_by="another"
        )


def test_a_release_begins_neither_in_the_past_nor_before_another_that_has_its_day() -> None:
    centre = network.centre("samara")
    editor, lawyer = accounts.staff(NOW, centre, Role.LAW_EDITOR), accounts.staff(NOW, centre, Role.LAWYER)
    journeys.release(NOW + timedelta(days=5))
    release = law_changes.prepared(NOW, editor)
    for day, code in ((-1, "release_in_past"), (1, "release_overtaken")):
        with pytest.raises(DomainError, match=code):
            approve_release(
                actor=lawyer,
                now=NOW,
                release_id=release.id,
                approved_by="B. Lawyer",
                in_force_from=NOW + timedelta(days=day),
            )
    assert not LawRelease.objects.get(pk=release.id).approved_by
