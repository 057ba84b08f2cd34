"""For every test: no network but loopback."""

import os
import socket
from typing import Any

import pytest

# Under sudo the commands that tests start would go by the installed configuration alone.
os.environ.pop("SUDO_UID", None)

pytest_plugins = (
    "answers_checked",
    "proof.figures",
    "proof.batteries",
    "servers.dovecot",
    "servers.postfix",
)

LOOPBACK = {"127.0.0.1", "::1", "localhost", ""}


@pytest.fixture(autouse=True)
def only_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that reaches out of this machine fails, naming the address."""
    real = socket.socket.connect

    def connect(self: socket.socket, address: Any) -> None:
        if isinstance(address, tuple) and address[0] not in LOOPBACK:
            raise AssertionError(f"a test tried to reach {address[0]}")
        real(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect)
