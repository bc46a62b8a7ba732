"""Letters by SMTP (RFC 5321), one connection for each."""

import smtplib
import ssl
from contextlib import suppress
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from enum import StrEnum

from hamroh.gateways.mail import Letter
from hamroh.gateways.outcome import Outcome, accepted, refused, refused_for_now

_OUR_NAME = "localhost"
"""Said in EHLO; left to itself smtplib asks the network for our name."""


class Security(StrEnum):
    """How the connection is protected. NONE is for a relay on the same machine."""

    NONE = "none"
    STARTTLS = "starttls"
    TLS = "tls"


@dataclass(frozen=True, slots=True)
class SmtpServer:
    """Where the server is and how to talk to it; `timeout` (seconds) bounds each step, not the whole."""

    host: str
    port: int
    security: Security = Security.STARTTLS
    user: str = ""
    password: str = field(default="", repr=False)
    timeout: float = 10.0


class SmtpMailer:
    """Hands letters to one server."""

    name = "smtp"

    def __init__(self, server: SmtpServer) -> None:
        self._server = server

    def hand_over(self, letter: Letter, /) -> Outcome:
        """Connect, hand over, part.

        Whatever goes wrong before the letter's own envelope is our trouble or the server's, never the
        letter's: even a refused password only means "later".
        """
        try:
            text = _composed(letter)
        except ValueError:
            return refused("bad_address")
        try:
            connection = self._connected()
        except (OSError, smtplib.SMTPException) as error:
            return refused_for_now(_detail(error))
        try:
            return _sent(connection, letter, text)
        finally:
            # The answer to the letter is known; a server that drops the line at QUIT changes nothing.
            with suppress(OSError, smtplib.SMTPException):
                connection.quit()
            connection.close()

    def _connected(self) -> smtplib.SMTP:
        server = self._server
        if server.security is Security.TLS:
            context = ssl.create_default_context()
            connection: smtplib.SMTP = smtplib.SMTP_SSL(
                server.host, server.port, _OUR_NAME, timeout=server.timeout, context=context
            )
        else:
            connection = smtplib.SMTP(server.host, server.port, _OUR_NAME, timeout=server.timeout)
        try:
            if server.security is Security.STARTTLS:
                connection.starttls(context=ssl.create_default_context())
            if server.user:
                connection.login(server.user, server.password)
        except (OSError, smtplib.SMTPException):
            connection.close()
            raise
        return connection


def _composed(letter: Letter) -> bytes:
    message = EmailMessage(policy=SMTP)
    message["From"] = letter.sender
    message["To"] = letter.recipient
    message["Subject"] = letter.subject
    message["Date"] = format_datetime(letter.written_at)
    message["Message-ID"] = letter.message_id
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(letter.body, charset="utf-8")
    message["Content-Language"] = letter.language  # setting the content clears what starts with Content-
    return message.as_bytes()


def _sent(connection: smtplib.SMTP, letter: Letter, text: bytes) -> Outcome:
    try:
        connection.sendmail(letter.sender, [letter.recipient], text)
    except smtplib.SMTPSenderRefused as error:
        return refused_for_now(_detail(error))
    except smtplib.SMTPRecipientsRefused as error:
        (code, _words), *_ = error.recipients.values()
        return _judged(code)
    except smtplib.SMTPResponseException as error:
        return _judged(error.smtp_code)
    except (OSError, smtplib.SMTPException) as error:
        # Also a line that broke after the letter: nobody knows, so it goes again with its Message-ID.
        return refused_for_now(_detail(error))
    except UnicodeError:
        return refused("bad_address")
    return accepted()


def _judged(code: int) -> Outcome:
    return refused(str(code)) if 500 <= code < 600 else refused_for_now(str(code))


def _detail(error: Exception) -> str:
    code = getattr(error, "smtp_code", None)
    return str(code) if code is not None else type(error).__name__
