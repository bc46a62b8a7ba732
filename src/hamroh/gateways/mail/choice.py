"""Which mailer an address in the settings means."""

from urllib.parse import unquote, urlsplit

from hamroh.gateways.mail import Mailer
from hamroh.gateways.mail.demo import DemoMailer
from hamroh.gateways.mail.smtp import Security, SmtpMailer, SmtpServer

_SECURITY = {
    "smtp": (Security.NONE, 25),
    "smtp+starttls": (Security.STARTTLS, 587),
    "smtps": (Security.TLS, 465),
}


def mailer_for(url: str, *, timeout: float = 10.0) -> Mailer:
    """The mailer for `demo:`, `smtp://host:25`, `smtp+starttls://user:password@host:587` or `smtps://…`.

    Raises ValueError for anything else.
    """
    parts = urlsplit(url)
    if parts.scheme == "demo":
        return DemoMailer()
    if parts.scheme not in _SECURITY or not parts.hostname:
        raise ValueError("a mail address looks like smtp+starttls://user:password@host:587")
    security, port = _SECURITY[parts.scheme]
    return SmtpMailer(
        SmtpServer(
            host=parts.hostname,
            port=parts.port or port,
            security=security,
            user=unquote(parts.username or ""),
            password=unquote(parts.password or ""),
            timeout=timeout,
        )
    )
