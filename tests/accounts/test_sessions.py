"""A session is a person's or a staff user's, never both; and the scope follows it."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.contrib.auth import login
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest, HttpResponse

from hamroh.accounts import sessions
from hamroh.accounts.models import StaffUser
from hamroh.accounts.roles import Role
from hamroh.foundation import scope
from hamroh.foundation.actor import ANONYMOUS, ActorKind
from hamroh.foundation.ids import new_id
from hamroh.foundation.middleware import ScopeMiddleware
from hamroh.people.models import Person
from tests.builders import accounts, network, people

pytestmark = [pytest.mark.data, pytest.mark.django_db]

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture
def request_() -> Any:
    request = HttpRequest()
    request.session = SessionStore()
    request.user = AnonymousUser()
    return request


def _staff() -> StaffUser:
    accounts.staff(NOW, network.centre(), Role.RECEPTION)
    return StaffUser.objects.get()


def test_nobody_is_anonymous_and_reaches_nothing(request_: HttpRequest) -> None:
    assert sessions.actor_of_request(request_) == ANONYMOUS
    assert sessions.scope_of_request(request_) == scope.NOTHING


def test_signing_in_as_a_person_ends_a_staff_login_and_keeps_no_answer_of_it(request_: HttpRequest) -> None:
    login(request_, _staff(), backend="django.contrib.auth.backends.ModelBackend")
    person = new_id()
    sessions.sign_in_person(request_, person)
    assert not request_.user.is_authenticated
    assert sessions.person_of(request_) == person
    assert scope.current() == scope.Scope(actor=person, person=person)
    scope.unbind()


def test_answers_given_before_signing_in_stay_under_another_session_key(request_: HttpRequest) -> None:
    request_.session["answers"] = {"citizenship": "UZ"}
    request_.session.save()
    before = request_.session.session_key
    sessions.sign_in_person(request_, new_id())
    assert request_.session["answers"] == {"citizenship": "UZ"}
    assert request_.session.session_key != before
    sessions.sign_out_person(request_)
    assert sessions.person_of(request_) is None
    assert "answers" not in request_.session
    assert scope.current() == scope.NOTHING


def test_a_staff_login_goes_before_a_person_left_in_the_session(request_: HttpRequest) -> None:
    sessions.sign_in_person(request_, new_id())
    sessions.drop_person(request_)
    assert sessions.person_of(request_) is None
    request_.user = _staff()
    del request_.hamroh_actor  # type: ignore[attr-defined]  # the next request
    assert sessions.actor_of_request(request_).kind is ActorKind.STAFF
    scope.unbind()


def test_the_scope_of_a_request_ends_with_it_even_when_the_view_fails(request_: HttpRequest) -> None:
    made = people.person(NOW, network.centre())
    request_.session["person"] = str(made.id)
    seen = []

    def view(_request: HttpRequest) -> HttpResponse:
        seen.append(Person.objects.count())
        raise LookupError

    with pytest.raises(LookupError):
        ScopeMiddleware(view)(request_)
    assert seen == [1]
    assert Person.objects.count() == 0
