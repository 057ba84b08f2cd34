"""A small web server on loopback that answers as a test says, and keeps what it was sent."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler

from servers.certificate import Certificate
from servers.loopback_web import LoopbackWeb


@dataclass
class WebListener:
    """`posts` holds path and body of each; with `drips` a first line comes that never ends."""

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    certificate: Certificate | None = None
    hangs: bool = False
    drips: bool = False
    posts: list[tuple[str, bytes]] = field(default_factory=list)
    gets: int = 0
    port: int = 0
    over: threading.Event = field(default_factory=threading.Event)

    @contextmanager
    def listening(self) -> Iterator["WebListener"]:
        with LoopbackWeb(self, _Handler, self.certificate).listening(self.over) as self.port:
            yield self


class _Handler(BaseHTTPRequestHandler):
    server: "LoopbackWeb[WebListener]"

    def do_POST(self) -> None:
        listener = self.server.owner
        length = int(self.headers["Content-Length"])
        listener.posts.append((self.path, self.rfile.read(length)))
        if listener.hangs:
            listener.over.wait()
        elif listener.drips:
            self._drip()
        else:
            self._answer()

    def do_GET(self) -> None:
        self.server.owner.gets += 1
        self._answer()

    def _answer(self) -> None:
        self.send_response(self.server.owner.status)
        for name, value in self.server.owner.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _drip(self) -> None:
        with suppress(OSError):
            self.wfile.write(b"HTTP/1.1 ")
            while not self.server.owner.over.wait(0.05):
                self.wfile.write(b"2")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Nobody reads it."""
