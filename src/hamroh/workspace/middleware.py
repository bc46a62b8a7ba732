"""No page of the workspace opens without both factors, and each opens in the language of who works."""

from collections.abc import Callable

from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from django.utils.http import urlencode

from hamroh.accounts.models import StaffUser
from hamroh.accounts.signin import signed_in_with_second_factor

DOORS = frozenset(
    {
        "account_login",
        "account_logout",
        "account_reauthenticate",
        "mfa_authenticate",
        "mfa_reauthenticate",
        "mfa_activate_totp",
    }
)
"""Pages on the way in; all others under the workspace's prefix need both factors."""


class SecondFactorMiddleware:
    """Sends who has only a password to set up a second factor, and who has not shown it to show it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        _view: Callable[..., object],
        _args: object,
        _kwargs: object,
    ) -> HttpResponse | None:
        """Decide before the view runs."""
        match = request.resolver_match
        if match is None or not match.route.startswith("work/"):
            return None
        if isinstance(request.user, StaffUser):
            translation.activate(request.user.language)
        return None if match.view_name in DOORS else _missing_factor(request)


def _missing_factor(request: HttpRequest) -> HttpResponse | None:
    if not isinstance(request.user, StaffUser):
        return redirect_to_login(request.get_full_path(), reverse("account_login"))
    if not is_mfa_enabled(request.user):
        return redirect("mfa_activate_totp")
    if not signed_in_with_second_factor(request):
        query = urlencode({"next": request.get_full_path()})
        return redirect(f"{reverse('mfa_reauthenticate')}?{query}")
    return None
