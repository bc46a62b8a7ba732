"""How staff sign in: allauth (MIT) with a password and a one-time code, its doors opened one by one.

People we serve come in by another door; signing in by one drops the other from the session.
"""

import time
from collections.abc import Iterator
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from hamroh.accounts.sessions import drop_person
from hamroh.foundation.fields import seal, unseal

SECOND_FACTOR = "mfa"
SHIFT_SECONDS = 12 * 3600
"""So long one showing of the second factor lasts: a shift, not the fortnight of a session."""
FRESH_SECONDS = 300

_SECRET_PLACE = "mfa_authenticator|data"  # noqa: S105  # names a column
_CODE_WRONG = _("This code does not fit or was used already. Wait for the next one.")
_TOO_MANY = _("Too many wrong tries. Wait five minutes, then try again.")


class StaffAccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """No sign-up, no mail, no notices: an administrator makes accounts."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": _("User name or password is wrong."),
        "incorrect_password": _("The password is wrong."),
        "too_many_login_attempts": _TOO_MANY,
        "rate_limited": _TOO_MANY,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002  # allauth's signature
        """Nobody signs up."""
        return False

    def pre_login(
        self, request: HttpRequest, user: AbstractBaseUser, **kwargs: object
    ) -> HttpResponse | None:
        """Drop a person's session before the first factor has any effect."""
        drop_person(request)
        answer: HttpResponse | None = super().pre_login(request, user, **kwargs)
        return answer

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """Drop it once more: a person may have signed in while the second factor was awaited."""
        drop_person(request)
        super().login(request, user)

    def respond_user_inactive(self, request: HttpRequest, user: AbstractBaseUser) -> HttpResponse:  # noqa: ARG002
        """A closed account opens nothing."""
        raise PermissionDenied

    def is_reauthentication_required(self, *, app: str, **kwargs: object) -> bool:
        """Who typed the password a moment ago goes straight to setting up the first factor."""
        user = self.request.user
        if app == "allauth.mfa" and not is_mfa_enabled(user):
            fresh = _records(self.request, "password", within=FRESH_SECONDS)
            return next(fresh, None) is None
        return bool(super().is_reauthentication_required(app=app, **kwargs))

    def get_reauthentication_methods(self, user: AbstractBaseUser) -> list[dict[str, Any]]:
        """Who has a second factor confirms with it: a stolen password must not be enough to remove it."""
        methods: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        return [one for one in methods if one["id"] == "mfa_reauthenticate"] or methods

    def add_message(self, *args: object, **kwargs: object) -> None:
        """The next page shows who is signed in; no notice is needed."""

    def send_notification_mail(self, *args: object, **kwargs: object) -> None:
        """Staff accounts hold no address."""


class StaffSecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth ships no types
    """Secrets of authenticator apps lie encrypted in the database."""

    error_messages = DefaultMFAAdapter.error_messages | {"incorrect_code": _CODE_WRONG}

    def encrypt(self, text: str) -> str:
        """The stored form of a secret."""
        return str(seal(text, place=_SECRET_PLACE))

    def decrypt(self, encrypted_text: str) -> str:
        """The secret."""
        return unseal(encrypted_text, place=_SECRET_PLACE)

    def build_totp_svg(self, url: str) -> str:  # noqa: ARG002  # allauth's signature
        """Our own part draws the code."""
        return ""

    def send_notification_mail(self, *args: object, **kwargs: object) -> None:
        """Staff accounts hold no address."""


def signed_in_with_second_factor(request: HttpRequest) -> bool:
    """Whether this session of a staff user went through the second factor within a shift."""
    return next(_records(request, SECOND_FACTOR, within=SHIFT_SECONDS), None) is not None


def secret_of(user: AbstractBaseUser) -> str | None:
    """The secret of a user's authenticator app, for the demo's own accounts only; None without an app."""
    if not getattr(user, "is_demo", False):
        raise PermissionDenied
    app = Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).first()
    return unseal(app.data["secret"], place=_SECRET_PLACE) if app else None


def address_of(request: HttpRequest) -> str:
    """The address a request came from, as far as our own proxies (HAMROH_PROXIES) tell."""
    return str(StaffAccountAdapter(request).get_client_ip(request))


def _records(request: HttpRequest, method: str, *, within: float) -> Iterator[dict[str, Any]]:
    # Without the user named allauth answers with nothing.
    for record in get_authentication_records(request, request.user):
        if record.get("method") == method and time.time() - record["at"] < within:
            yield record
