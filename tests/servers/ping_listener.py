"""A dead-man's switch on loopback: it answers as a test says, and keeps what it was asked."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler

from servers.certificate import Certificate
from servers.loopback_web import LoopbackWeb


@dataclass(frozen=True)
class Asked:
    """One request; `target` is path and query."""

    method: str
    target: str
    body: bytes


@dataclass
class PingListener:
    """`statuses` are given in turn, the last of them for ever; `drips` is a line without end."""

    statuses: list[int] = field(default_factory=lambda: [200])
    answer: bytes = b"OK"
    certificate: Certificate | None = None
    hangs: bool = False
    drips: bool = False
    asked: list[Asked] = field(default_factory=list)
    port: int = 0
    over: threading.Event = field(default_factory=threading.Event)

    @contextmanager
    def listening(self) -> Iterator["PingListener"]:
        with LoopbackWeb(self, _Handler, self.certificate).listening(self.over) as self.port:
            yield self


class _Handler(BaseHTTPRequestHandler):
    server: "LoopbackWeb[PingListener]"

    def do_GET(self) -> None:
        self._take()

    def do_POST(self) -> None:
        self._take()

    def _take(self) -> None:
        listener = self.server.owner
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        listener.asked.append(Asked(self.command, self.path, body))
        if listener.hangs:
            listener.over.wait()
        elif listener.drips:
            self._drip()
        else:
            self._answer()

    def _answer(self) -> None:
        listener = self.server.owner
        number = min(len(listener.asked), len(listener.statuses)) - 1
        self.send_response(listener.statuses[number])
        self.send_header("Content-Length", str(len(listener.answer)))
        self.end_headers()
        self.wfile.write(listener.answer)

    def _drip(self) -> None:
        with suppress(OSError):
            self.wfile.write(b"HTTP/1.1 ")
            while not self.server.owner.over.wait(0.05):
                self.wfile.write(b"2")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Nobody reads it."""
