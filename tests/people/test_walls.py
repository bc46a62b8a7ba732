"""Who reaches whose rows, by the database itself, whatever the code above forgets."""

from datetime import UTC, datetime

import pytest
from django.db import ProgrammingError, connection, transaction

from hamroh.accounts.queries import scope_of
from hamroh.accounts.roles import Role
from hamroh.foundation.fields import SealBrokenError
from hamroh.foundation.postgres.base import as_owner
from hamroh.foundation.scope import bound, system_scope
from hamroh.people.models import IdentityPaper, NameKey, Person, PersonCentre, PersonName
from tests.builders import accounts, network, people

pytestmark = [pytest.mark.data, pytest.mark.django_db]

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


def _seen() -> tuple[int, ...]:
    return tuple(
        model.objects.values("pk" if model is Person else "person_id").distinct().count()
        for model in (Person, PersonName, NameKey, IdentityPaper, PersonCentre)
    )


NONE, ONE = (0, 0, 0, 0, 0), (1, 1, 1, 1, 1)


def test_with_nothing_bound_the_tables_are_empty() -> None:
    people.person(NOW, network.centre())
    assert _seen() == NONE


def test_the_person_sees_their_own_rows_and_nobody_elses() -> None:
    centre = network.centre()
    made = people.person(NOW, centre)
    people.person(NOW, centre, number="FA7654321")
    with bound(scope_of(people.oneself(made))):
        assert _seen() == ONE


def test_staff_see_the_people_of_their_centre_and_not_of_another() -> None:
    here, there = network.centre("here"), network.centre("there")
    people.person(NOW, here)
    with bound(scope_of(accounts.staff(NOW, here, Role.RECEPTION))):
        assert _seen() == ONE
    with bound(scope_of(accounts.staff(NOW, there, Role.RECEPTION))):
        assert _seen() == NONE


def test_an_administrator_of_the_centre_sees_nobody() -> None:
    here = network.centre()
    people.person(NOW, here)
    with bound(scope_of(accounts.staff(NOW, here, Role.ADMINISTRATOR))):
        assert _seen() == NONE


def test_the_system_and_the_owner_see_all() -> None:
    people.person(NOW, network.centre())
    with system_scope():
        assert _seen() == ONE
    with as_owner():
        assert _seen() == ONE


def test_staff_of_another_centre_change_nothing() -> None:
    here, there = network.centre("here"), network.centre("there")
    made = people.person(NOW, here)
    with bound(scope_of(accounts.staff(NOW, there, Role.RECEPTION))):
        assert Person.objects.filter(pk=made.pk).update(language="ru") == 0
        stolen = PersonName(person_id=made.pk, script="latn", source="self", surname="X", recorded_at=NOW)
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            stolen.save(force_insert=True)


def test_history_says_who_and_why_and_keeps_no_personal_column() -> None:
    centre = network.centre()
    made = people.person(NOW, centre)
    with system_scope(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT pgh_label, pgh_context->>'kind', pgh_context->>'why', pgh_context_id IS NOT NULL"
            " FROM people_personevent WHERE pgh_obj_id = %s",
            [made.pk],
        )
        assert cursor.fetchall() == [("insert", "system", "register_person", True)]
        cursor.execute("SELECT * FROM people_identitypaperevent")
        columns = {column.name for column in cursor.description or ()}
        assert not columns & {"number", "number_hash"}


def test_history_only_grows_and_only_the_system_reads_it() -> None:
    people.person(NOW, network.centre())
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM people_personevent")
        assert cursor.fetchone() == (0,)
        with system_scope(), pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            cursor.execute("DELETE FROM people_personevent")


def test_an_identity_number_is_not_readable_and_does_not_open_in_another_row() -> None:
    centre = network.centre()
    people.person(NOW, centre)
    people.person(NOW, centre, number="FA7654321")
    with system_scope(), connection.cursor() as cursor:
        cursor.execute("SELECT number FROM people_identitypaper")
        assert not any("FA" in row[0] and "1234567" in row[0] for row in cursor.fetchall())
        first, second = IdentityPaper.objects.order_by("pk")
        assert {first.number, second.number} == {"FA1234567", "FA7654321"}
        cursor.execute(
            "UPDATE people_identitypaper SET number = (SELECT number FROM people_identitypaper WHERE id = %s)"
            " WHERE id = %s",
            [first.pk, second.pk],
        )
        with pytest.raises(SealBrokenError):
            _ = IdentityPaper.objects.get(pk=second.pk).number


def test_an_encrypted_number_cannot_be_compared_or_set_without_its_row() -> None:
    with pytest.raises(TypeError, match="encrypted"):
        IdentityPaper.objects.filter(number="FA1234567").exists()
    with pytest.raises(TypeError, match="encrypted"):
        IdentityPaper.objects.update(number="FA1234567")
