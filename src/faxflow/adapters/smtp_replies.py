"""Reads SMTP replies strictly: half a reply, or none, is never taken for an answer.

`smtplib` takes a line that was cut off by the end of the connection for a whole one,
and cannot tell a reply that came unasked from the answer to the last command. After
the final dot either mistake would lose or double a fax.
"""

import re
import select
import smtplib
import socket
import ssl
import time
from dataclasses import dataclass
from typing import Any

_LINE = re.compile(rb"([2-5]\d\d)(?:([ -])(.*))?\r?\n", re.DOTALL)
_SLACK_SECONDS = 0.05  # what a reply's time limit may be stretched by
_LONGEST = 65_536  # octets of one reply; RFC 5321 4.5.3.1.5 allows 512 a line


@dataclass(frozen=True, slots=True)
class Reply:
    """One whole answer of the server; a line of `text` for each of its lines."""

    code: int
    text: str


class StrictReplies(smtplib.SMTP):
    """Replaces smtplib's reading; what is left of a reply never outlives its socket."""

    _heard = bytearray()
    _heard_on: socket.socket | None = None

    def connect(
        self, host: str = "localhost", port: int = 0, source_address: Any = None
    ) -> tuple[int, bytes]:
        """As smtplib's, with small writes sent at once: the dot must not wait for an ACK."""
        answer = super().connect(host, port, source_address)
        if self.sock is not None:
            self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return answer

    def getreply(self) -> tuple[int, bytes]:
        """The next reply; anything but a whole one ends the connection.

        Raises SMTPServerDisconnected.
        """
        reply = self.read_reply()
        return reply.code, reply.text.encode("utf-8", "surrogateescape")

    def read_reply(self) -> Reply:
        """The next reply, all of it within the socket's timeout. Raises SMTPServerDisconnected."""
        try:
            return self._reply(self._deadline())
        except (OSError, ValueError) as error:
            self.close()
            raise smtplib.SMTPServerDisconnected(_cause(error)) from error

    def spoke_unasked(self) -> bool:
        """Whether the server has said something, or left, before it was asked."""
        self._forget_other_sockets()
        return bool(self._heard) or self._has_more()

    def _reply(self, deadline: float | None) -> Reply:
        texts: list[bytes] = []
        while True:
            match = _LINE.fullmatch(self._line(deadline))
            if match is None:
                raise ValueError("what it answered is no SMTP reply")
            texts.append((match[3] or b"").strip())
            if match[2] != b"-":
                return Reply(int(match[1]), b"\n".join(texts).decode("utf-8", "replace"))

    def _line(self, deadline: float | None) -> bytes:
        self._forget_other_sockets()
        while (end := self._heard.find(b"\n")) < 0:
            if len(self._heard) > _LONGEST:
                raise ValueError("its reply has no end")
            self._hear(deadline)
        line = bytes(self._heard[: end + 1])
        del self._heard[: end + 1]
        return line

    def _hear(self, deadline: float | None) -> None:
        sock = self._socket()
        usual = sock.gettimeout()
        left = usual if deadline is None else max(deadline - time.monotonic(), 0.001)
        # Each change of the timeout is a system call, and most replies come in one piece.
        hurried = usual is not None and left is not None and left < usual - _SLACK_SECONDS
        if hurried:
            sock.settimeout(left)
        try:
            more = sock.recv(4096)
        finally:
            if hurried:
                sock.settimeout(usual)
        if not more:
            raise ConnectionResetError("it closed the connection")
        self._heard += more

    def _has_more(self) -> bool:
        sock = self._socket()
        if not isinstance(sock, ssl.SSLSocket) and not _is_readable(sock):
            return False  # most often; and one system call instead of three
        usual = sock.gettimeout()
        sock.settimeout(0)
        try:
            self._heard += sock.recv(4096)
        except (BlockingIOError, ssl.SSLWantReadError):
            return False
        except OSError:
            return True
        finally:
            sock.settimeout(usual)
        return True  # words, or the end of the connection

    def _deadline(self) -> float | None:
        """A length of time, not a moment of the day: a dripping server must not stretch it."""
        seconds = self._socket().gettimeout()
        return None if seconds is None else time.monotonic() + seconds

    def _socket(self) -> socket.socket:
        if self.sock is None:
            raise ConnectionResetError("the connection is closed")
        return self.sock

    def _forget_other_sockets(self) -> None:
        """Drops words from before STARTTLS, which anyone on the way could have put there."""
        if self._heard_on is not self.sock:
            self._heard_on, self._heard = self.sock, bytearray()


class PlainReplies(StrictReplies):
    """From plain text on, by STARTTLS where asked for."""


class TlsReplies(StrictReplies, smtplib.SMTP_SSL):
    """TLS from the first byte."""


def _is_readable(sock: socket.socket) -> bool:
    return bool(select.select([sock], [], [], 0)[0])


def _cause(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return "it did not answer in time"
    return str(error) if isinstance(error, ValueError) else "it closed the connection"
