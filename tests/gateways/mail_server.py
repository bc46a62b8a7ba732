"""A small real SMTP server on loopback whose manners a test chooses."""

import asyncio
import socket
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

OK = "250 taken"


@dataclass
class Manners:
    """What the server answers, and what it has taken so far.

    `after_data` is called with the server's view of a letter once its text has arrived and before the answer;
    it returns the answer. `stored` holds what was answered with 250.
    """

    at_recipient: str = OK
    after_data: Callable[[Message], str] = lambda _letter: OK
    drop_in_data: bool = False
    stored: list[Message] = field(default_factory=list)
    port: int = 0

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.at_recipient == OK:
            envelope.rcpt_tos.append(address)
        return self.at_recipient

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        content = envelope.content
        assert isinstance(content, bytes)
        if self.drop_in_data:
            assert isinstance(server.transport, asyncio.Transport)
            server.transport.abort()
            return OK
        letter = message_from_bytes(content, policy=default)
        answer = self.after_data(letter)
        if answer == OK:
            self.stored.append(letter)
        return answer


class _OnSocket(Controller):
    """Serves on a socket that is bound already; the library's own way can't tell which port it got."""

    def __init__(self, handler: Manners, bound: socket.socket) -> None:
        self._bound = bound
        super().__init__(handler, hostname="127.0.0.1", port=bound.getsockname()[1])

    def _create_server(self) -> Coroutine[Any, Any, asyncio.AbstractServer]:
        return self.loop.create_server(self._factory_invoker, sock=self._bound)


@contextmanager
def mail_server(manners: Manners) -> Iterator[Manners]:
    """Serve on a free port of 127.0.0.1 inside the block; `manners.port` tells which."""
    controller = _OnSocket(manners, socket.create_server(("127.0.0.1", 0)))
    controller.start()
    try:
        manners.port = controller.port
        yield manners
    finally:
        controller.stop()
