"""Roles, what they open, and who gives them."""

from datetime import UTC, datetime

import pytest

from hamroh.accounts import actions
from hamroh.accounts.models import RoleAssignment, StaffUser
from hamroh.accounts.queries import actor_of, scope_of
from hamroh.accounts.roles import Compartment, Role, compartments_of
from hamroh.foundation.actor import SYSTEM
from hamroh.foundation.errors import DomainError
from hamroh.network import access
from tests.builders import accounts, network

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


def test_confidential_help_is_open_to_lawyers_only() -> None:
    opened = {role for role in Role if Compartment.CONFIDENTIAL in compartments_of(frozenset({role}))}
    assert opened == {Role.LAWYER}


def test_an_administrator_opens_no_compartment() -> None:
    assert compartments_of(frozenset({Role.ADMINISTRATOR})) == frozenset()


def test_the_network_knows_the_roles_that_keep_it() -> None:
    assert (Role.ADMINISTRATOR.value, Role.MANAGER.value) == (access.ADMINISTRATOR, access.MANAGER)


@pytest.mark.data
@pytest.mark.django_db
class TestWithADatabase:
    def test_a_role_opens_its_own_centre_and_ends(self) -> None:
        here, there = network.centre("here"), network.centre("there")
        actor = accounts.staff(NOW, here, Role.CASHIER)
        assert actor.holds(Role.CASHIER, here.id)
        assert not actor.holds(Role.CASHIER, there.id)
        assert scope_of(actor).centres == {here.id}
        assert scope_of(actor).compartments == {"service", "money"}
        actions.end_role(actor=SYSTEM, assignment_id=RoleAssignment.objects.get().id, now=NOW)
        assert actor_of(StaffUser.objects.get()).grants == frozenset()

    def test_a_closed_account_holds_nothing(self) -> None:
        actor = accounts.staff(NOW, network.centre(), Role.CASHIER)
        assert actor.id is not None
        user = actions.close_staff(actor=SYSTEM, user_id=actor.id)
        assert actor_of(user).grants == frozenset()

    def test_an_administrator_gives_roles_at_their_own_centre_and_not_to_themself(self) -> None:
        here, there = network.centre("here"), network.centre("there")
        chief = accounts.staff(NOW, here, Role.ADMINISTRATOR)
        clerk = accounts.staff(NOW, there, Role.RECEPTION)
        assert chief.id is not None
        assert clerk.id is not None
        actions.assign_role(actor=chief, user_id=clerk.id, role=Role.CASHIER, centre_id=here.id, now=NOW)
        for user_id, centre, code in ((chief.id, here, "not_for_oneself"), (clerk.id, there, "not_allowed")):
            with pytest.raises(DomainError, match=code):
                actions.assign_role(
                    actor=chief, user_id=user_id, role=Role.LAWYER, centre_id=centre.id, now=NOW
                )

    def test_a_user_name_is_taken_whatever_its_case(self) -> None:
        actions.create_staff(actor=SYSTEM, username="Gulnora", display_name="G", now=NOW)
        with pytest.raises(DomainError, match="username_taken"):
            actions.create_staff(actor=SYSTEM, username="gulnora", display_name="G", now=NOW)
