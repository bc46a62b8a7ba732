"""Tests stay on this machine."""

import socket

import pytest

from tests.loopback import NetworkBlockedError


def test_a_connection_to_another_machine_fails_loudly() -> None:
    with socket.socket() as outgoing, pytest.raises(NetworkBlockedError):
        outgoing.connect(("192.0.2.1", 80))


def test_loopback_is_open() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.socket() as outgoing:
        outgoing.connect(server.getsockname())
