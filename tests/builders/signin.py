"""Staff who are signed in with both factors, quickly: the session as allauth leaves it.

`tests/workspace/test_signin.py` walks through the doors themselves and compares what they leave.
"""

import time
from datetime import datetime
from uuid import UUID

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest
from django.test import Client

from hamroh.accounts.models import StaffUser
from hamroh.accounts.roles import Role
from hamroh.accounts.signin import SECOND_FACTOR, secret_of
from hamroh.foundation.actor import Actor
from hamroh.network.models import Centre
from hamroh.project.demo.codes import code_at
from tests.builders import accounts

PASSWORD = "a long password of a test"
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def user_of(actor: Actor) -> StaffUser:
    """The user behind a staff actor."""
    assert actor.id is not None
    return StaffUser.objects.get(pk=actor.id)


def give_factor(user: StaffUser) -> None:
    """An authenticator app, made as allauth makes it."""
    if not Authenticator.objects.filter(user=user).exists():
        TOTP.activate(user, generate_totp_secret())


def current_code(user: StaffUser) -> str:
    """What the app shows now; waits when it is about to change."""
    while time.time() % 30 > 27:
        time.sleep(0.2)
    user.is_demo = True  # secrets of others are not to be had
    secret = secret_of(user)
    assert secret is not None
    return code_at(secret, time.time())


def sign_in(actor: Actor, client: Client | None = None) -> Client:
    """A client in which the staff actor is signed in with both factors."""
    client = client or Client()
    user = user_of(actor)
    give_factor(user)
    client.force_login(user, backend=BACKEND)
    session = client.session
    assert isinstance(session, SessionStore)
    request = HttpRequest()
    request.session = session
    record_authentication(request, user, method=SECOND_FACTOR, type="totp")
    session.save()
    return client


def staff_client(now: datetime, centre: Centre, *roles: Role, username: str = "") -> Client:
    """Somebody new who holds the roles at the centre, signed in."""
    return sign_in(accounts.staff(now, centre, *roles, username=username))


def with_password(actor: Actor) -> StaffUser:
    """The user of a staff actor, with the password of tests."""
    user = user_of(actor)
    user.set_password(PASSWORD)
    user.save(update_fields=["password"])
    return user


def person_client(person_id: UUID) -> Client:
    """A client in which a person is signed in, as the person's door leaves it."""
    client = Client()
    session = client.session
    session["person"] = str(person_id)
    session.save()
    return client
