"""allauth's addresses that are open, under its own names; no sign-up, no mail, no reset by mail."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from django.urls import path
from django.views.generic import RedirectView

from hamroh.workspace.signin.views import SetUpFactor

urlpatterns = [
    path("sign-in/", account.login, name="account_login"),
    path("sign-out/", account.logout, name="account_logout"),
    path("confirm/", account.reauthenticate, name="account_reauthenticate"),
    path("code/", mfa.authenticate, name="mfa_authenticate"),
    path("code/confirm/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("code/set-up/", SetUpFactor.as_view(), name="mfa_activate_totp"),
    path("code/remove/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("code/spare/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    # Where allauth leads when a factor was changed.
    path("code/done/", RedirectView.as_view(pattern_name="workspace:home"), name="mfa_index"),
]
