"""Letters reach a real SMTP server, and each way to fail has the right meaning."""

import socket
import threading
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from hamroh.gateways.mail import Letter
from hamroh.gateways.mail.choice import mailer_for
from hamroh.gateways.mail.smtp import Security, SmtpMailer, SmtpServer
from hamroh.gateways.outcome import Outcome, accepted, refused, refused_for_now
from tests.gateways.mail_server import Manners, mail_server

LETTER = Letter(
    message_id="<0123abcd@hamroh.example>",
    sender="Hamroh <news@hamroh.example>",
    recipient="dilshod@mail.example",
    subject="Yangi xabar bor · Есть новость",
    body="Sizga yangi xabar bor: https://hamroh.example\nOʻzbekcha, тоҷикӣ.\n.\nTugadi",
    language="uz",
    written_at=datetime(2026, 11, 23, 9, 30, tzinfo=UTC),
)


def _mailer(port: int, timeout: float = 5) -> SmtpMailer:
    return SmtpMailer(SmtpServer("127.0.0.1", port, Security.NONE, timeout=timeout))


def _hand_over(manners: Manners, letter: Letter = LETTER, timeout: float = 5) -> Outcome:
    with mail_server(manners):
        return _mailer(manners.port, timeout).hand_over(letter)


def test_a_letter_arrives_whole_and_keeps_its_message_id() -> None:
    manners = Manners()
    assert _hand_over(manners) == accepted()
    (letter,) = manners.stored
    assert letter["Message-ID"] == LETTER.message_id
    assert letter["To"] == LETTER.recipient
    assert letter["From"] == LETTER.sender
    assert letter["Subject"] == LETTER.subject
    assert letter["Date"] == "Mon, 23 Nov 2026 09:30:00 +0000"
    assert letter["Content-Language"] == "uz"
    assert letter["Auto-Submitted"] == "auto-generated"
    content = letter.get_payload(decode=True)
    assert isinstance(content, bytes)
    assert content.decode().replace("\r\n", "\n").rstrip("\n") == LETTER.body


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        ("450 4.2.1 the mailbox is busy", refused_for_now("450")),
        ("421 4.3.2 closing", refused_for_now("421")),
        ("550 5.1.1 no such mailbox", refused("550")),
    ],
)
def test_a_refused_recipient_is_permanent_only_with_a_code_of_five_hundred(
    answer: str, outcome: Outcome
) -> None:
    assert _hand_over(Manners(at_recipient=answer)) == outcome


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [("452 4.3.1 no room", refused_for_now("452")), ("554 5.7.1 not wanted", refused("554"))],
)
def test_a_refused_text_is_permanent_only_with_a_code_of_five_hundred(answer: str, outcome: Outcome) -> None:
    manners = Manners(after_data=lambda _letter: answer)
    assert _hand_over(manners) == outcome
    assert not manners.stored


def test_a_line_that_drops_during_the_text_means_later() -> None:
    assert _hand_over(Manners(drop_in_data=True)) == refused_for_now("SMTPServerDisconnected")


def test_a_server_that_does_not_answer_means_later() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        outcome = _mailer(silent.getsockname()[1], timeout=0.2).hand_over(LETTER)
    assert outcome == refused_for_now("SMTPServerDisconnected")


def test_a_server_slower_than_the_limit_after_the_text_means_later() -> None:
    given_up = threading.Event()

    def slowly(_letter: object) -> str:
        given_up.wait(20)
        return "250 too late"

    manners = Manners(after_data=slowly)
    with mail_server(manners):
        outcome = _mailer(manners.port, timeout=0.3).hand_over(LETTER)
        given_up.set()
    assert not outcome.accepted
    assert not outcome.permanent


def test_no_server_means_later() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        free = server.getsockname()[1]
    assert _mailer(free).hand_over(LETTER) == refused_for_now("ConnectionRefusedError")


def test_a_server_without_the_demanded_protection_gets_no_letter() -> None:
    manners = Manners()
    with mail_server(manners):
        mailer = SmtpMailer(SmtpServer("127.0.0.1", manners.port, Security.STARTTLS, timeout=5))
        assert mailer.hand_over(LETTER) == refused_for_now("SMTPNotSupportedError")
    assert not manners.stored


def test_a_server_that_asks_for_no_password_where_we_have_one_means_later() -> None:
    manners = Manners()
    with mail_server(manners):
        server = SmtpServer(
            "127.0.0.1", manners.port, Security.NONE, user="hamroh", password="secret", timeout=5
        )
        assert SmtpMailer(server).hand_over(LETTER) == refused_for_now("SMTPNotSupportedError")
    assert "password" not in repr(server)


@pytest.mark.parametrize("recipient", ["a@b.example\nBcc: c@d.example", "дилшод@почта.example"])
def test_an_address_that_cannot_be_an_address_is_refused_for_good(recipient: str) -> None:
    manners = Manners()
    assert _hand_over(manners, replace(LETTER, recipient=recipient)) == refused("bad_address")
    assert not manners.stored


def test_settings_choose_the_mailer() -> None:
    assert mailer_for("demo:").name == "demo"
    assert mailer_for("demo:").hand_over(LETTER) == accepted()
    assert mailer_for("smtp+starttls://user:p%40ss@mail.example").name == "smtp"
    with pytest.raises(ValueError, match="looks like"):
        mailer_for("http://mail.example")
