"""Where allauth's own page does not do: the code for the app is drawn by our part, never a `data:` image."""

from typing import Any

from allauth.mfa.totp.views import ActivateTOTPView
from django.utils.translation import gettext

from hamroh.ui.parts import Qr


class SetUpFactor(ActivateTOTPView):  # type: ignore[misc]  # allauth ships no types
    """Set up the authenticator app."""

    def get_context_data(self, **kwargs: object) -> dict[str, Any]:
        """With the QR code as a part."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["qr"] = Qr(context["totp_url"], gettext("QR code for the authenticator app"))
        return context
